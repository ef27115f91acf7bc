#include "widgets/charts/reply_note.h"

#include "widgets/error_text.h"

#include <QAccessible>
#include <QStringList>

#include <algorithm>

namespace shardscope::widgets {

namespace {

constexpr int kAcceptedMs = 6'000;
constexpr int kRefusedMs = 30'000;
constexpr int kWidest = 460;
constexpr int kEdge = 12;

}

ReplyNote::ReplyNote(QWidget* parent) : QLabel(parent)
{
    setWordWrap(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::LinksAccessibleByMouse);
    connect(this, &QLabel::linkActivated, this, &ReplyNote::whyAsked);
    setFocusPolicy(Qt::NoFocus);
    setObjectName(QStringLiteral("shardMapReply"));
    hide();
    m_end.setSingleShot(true);
    connect(&m_end, &QTimer::timeout, this, &QWidget::hide);
}

void ReplyNote::setTheme(const Theme& theme)
{
    m_theme = theme;
    setStyleSheet(QStringLiteral("QLabel { background: %1; color: %2; border: 1px solid %3; border-left: 3px solid %4;"
                                 " border-radius: 4px; padding: 7px 10px; font-size: %5px; }")
                      .arg(theme.panel.name(), theme.text.name(), theme.line.name(), theme.hot.name())
                      .arg(theme.bodyPx));
}

void ReplyNote::expect(const QString& what, int x)
{
    m_awaited.reset();
    m_what = what;
    m_x = x;
}

void ReplyNote::show(world::Ticket ticket, const world::Reply& reply, const streams::ServiceSettings& settings, int top)
{
    if (ticket != m_awaited)
        return;
    m_awaited.reset();
    const auto* refusal = std::get_if<streams::Refusal>(&reply);
    if (refusal == nullptr) {
        show(QStringLiteral("<b>%1</b>").arg(tr("%1 accepted").arg(m_what).toHtmlEscaped()), kAcceptedMs, top);
        return;
    }
    const std::string_view exception = streams::exceptionName(refusal->exception);
    const ErrorText plain = errorText(refusal->reason);
    const QString words =
        QStringList{plain.sentence, plain.remedy, ruleText(refusal->reason, settings)}.join(QLatin1Char(' '));
    show(QStringLiteral("<b>%1</b> %2<br>%3<br><span style='color:%4'>%5</span> <a href='why' style='color:%6'>%7</a>")
             .arg(QString::fromUtf8(exception.data(), qsizetype(exception.size())).toHtmlEscaped(),
                 tr("· %1 refused").arg(m_what).toHtmlEscaped(),
                 QString::fromStdString(refusal->message).toHtmlEscaped(), m_theme.mutedText.name(),
                 words.trimmed().toHtmlEscaped(), m_theme.accent.name(), tr("Why?")),
        kRefusedMs, top);
}

void ReplyNote::show(const QString& html, int milliseconds, int top)
{
    setText(html);
    place(top);
    QWidget::show();
    raise();
    m_end.start(milliseconds);
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void ReplyNote::place(int top)
{
    const int room = parentWidget()->width();
    // A label that wraps hints at a tall shape; a note is as wide as its text wants, then as tall as it must be.
    ensurePolished();
    setWordWrap(false);
    const int noteWidth = std::min(std::min(m_theme.px(kWidest), room - 2 * kEdge), sizeHint().width());
    setWordWrap(true);
    resize(noteWidth, heightForWidth(noteWidth));
    move(std::clamp(m_x - width() / 2, kEdge, std::max(kEdge, room - kEdge - width())), top);
}

}
