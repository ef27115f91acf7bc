// What the dialogs that add something to a run share.
#pragma once

#include "streams/api_types.h"

#include <functional>
#include <string>

class QLabel;
class QLayout;
class QString;
class QWidget;

namespace shardscope::widgets {

// "consumer-1" of "consumer-", or the first number that nobody has.
[[nodiscard]] std::string freeName(const std::string& prefix, const std::function<bool(const std::string&)>& isTaken);

// "team=web, cost=12", or one a line; a tag without a value has an empty one.
[[nodiscard]] streams::Tags tagsIn(const QString& text);

// Sentences, as they are and as long as they are.
[[nodiscard]] QLabel* makeSentences(QWidget* parent);

// Tab goes through what is laid out as people read it, whatever was made first.
void tabInReadingOrder(const QLayout& layout);

}
