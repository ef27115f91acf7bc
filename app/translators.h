// The catalogues of the window with something done to what comes out of them: an English
// term set beside its translation, or words made longer to see whether they still fit.
#pragma once

#include <QTranslator>

namespace shardscope::app {

// Where a caption names a thing that AWS and its exams know by an English word, that word
// follows in parentheses: "分片 (shard)". Sentences stay as they are.
class TermTranslator : public QTranslator {
    Q_OBJECT

public:
    using QTranslator::QTranslator;
    QString translate(const char* context, const char* source, const char* disambiguation, int n) const override;
};

// "Shàrd màp ~~~~": English with accents and 40 % longer. For pictures of the window only.
class LongTranslator : public QTranslator {
    Q_OBJECT

public:
    using QTranslator::QTranslator;
    QString translate(const char* context, const char* source, const char* disambiguation, int n) const override;
    [[nodiscard]] bool isEmpty() const override { return false; }
};

// `translated` with the English term that its source names, where it is a caption and the
// term is not there already.
[[nodiscard]] QString withEnglishTerm(const QString& translated, const QString& source);
[[nodiscard]] QString lengthened(const QString& text);

}
