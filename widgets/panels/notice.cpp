#include "widgets/panels/notice.h"

#include "widgets/error_text.h"
#include "widgets/icons.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QTextDocumentFragment>
#include <QToolButton>

namespace shardscope::widgets {

Notice::Notice(QWidget* parent) : QFrame(parent), m_text(new QLabel(this)), m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("notice"));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 5, 6, 5);
    row->addWidget(m_text, 1);
    row->addWidget(m_close, 0, Qt::AlignTop);
    m_goesAway.setSingleShot(true);
    connect(&m_goesAway, &QTimer::timeout, this, &QWidget::hide);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    hide();
}

void Notice::showRefusal(const streams::Refusal& refusal, const streams::ServiceSettings& settings)
{
    const ErrorText text = errorText(refusal.reason);
    const QString said = (verbatim(refusal) + QLatin1Char(' ') + ruleText(refusal.reason, settings)).trimmed();
    showText(QStringLiteral("<b>%1</b> %2<br><span style='color:%3'>%4</span>")
                 .arg(text.sentence.toHtmlEscaped(), text.remedy.toHtmlEscaped(), m_theme.mutedText.name(),
                     said.toHtmlEscaped()));
}

void Notice::showProblem(const QString& text) { showText(text.toHtmlEscaped()); }

void Notice::say(const QString& text, const QString& remark)
{
    showText(QStringLiteral("%1<br><span style='color:%2'>%3</span>")
                 .arg(text.toHtmlEscaped(), m_theme.mutedText.name(), remark.toHtmlEscaped()));
    m_goesAway.start(60'000);
}

void Notice::setTheme(const Theme& theme)
{
    m_theme = theme;
    const QString frame = QStringLiteral("#notice { background: %1; border: none; border-top: 1px solid %2;"
                                         " border-left: 4px solid %2; } QLabel { color: %3; }");
    setStyleSheet(frame.arg(theme.raised.name(), theme.hot.name(), theme.text.name()));
    m_close->setIconSize({theme.px(16), theme.px(16)});
    m_close->setIcon(icon(Sign::Close, theme.mutedText, theme.line));
}

void Notice::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_close->setToolTip(tr("Close"));
        m_close->setAccessibleName(tr("Close"));
        // What it says is in the old language; it is about a moment that has passed anyway.
        hide();
    }
}

void Notice::showText(const QString& rich)
{
    m_text->setText(rich);
    // A screen reader says it without the focus having to go there.
    m_text->setAccessibleName(QTextDocumentFragment::fromHtml(rich).toPlainText());
    show();
    m_goesAway.start(15'000);
    QAccessibleEvent event(m_text, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

}
