#include "widgets/stage/shard_filter_box.h"

#include "widgets/charts/shard_family.h"
#include "widgets/copy_code_button.h"
#include "widgets/error_text.h"
#include "widgets/format.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStringList>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>
#include <variant>
#include <vector>

namespace shardscope::widgets {

namespace {

using streams::ShardFilterType;

// From "open now" to "all of them".
constexpr std::array kTypes{ShardFilterType::AtLatest, ShardFilterType::AtTimestamp, ShardFilterType::FromTimestamp,
    ShardFilterType::AtTrimHorizon, ShardFilterType::FromTrimHorizon, ShardFilterType::AfterShardId};
constexpr std::size_t kNamed = 12; // of the shards that are listed, so many by their numbers

bool hasTime(ShardFilterType type)
{
    return type == ShardFilterType::AtTimestamp || type == ShardFilterType::FromTimestamp;
}

}

ShardFilterBox::ShardFilterBox(Selection* selection, QWidget* parent)
    : QWidget(parent), m_selection(selection), m_type(new QComboBox(this)), m_shard(new QSpinBox(this)),
      m_call(new QPushButton(this)), m_copy(new CopyCodeButton(this)), m_leave(new QToolButton(this)),
      m_text(new QLabel(this)), m_reply(new QLabel(this)), m_family(new ShardFamily(this))
{
    setObjectName(QStringLiteral("shardFilterBox"));
    m_type->setObjectName(QStringLiteral("shardFilterType"));
    m_shard->setObjectName(QStringLiteral("shardFilterShard"));
    m_call->setObjectName(QStringLiteral("shardFilterCall"));
    m_copy->setObjectName(QStringLiteral("shardFilterCopy"));
    for (const ShardFilterType type : kTypes) {
        const std::string_view name = streams::shardFilterTypeName(type);
        m_type->addItem(QString::fromLatin1(name.data(), qsizetype(name.size())));
    }
    m_shard->setRange(0, 0);
    m_copy->setSource(
        {.calls = [this] { return m_world ? std::vector<world::Action>{request()} : std::vector<world::Action>{}; },
            .settings = [this] { return m_world->service().settings(); }});
    m_leave->setText(QStringLiteral("\u2715"));
    for (QLabel* label : {m_text, m_reply}) {
        label->setTextFormat(Qt::RichText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_reply->hide();
    m_choice = new QHBoxLayout;
    m_choice->addWidget(m_type);
    m_choice->addWidget(m_shard);
    m_choice->addWidget(m_text, 1);
    m_actions = new QHBoxLayout;
    m_actions->addWidget(m_call);
    m_actions->addWidget(m_copy);
    m_actions->addWidget(m_leave);
    m_actions->addStretch(1);
    m_row = new QHBoxLayout;
    m_row->addLayout(m_choice, 1);
    m_row->addLayout(m_actions);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(m_row);
    column->addWidget(m_family);
    column->addWidget(m_reply);
    connect(m_type, &QComboBox::currentIndexChanged, this, &ShardFilterBox::choose);
    connect(m_shard, &QSpinBox::valueChanged, this, &ShardFilterBox::choose);
    connect(m_call, &QPushButton::clicked, this, [this] {
        m_awaited.reset();
        emit asked(world::Action{request()});
    });
    connect(m_leave, &QToolButton::clicked, this, &ShardFilterBox::close);
    connect(m_family, &ShardFamily::timestampMoved, this, [this](base::Instant at) {
        m_timestamp = at;
        choose();
    });
    // The line may be dragged on the timeline, too.
    connect(m_selection, &Selection::shardFilterChanged, this, &ShardFilterBox::takeFilter);
    retranslate();
    hide();
}

void ShardFilterBox::setTheme(const Theme& theme)
{
    m_theme = theme;
    QFont small = font();
    small.setPixelSize(theme.smallPx + 1);
    m_text->setFont(small);
    m_reply->setFont(small);
    for (QBoxLayout* layout : {m_choice, m_actions, m_row})
        layout->setSpacing(theme.px(8));
    layout()->setSpacing(theme.px(4));
    m_family->setTheme(theme);
    refresh();
}

void ShardFilterBox::retranslate()
{
    m_type->setAccessibleName(tr("Filter of ListShards"));
    m_type->setToolTip(tr("ShardFilter.Type: which shards ListShards lists"));
    m_shard->setAccessibleName(tr("After which shard"));
    m_shard->setPrefix(tr("shard ", "before a number"));
    m_call->setText(tr("Call ListShards"));
    m_call->setToolTip(tr("Makes the call, which the log then shows. Until then nothing is called."));
    m_leave->setToolTip(tr("Close"));
    m_leave->setAccessibleName(tr("Close"));
    refresh();
}

void ShardFilterBox::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ShardFilterBox::present(const world::Snapshot& world, std::optional<streams::StreamIndex> stream)
{
    m_world = world;
    m_stream = stream;
    if (!stream)
        close();
    if (!isHidden())
        refresh();
}

void ShardFilterBox::open()
{
    if (!m_stream)
        return;
    show();
    if (m_world && !m_timestamp)
        m_timestamp = m_world->now();
    choose();
    m_type->setFocus(Qt::ShortcutFocusReason);
}

void ShardFilterBox::close()
{
    if (isHidden())
        return;
    hide();
    m_reply->hide();
    m_timestamp.reset();
    m_selection->setShardFilter(std::nullopt);
    m_family->clear();
    emit closed();
}

ShardFilterType ShardFilterBox::type() const { return kTypes.at(std::size_t(std::max(0, m_type->currentIndex()))); }

void ShardFilterBox::choose()
{
    if (isHidden())
        return;
    m_reply->hide();
    streams::ShardFilter filter{type(), {}, {}};
    if (filter.type == ShardFilterType::AfterShardId)
        filter.shardId = streams::shardId(streams::ShardIndex{std::uint32_t(m_shard->value())});
    if (hasTime(filter.type))
        filter.timestamp = m_timestamp.value_or(base::kWorldStart);
    m_selection->setShardFilter(std::move(filter));
    refresh();
}

// Somebody else took it away, with all that was selected, or moved its time.
void ShardFilterBox::takeFilter()
{
    const auto& filter = m_selection->shardFilter();
    if (!filter) {
        close();
        return;
    }
    if (filter->timestamp)
        m_timestamp = filter->timestamp;
    m_reply->hide();
    refresh();
}

streams::ListShardsRequest ShardFilterBox::request() const
{
    streams::ListShardsRequest request;
    if (m_world && m_stream)
        request.streamName = m_world->service().stream(*m_stream).reference;
    request.shardFilter = m_selection->shardFilter();
    return request;
}

void ShardFilterBox::refresh()
{
    m_shard->setVisible(type() == ShardFilterType::AfterShardId);
    arrange();
    const auto& filter = m_selection->shardFilter();
    if (isHidden() || !m_world || !m_stream || !filter)
        return;
    const streams::Service& service = m_world->service();
    const streams::Stream& stream = service.stream(*m_stream);
    const std::size_t shards = stream.map ? stream.map->shards().size() : 0;
    {
        const QSignalBlocker blocker(m_shard);
        m_shard->setRange(0, int(std::max<std::size_t>(shards, 1)) - 1);
    }
    const auto listed = service.listedBy(m_world->now(), stream, *filter);
    m_listed = listed ? *listed : std::vector<streams::ShardIndex>{};
    std::size_t kept = 0;
    for (std::uint32_t i = 0; i < shards; ++i)
        kept += stream.isExpired(streams::ShardIndex{i}, m_world->now()) ? 0 : 1;
    const QString said = listed ? listedText(kept) : verbatim(listed.error()).toHtmlEscaped();
    m_text->setText(QStringLiteral("<span style='color:%1'>%2</span> <span style='color:%3'>%4</span>")
                        .arg(m_theme.text.name(), said, m_theme.mutedText.name(), meaning().toHtmlEscaped()));
    m_family->present(stream, m_world->now(), m_listed, filter->timestamp);
}

void ShardFilterBox::arrange()
{
    const int needed = m_choice->minimumSize().width() + m_row->spacing() + m_actions->minimumSize().width();
    m_row->setDirection(width() < needed ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

QSize ShardFilterBox::minimumSizeHint() const
{
    const int wider = std::max(m_choice->minimumSize().width(), m_actions->minimumSize().width());
    return {wider, layout()->totalMinimumSize().height()};
}

void ShardFilterBox::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

// "3 of 5 shards: 2, 3, 4"
QString ShardFilterBox::listedText(std::size_t kept) const
{
    QStringList numbers;
    for (std::size_t i = 0; i < std::min(m_listed.size(), kNamed); ++i)
        numbers << QString::number(streams::number(m_listed[i]));
    if (m_listed.size() > kNamed)
        numbers << QStringLiteral("\u2026");
    const QString counted =
        tr("%1 of %n shard(s)", nullptr, int(kept)).arg(format::count(std::int64_t(m_listed.size())));
    return QStringLiteral("<b>%1</b>%2")
        .arg(counted, numbers.isEmpty() ? QString{} : QStringLiteral(": ") + numbers.join(QStringLiteral(", ")));
}

QString ShardFilterBox::meaning() const
{
    const QString time = format::clock(m_timestamp.value_or(base::kWorldStart));
    switch (type()) {
    case ShardFilterType::AtLatest:
        return tr("Those that are open now.");
    case ShardFilterType::AtTimestamp:
        return tr("Those that were open at %1. Drag the line.").arg(time);
    case ShardFilterType::FromTimestamp:
        return tr("Those that were open at %1 or came later. Drag the line.").arg(time);
    case ShardFilterType::AtTrimHorizon:
        return tr("Those that were open at the trim horizon, with the oldest records that are kept.");
    case ShardFilterType::FromTrimHorizon:
        return tr("All that are kept, as without a filter.");
    case ShardFilterType::AfterShardId:
        return tr("Those with a higher id.");
    }
    return {};
}

void ShardFilterBox::showReply(world::Ticket ticket, const world::Reply& reply)
{
    if (ticket != m_awaited)
        return;
    m_awaited.reset();
    if (const auto* refusal = std::get_if<streams::Refusal>(&reply)) {
        const ErrorText plain = errorText(refusal->reason);
        m_reply->setText(QStringLiteral("<span style='color:%1'>%2</span><br>%3 %4")
                             .arg(m_theme.hotText.name(), verbatim(*refusal).toHtmlEscaped(),
                                 plain.sentence.toHtmlEscaped(), plain.remedy.toHtmlEscaped()));
    } else if (const auto* page = std::get_if<streams::ShardPage>(&reply)) {
        QString text = tr("ListShards listed %n shard(s).", nullptr, int(page->shards.size()));
        if (!page->nextToken.empty())
            text += QLatin1Char(' ') + tr("There is a NextToken: more are on the next page.");
        m_reply->setText(text);
    }
    m_reply->show();
}

QString ShardFilterBox::text() const { return m_text->text(); }

QString ShardFilterBox::replyText() const { return m_reply->isHidden() ? QString{} : m_reply->text(); }

void ShardFilterBox::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

}
