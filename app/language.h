// The language of the window: catalogues, number forms and the font families that go with
// it. Switching sends LanguageChange to every widget.
#pragma once

#include <QString>
#include <QTranslator>

#include <memory>

namespace shardscope::app {

class Language {
public:
    // "en", "zh_TW", "vi"; empty follows the system, and is English where we have nothing better.
    // "en+40" is English made longer, for pictures.
    void use(const QString& code);
    // Sets English terms beside their translations in captions, from now on.
    void showEnglishTerms(bool areShown);

    [[nodiscard]] const QString& current() const { return m_code; }

private:
    void installOurs();

    QString m_code;
    bool m_showsTerms = false;
    std::unique_ptr<QTranslator> m_ours;
    std::unique_ptr<QTranslator> m_qt;
};

}
