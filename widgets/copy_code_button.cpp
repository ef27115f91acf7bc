#include "widgets/copy_code_button.h"

#include "widgets/code_words.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QMenu>

#include <string>
#include <variant>

namespace shardscope::widgets {

CopyCodeButton::CopyCodeButton(QWidget* parent) : QToolButton(parent)
{
    setPopupMode(QToolButton::InstantPopup);
    setMenu(new QMenu(this));
    connect(menu(), &QMenu::aboutToShow, this, &CopyCodeButton::fill);
    retranslate();
}

void CopyCodeButton::changeEvent(QEvent* event)
{
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void CopyCodeButton::retranslate()
{
    setText(tr("Copy as\u2026"));
    setToolTip(tr("As code for an account of yours"));
}

void CopyCodeButton::fill()
{
    menu()->clear();
    if (!m_source.calls)
        return;
    const std::vector<world::Action> calls = m_source.calls();
    if (calls.empty())
        return;
    const streams::ServiceSettings settings = m_source.settings();
    const QStringList names = codeFormNames();
    for (std::size_t i = 0; i < world::kCodeForms.size(); ++i) {
        const world::CallCode code = world::callCode(calls, world::kCodeForms[i], settings);
        if (const auto* text = std::get_if<std::string>(&code))
            menu()->addAction(names[qsizetype(i)], this,
                [text = QString::fromStdString(*text)] { QGuiApplication::clipboard()->setText(text); });
    }
}

}
