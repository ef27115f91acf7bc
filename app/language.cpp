#include "language.h"

#include "translators.h"

#include <QApplication>
#include <QFont>
#include <QLibraryInfo>
#include <QLocale>

#include <utility>

namespace shardscope::app {

namespace {

QString systemCode()
{
    const QLocale system = QLocale::system();
    if (system.language() == QLocale::Vietnamese)
        return QStringLiteral("vi");
    const bool isTraditional = system.script() == QLocale::TraditionalHanScript || system.territory() == QLocale::Taiwan
        || system.territory() == QLocale::HongKong;
    if (system.language() == QLocale::Chinese && isTraditional)
        return QStringLiteral("zh_TW");
    return QStringLiteral("en");
}

// Han characters are drawn differently in each country, so the family must follow the
// language; relying on the fallback gives Japanese forms.
QStringList familiesFor(const QString& code)
{
    QStringList families{QStringLiteral("Inter"), QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans")};
    if (code == QLatin1String("zh_TW"))
        families << QStringLiteral("Noto Sans CJK TC") << QStringLiteral("Noto Sans TC")
                 << QStringLiteral("PingFang TC") << QStringLiteral("Microsoft JhengHei");
    return families;
}

void replace(std::unique_ptr<QTranslator>& slot, std::unique_ptr<QTranslator> next)
{
    if (slot)
        QCoreApplication::removeTranslator(slot.get());
    slot = std::move(next);
    if (slot)
        QCoreApplication::installTranslator(slot.get());
}

}

void Language::use(const QString& code)
{
    m_code = code.isEmpty() ? systemCode() : code;
    const QLocale locale = m_code == QLatin1String("en") && QLocale::system().language() == QLocale::English
        ? QLocale::system()
        : QLocale(m_code.section(QLatin1Char('+'), 0, 0));
    QLocale::setDefault(locale);
    QFont font = QApplication::font();
    font.setFamilies(familiesFor(m_code));
    QApplication::setFont(font);

    auto qt = std::make_unique<QTranslator>();
    const bool hasQt = qt->load(QStringLiteral("qtbase_") + m_code, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    replace(m_qt, hasQt ? std::move(qt) : nullptr);
    installOurs();
}

void Language::showEnglishTerms(bool areShown)
{
    if (areShown == std::exchange(m_showsTerms, areShown) || m_code.isEmpty())
        return;
    installOurs();
}

void Language::installOurs()
{
    const bool isLong = m_code == QLatin1String("en+40");
    auto ours = isLong ? std::unique_ptr<QTranslator>(std::make_unique<LongTranslator>())
        : m_showsTerms ? std::unique_ptr<QTranslator>(std::make_unique<TermTranslator>())
                       : std::make_unique<QTranslator>();
    const bool hasOurs = ours->load(QStringLiteral(":/i18n/shardscope_") + (isLong ? QStringLiteral("en") : m_code));
    replace(m_ours, hasOurs ? std::move(ours) : nullptr);
}

}
