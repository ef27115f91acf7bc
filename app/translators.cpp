#include "translators.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace shardscope::app {

namespace {

constexpr int kLongestCaption = 32;

// What exams and the service's own pages call things. Longer ones first: "iterator age" is not an "iterator".
const QStringList& terms()
{
    static const QStringList kTerms{QStringLiteral("enhanced fan-out"), QStringLiteral("sequence number"),
        QStringLiteral("partition key"), QStringLiteral("iterator age"), QStringLiteral("shard count"),
        QStringLiteral("hash key"), QStringLiteral("throughput"), QStringLiteral("retention"),
        QStringLiteral("fan-out"), QStringLiteral("producer"), QStringLiteral("consumer"), QStringLiteral("record"),
        QStringLiteral("stream"), QStringLiteral("shard"), QStringLiteral("quota"), QStringLiteral("split"),
        QStringLiteral("merge")};
    return kTerms;
}

bool isCaption(const QString& source)
{
    return source.size() <= kLongestCaption && !source.contains(QLatin1Char('%')) && !source.contains(QLatin1Char('<'))
        && !source.contains(QLatin1Char('\n')) && !source.endsWith(QLatin1Char('.'));
}

QChar accented(QChar letter)
{
    static const QString kPlain = QStringLiteral("aeiouyAEIOUYcn");
    static const QString kAccented = QStringLiteral("àéîöüÿÀÉÎÖÜŸçñ");
    const auto at = kPlain.indexOf(letter);
    return at < 0 ? letter : kAccented[at];
}

}

QString withEnglishTerm(const QString& translated, const QString& source)
{
    QString plain = source;
    plain.remove(QLatin1Char('&'));
    if (translated.isEmpty() || !isCaption(plain))
        return translated;
    for (const QString& term : terms()) {
        const QRegularExpression word(QStringLiteral("\\b%1(s|es)?\\b").arg(term),
            QRegularExpression::CaseInsensitiveOption);
        if (!plain.contains(word))
            continue;
        const bool isThere = QString(translated).remove(QLatin1Char('&')).contains(term, Qt::CaseInsensitive);
        return isThere ? translated : QStringLiteral("%1 (%2)").arg(translated, term);
    }
    return translated;
}

// What is between < and >, after % and after & must stay as it is.
QString lengthened(const QString& text)
{
    static const QRegularExpression kKept(QStringLiteral("<[^>]*>|%L?\\d+|%L?n|&[a-z]+;|&\\w"));
    QString made;
    qsizetype from = 0;
    const auto addPlain = [&](qsizetype until) {
        for (; from < until; ++from)
            made += accented(text[from]);
    };
    qsizetype letters = text.size();
    for (auto matches = kKept.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        addPlain(match.capturedStart());
        made += match.captured();
        from = match.capturedEnd();
        letters -= match.capturedLength();
    }
    addPlain(text.size());
    // In groups of four, so that long texts can still be broken into lines.
    for (qsizetype i = 0; i < (letters * 2 + 4) / 5; ++i)
        made += i % 5 == 0 && letters > 12 ? QLatin1Char(' ') : QLatin1Char('~');
    return made;
}

QString TermTranslator::translate(const char* context, const char* source, const char* disambiguation, int n) const
{
    return withEnglishTerm(QTranslator::translate(context, source, disambiguation, n), QString::fromUtf8(source));
}

QString LongTranslator::translate(const char* context, const char* source, const char* disambiguation, int n) const
{
    // Qt's own words, the names of keys among them, stay what they are.
    if (context[0] == 'Q')
        return {};
    const QString english = QTranslator::translate(context, source, disambiguation, n);
    return lengthened(english.isEmpty() ? QString::fromUtf8(source) : english);
}

}
