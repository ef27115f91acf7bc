#include "widgets/stage/dialog_parts.h"

#include <QLabel>

namespace shardscope::widgets {

std::string freeName(const std::string& prefix, const std::function<bool(const std::string&)>& isTaken)
{
    for (std::size_t i = 1;; ++i) { // ends: each name that is taken is one of finitely many
        std::string name = prefix + std::to_string(i);
        if (!isTaken(name))
            return name;
    }
}

QLabel* makeSentences(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

}
