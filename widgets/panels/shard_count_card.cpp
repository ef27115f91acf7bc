#include "widgets/panels/shard_count_card.h"

#include "widgets/shard_count_text.h"

#include <QStringList>

#include <algorithm>

namespace shardscope::widgets {

namespace {

constexpr int kEdge = 4;
constexpr int kWidth = 340; // at 100 % text

}

ShardCountCard::ShardCountCard(QWidget* parent) : QLabel(parent)
{
    setObjectName(QStringLiteral("shardCountCard"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setTextFormat(Qt::RichText);
    setWordWrap(true);
    hide();
}

void ShardCountCard::setTheme(const Theme& theme)
{
    m_theme = theme;
    setStyleSheet(QStringLiteral("QLabel { background: %1; color: %2; border: 1px solid %3; border-left: 3px solid %4;"
                                 " border-radius: 4px; padding: 6px 10px; font-size: %5px; }")
                      .arg(theme.panel.name(), theme.text.name(), theme.line.name(), theme.accent.name())
                      .arg(theme.smallPx + 1));
}

void ShardCountCard::show(const world::ScalePreview& preview, const streams::ServiceSettings& settings,
    const QWidget& under)
{
    QStringList parts{QStringLiteral("<b>%1</b>").arg(shardCountHeadline(preview).toHtmlEscaped())};
    const QColor ink = preview.refusal ? m_theme.hotText : m_theme.text;
    for (const QString& line : shardCountLines(preview, settings))
        parts << QStringLiteral("<span style='color:%1'>%2</span>").arg(ink.name(), line.toHtmlEscaped());
    parts << QStringLiteral("<span style='color:%1'>%2</span>")
                 .arg(m_theme.mutedText.name(), shardCountAllowance(preview).toHtmlEscaped());
    setText(parts.join(QStringLiteral("<br>")));
    const QSize room = parentWidget()->size();
    ensurePolished(); // the padding counts
    const int width = std::min(m_theme.px(kWidth), room.width() - 2 * kEdge);
    resize(width, heightForWidth(width));
    const QPoint below = under.mapTo(parentWidget(), QPoint(under.width(), under.height()));
    move(std::clamp(below.x() - width, kEdge, std::max(kEdge, room.width() - width - kEdge)),
        std::clamp(below.y() + kEdge, kEdge, std::max(kEdge, room.height() - height() - kEdge)));
    QWidget::show();
    raise();
}

QString spokenShardCount(const world::ScalePreview& preview, const streams::ServiceSettings& settings)
{
    return (QStringList{shardCountHeadline(preview) + QLatin1Char('.')} << shardCountLines(preview, settings)
                                                                        << shardCountAllowance(preview))
        .join(QLatin1Char(' '));
}

}
