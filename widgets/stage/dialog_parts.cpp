#include "widgets/stage/dialog_parts.h"

#include <QLabel>
#include <QRegularExpression>
#include <QString>
#include <QStringList>

namespace shardscope::widgets {

std::string freeName(const std::string& prefix, const std::function<bool(const std::string&)>& isTaken)
{
    for (std::size_t i = 1;; ++i) { // ends: each name that is taken is one of finitely many
        std::string name = prefix + std::to_string(i);
        if (!isTaken(name))
            return name;
    }
}

streams::Tags tagsIn(const QString& text)
{
    static const QRegularExpression kBetween(QStringLiteral("[,\n]"));
    streams::Tags tags;
    for (const QString& each : text.split(kBetween, Qt::SkipEmptyParts)) {
        const QString tag = each.trimmed();
        const qsizetype equals = tag.indexOf(QLatin1Char('='));
        if (!tag.isEmpty())
            tags[tag.left(equals).trimmed().toStdString()] =
                equals < 0 ? std::string{} : tag.mid(equals + 1).trimmed().toStdString();
    }
    return tags;
}

QLabel* makeSentences(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

}
