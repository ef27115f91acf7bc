#include "widgets/charts/second_keys_card.h"

#include "widgets/format.h"
#include "widgets/user_records_text.h"

#include <QAccessible>
#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QStringList>
#include <QTextDocumentFragment>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace shardscope::widgets {

namespace {

constexpr int kLongestKey = 28;
constexpr std::size_t kPackedLines = 4;
constexpr std::size_t kPackedKeys = 3; // in each
constexpr int kEdge = 6;               // to the edge of the parent

QString cell(const QString& html, const char* align)
{
    return QStringLiteral("<td align='%1' style='padding-right:14px'>%2</td>").arg(QLatin1String(align), html);
}

QString coloured(const QString& text, const QColor& colour)
{
    return QStringLiteral("<span style='color:%1'>%2</span>").arg(colour.name(), text.toHtmlEscaped());
}

QString share(std::int64_t perMille) { return format::percent(double(perMille) / 10); }

QString shownName(const world::World& world, const world::KeyOfSecond& key)
{
    const std::string_view text = world.service().keyText(key.key);
    const QString name = QString::fromUtf8(text.data(), qsizetype(text.size()));
    return (name.size() > kLongestKey ? name.left(kLongestKey - 1) + QChar(0x2026) : name).toHtmlEscaped();
}

}

SecondKeysCard::SecondKeysCard(QWidget* parent)
    : QFrame(parent), m_title(new QLabel(this)), m_body(new QLabel(this)), m_earlier(new QToolButton(this)),
      m_later(new QToolButton(this)), m_why(new QToolButton(this)), m_cut(new QToolButton(this)),
      m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("secondKeys"));
    setFocusPolicy(Qt::StrongFocus);
    setAutoFillBackground(true);
    m_body->setTextFormat(Qt::RichText);
    m_body->setTextInteractionFlags(Qt::TextSelectableByMouse);
    for (QToolButton* link : {m_why, m_cut, m_earlier, m_later, m_close}) {
        link->setProperty("link", true);
        link->setFocusPolicy(Qt::TabFocus);
        link->setCursor(Qt::PointingHandCursor);
    }
    auto* links = new QHBoxLayout;
    links->setSpacing(16);
    for (QToolButton* link : {m_why, m_cut, m_earlier, m_later})
        links->addWidget(link);
    links->addStretch(1);
    links->addWidget(m_close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(6);
    column->addWidget(m_title);
    column->addWidget(m_body);
    column->addLayout(links);
    connect(m_why, &QToolButton::clicked, this, &SecondKeysCard::whyAsked);
    connect(m_cut, &QToolButton::clicked, this, &SecondKeysCard::cutAsked);
    connect(m_close, &QToolButton::clicked, this, &SecondKeysCard::dismiss);
    connect(m_earlier, &QToolButton::clicked, this, [this] { emit stepAsked(world::Towards::Earlier); });
    connect(m_later, &QToolButton::clicked, this, [this] { emit stepAsked(world::Towards::Later); });
    hide();
    retranslate();
    setTheme(m_theme);
}

void SecondKeysCard::setTheme(const Theme& theme)
{
    m_theme = theme;
    setStyleSheet(QStringLiteral("QFrame#secondKeys { background: %1; border: 1px solid %2; border-left: 3px solid %3;"
                                 " border-radius: 4px; }")
                      .arg(theme.panel.name(), theme.line.name(), theme.hot.name()));
    QFont title = font();
    title.setPixelSize(theme.titlePx);
    title.setWeight(QFont::DemiBold);
    m_title->setFont(title);
    QFont small = font();
    small.setPixelSize(theme.smallPx + 1);
    for (QWidget* part : {static_cast<QWidget*>(m_body), static_cast<QWidget*>(m_why), static_cast<QWidget*>(m_cut),
             static_cast<QWidget*>(m_earlier), static_cast<QWidget*>(m_later), static_cast<QWidget*>(m_close)})
        part->setFont(small);
}

void SecondKeysCard::retranslate()
{
    m_why->setText(tr("Why?"));
    m_cut->setText(tr("Cut beside the hottest key"));
    m_cut->setToolTip(tr("Takes the knife to the shard as it is now"));
    m_earlier->setText(tr("← earlier"));
    m_earlier->setToolTip(tr("The refused second before this one"));
    m_later->setText(tr("later →"));
    m_later->setToolTip(tr("The refused second after this one"));
    m_close->setText(tr("Close"));
}

void SecondKeysCard::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    // What it says was said in the other language; it is asked for again soon enough.
    retranslate();
    hide();
}

void SecondKeysCard::show(const world::World& world, streams::StreamIndex stream, const world::SecondKeys& keys,
    QPoint at)
{
    m_shard = keys.shard;
    m_second = keys.second.from;
    m_title->setText(tr("%1 at %2: which keys filled this second", "a shard, a time")
                         .arg(format::shardLabel(keys.shard), format::clockSeconds(keys.second.from)));
    m_body->setText(sums(keys) + tables(world, keys) + packed(world, stream, keys));
    m_cut->setVisible(world.service().stream(stream).map->shard(keys.shard).isOpen());
    m_why->show();
    m_earlier->setEnabled(
        world::refusingSecond(world, stream, keys.shard, m_second, world::Towards::Earlier).has_value());
    m_later->setEnabled(world::refusingSecond(world, stream, keys.shard, m_second, world::Towards::Later).has_value());
    appear(at);
}

void SecondKeysCard::showNone(streams::ShardIndex shard, QPoint at)
{
    m_shard = shard;
    m_title->setText(format::shardLabel(shard));
    m_body->setText(tr("No write was refused in any second that is kept.").toHtmlEscaped());
    for (QWidget* link : {m_why, m_cut})
        link->hide();
    for (QWidget* link : {m_earlier, m_later})
        link->setEnabled(false);
    appear(at);
}

QString SecondKeysCard::sums(const world::SecondKeys& keys) const
{
    QString html = tr("%1 records offered by %2 keys, %3 stored", "numbers")
                       .arg(format::count(keys.milliRecords / 1'000), format::count(std::int64_t(keys.keys)),
                           format::count(keys.stored))
                       .toHtmlEscaped();
    if (keys.refused > 0)
        html += QStringLiteral(" · ")
            + coloured(tr("%1 refused, retries counted").arg(format::count(keys.refused)), m_theme.hotText);
    if (!keys.areRefusalsKnown)
        html += QStringLiteral("<br>")
            + coloured(tr("Whose records these were is no longer kept: ranked by what was stored."), m_theme.warmText);
    return html;
}

// What the KPL packed in the records of these keys. Several are called "a": their places tell them apart.
QString SecondKeysCard::packed(const world::World& world, streams::StreamIndex stream,
    const world::SecondKeys& keys) const
{
    std::vector<const world::KeyOfSecond*> ranked;
    std::vector<streams::KeyId> ids;
    for (const auto* const order : {&keys.byRecords, &keys.byBytes})
        for (const world::KeyOfSecond& key : *order)
            if (std::find(ids.begin(), ids.end(), key.key) == ids.end()) {
                ranked.push_back(&key);
                ids.push_back(key.key);
            }
    // A second ends before the millisecond that its frame has.
    const world::Stretch stretch{keys.second.from, keys.second.to - base::Duration{1}};
    const std::vector<world::UserRecords> told =
        world::userRecordsOfKeys(world, stream, keys.shard, stretch, ids, world::kUserRecordBytes);
    QString html;
    std::size_t lines = 0;
    for (std::size_t i = 0; i < told.size() && lines < kPackedLines; ++i) {
        const QString text = userRecordsText(told[i], kPackedKeys);
        if (text.isEmpty())
            continue;
        ++lines;
        html += tr("%1 at %2: %3", "a key, its place on the ring, what the KPL packed in its records")
                    .arg(shownName(world, *ranked[i]), format::ringPosition(ranked[i]->hash).toHtmlEscaped(),
                        text.toHtmlEscaped())
            + QStringLiteral("<br>");
    }
    return html.isEmpty()
        ? html
        : html + coloured(tr("The quota counts each record of the KPL as one, whatever it holds."), m_theme.mutedText);
}

// Both orders side by side.
QString SecondKeysCard::tables(const world::World& world, const world::SecondKeys& keys) const
{
    const auto nameOf = [&](const world::KeyOfSecond& key) { return shownName(world, key); };
    const auto ofQuota = [&](std::int64_t perMille) {
        return perMille >= 1'000 ? coloured(share(perMille), m_theme.hotText) : share(perMille);
    };
    const auto head = [&](const QString& name) {
        return cell(QStringLiteral("<b>%1</b>").arg(name.toHtmlEscaped()), "left")
            + cell(coloured(tr("of the second"), m_theme.mutedText), "right")
            + cell(coloured(tr("of the quota"), m_theme.mutedText), "right");
    };
    const auto gap = QStringLiteral("<td width='%1'></td>").arg(m_theme.px(18));
    QString html = QStringLiteral("<table style='margin-top:4px'><tr>") + head(tr("by records")) + gap
        + head(tr("by bytes")) + QStringLiteral("</tr>");
    for (std::size_t i = 0; i < keys.byRecords.size(); ++i) {
        const world::KeyOfSecond& left = keys.byRecords[i];
        const world::KeyOfSecond& right = keys.byBytes[i];
        html += QStringLiteral("<tr>") + cell(nameOf(left), "left") + cell(share(left.recordsPerMille), "right")
            + cell(ofQuota(left.recordsOfQuota), "right") + gap + cell(nameOf(right), "left")
            + cell(share(right.bytesPerMille), "right") + cell(ofQuota(right.bytesOfQuota), "right")
            + QStringLiteral("</tr>");
    }
    return html + QStringLiteral("</table>");
}

void SecondKeysCard::appear(QPoint at)
{
    m_at = at;
    setAccessibleName(m_title->text());
    setAccessibleDescription(QTextDocumentFragment::fromHtml(m_body->text()).toPlainText());
    if (!isVisible())
        m_cameFrom = QApplication::focusWidget();
    ensurePolished();
    adjustSize();
    const QSize room = parentWidget()->size();
    const int x = std::clamp(at.x() - width() / 2, kEdge, std::max(kEdge, room.width() - kEdge - width()));
    const int y = std::clamp(at.y() + m_theme.px(14), kEdge, std::max(kEdge, room.height() - kEdge - height()));
    move(x, y);
    QFrame::show();
    raise();
    setFocus(Qt::OtherFocusReason);
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void SecondKeysCard::dismiss()
{
    const bool hadFocus = isAncestorOf(QApplication::focusWidget()) || hasFocus();
    hide();
    if (hadFocus && m_cameFrom)
        m_cameFrom->setFocus(Qt::OtherFocusReason);
}

QString SecondKeysCard::text() const
{
    return isHidden() ? QString() : m_title->text() + QLatin1Char('\n') + accessibleDescription();
}

void SecondKeysCard::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        dismiss();
        break;
    case Qt::Key_Left:
        if (m_earlier->isEnabled())
            emit stepAsked(world::Towards::Earlier);
        break;
    case Qt::Key_Right:
        if (m_later->isEnabled())
            emit stepAsked(world::Towards::Later);
        break;
    default:
        QFrame::keyPressEvent(event);
        break;
    }
}

}
