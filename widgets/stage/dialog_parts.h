// What the dialogs that add something to a run share.
#pragma once

#include <functional>
#include <string>

class QLabel;
class QWidget;

namespace shardscope::widgets {

// "consumer-1" of "consumer-", or the first number that nobody has.
[[nodiscard]] std::string freeName(const std::string& prefix, const std::function<bool(const std::string&)>& isTaken);

// Sentences, as they are and as long as they are.
[[nodiscard]] QLabel* makeSentences(QWidget* parent);

}
