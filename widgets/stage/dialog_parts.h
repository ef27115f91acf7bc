// What the dialogs that add something to a run share.
#pragma once

#include "streams/api.h"
#include "streams/api_types.h"
#include "widgets/theme.h"

#include <functional>
#include <string>

class QDialog;
class QDialogButtonBox;
class QLabel;
class QLayout;
class QPushButton;
class QString;
class QVBoxLayout;
class QWidget;

namespace shardscope::widgets {

// "consumer-1" of "consumer-", or the first number that nobody has.
[[nodiscard]] std::string freeName(const std::string& prefix, const std::function<bool(const std::string&)>& isTaken);

// "team=web, cost=12", or one a line; a tag without a value has an empty one.
[[nodiscard]] streams::Tags tagsIn(const QString& text);

// Sentences, as they are and as long as they are.
[[nodiscard]] QLabel* makeSentences(QWidget* parent);

void setInk(QLabel* label, QColor colour);
// A label that is set anew is laid out anew.
void say(QLabel* label, const QString& text);

// What a refusal means, what helps, and under that what the service says.
[[nodiscard]] QString refusalText(const streams::Refusal& refusal);

// What lies in a dialog, from above.
[[nodiscard]] QVBoxLayout* makeColumn(QDialog* dialog, const Theme& theme);
// The button that does it, and the one that does not. Neither accepts nor rejects anything by itself.
[[nodiscard]] QDialogButtonBox* makeButtons(QPushButton* does, const QString& cancel, QDialog* dialog);

// Tab goes through what is laid out as people read it, whatever was made first.
void tabInReadingOrder(const QLayout& layout);

}
