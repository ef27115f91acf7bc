// The letters that the keyboard chooses entries of a menu and parts of a dialog by.
#pragma once

#include <QString>
#include <QStringList>

#include <map>

namespace shardscope::app {

// Of a text as a menu or a label has it; null where it has none. "&&" is a sign of its own.
inline QChar mnemonicOf(const QString& text)
{
    for (qsizetype i = 0; i + 1 < text.size(); ++i) {
        if (text[i] != u'&')
            continue;
        if (text[i + 1] != u'&')
            return text[i + 1].toUpper();
        ++i;
    }
    return {};
}

// Letters that two of the texts share, and those that are not on every keyboard, in words; empty when all is well.
inline QString mnemonicTrouble(const QStringList& texts)
{
    QStringList trouble;
    std::map<QChar, QString> taken;
    for (const QString& text : texts) {
        const QChar letter = mnemonicOf(text);
        if (letter.isNull())
            continue;
        if (letter.unicode() > 0x7f)
            trouble << QStringLiteral("\u201c%1\u201d: no such key").arg(text);
        else if (const auto [other, isNew] = taken.try_emplace(letter, text); !isNew)
            trouble << QStringLiteral("%1: \u201c%2\u201d and \u201c%3\u201d").arg(letter).arg(other->second, text);
    }
    return trouble.join(QStringLiteral("; "));
}

}
