#include "widgets/panels/bookmark_dialog.h"

#include "base/check.h"
#include "widgets/error_text.h"
#include "widgets/format.h"
#include "widgets/remains_text.h"
#include "widgets/sequence_text.h"
#include "widgets/timeline/time_text.h"
#include "world/history_queries.h"
#include "world/queries.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace shardscope::widgets {

namespace {

using streams::IteratorType;

constexpr IteratorType kTypes[] = {IteratorType::AtSequenceNumber, IteratorType::AfterSequenceNumber,
    IteratorType::TrimHorizon, IteratorType::AtTimestamp, IteratorType::Latest};
constexpr int kAllShards = -1;

bool hasNumber(IteratorType type)
{
    return type == IteratorType::AtSequenceNumber || type == IteratorType::AfterSequenceNumber;
}

QString nameOf(IteratorType type)
{
    const std::string_view name = streams::iteratorTypeName(type);
    return QString::fromUtf8(name.data(), qsizetype(name.size()));
}

}

BookmarkDialog::BookmarkDialog(std::shared_ptr<const world::World> world, std::size_t actor,
    std::optional<streams::ShardIndex> shard, const Theme& theme, QWidget* parent)
    : QDialog(parent), m_world(std::move(world)), m_actor(actor),
      m_config(*world::consumerConfig(m_world->actors().at(actor).client)), m_theme(theme),
      m_shard(new QComboBox(this)), m_type(new QComboBox(this)), m_valueName(new QLabel(this)),
      m_value(new QLineEdit(this)), m_digits(new QLabel(this)), m_call(new QLabel(this)), m_remark(new QLabel(this)),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this))
{
    setObjectName(QStringLiteral("bookmark"));
    setWindowTitle(tr("Where %1 reads on").arg(QString::fromStdString(m_config.name)));
    const auto stream = world::streamOf(m_world->actors()[m_actor].client);
    SHARD_CHECK(stream.has_value());
    m_shard->addItem(tr("all shards"), kAllShards);
    const streams::Stream& of = m_world->service().stream(*stream);
    if (of.map) {
        for (const streams::Shard& each : of.map->shards()) {
            if (of.isExpired(each.index, m_world->now()))
                continue;
            const QString label = format::shardLabel(each.index);
            m_shard->addItem(each.isOpen() ? label : tr("%1, closed").arg(label), int(streams::number(each.index)));
            if (const auto remains = of.remains(each.index, m_world->now()))
                m_shard->setItemData(m_shard->count() - 1, remainsText(*remains, m_world->now()), Qt::ToolTipRole);
        }
    }
    if (shard)
        m_shard->setCurrentIndex(std::max(0, m_shard->findData(int(streams::number(*shard)))));
    else if (m_shard->count() > 1)
        m_shard->setCurrentIndex(1);
    for (const IteratorType type : kTypes)
        m_type->addItem(nameOf(type), int(type));
    m_type->setCurrentIndex(1);
    m_shard->setObjectName(QStringLiteral("bookmarkShard"));
    m_type->setObjectName(QStringLiteral("bookmarkType"));
    m_value->setObjectName(QStringLiteral("bookmarkValue"));
    m_shard->setAccessibleName(tr("Shard"));
    m_type->setAccessibleName(tr("Iterator type"));
    // A sequence number has 56 digits: it is to be seen whole.
    m_value->setMinimumWidth(fontMetrics().horizontalAdvance(QString(58, QLatin1Char('0'))));
    m_value->setClearButtonEnabled(true);
    m_digits->setObjectName(QStringLiteral("bookmarkDigits"));
    m_digits->setWordWrap(true);
    m_digits->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QPalette muted = m_digits->palette();
    muted.setColor(QPalette::WindowText, theme.mutedText);
    m_digits->setPalette(muted);
    m_digits->setMinimumHeight(fontMetrics().lineSpacing());
    m_call->setWordWrap(true);
    m_call->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_remark->setWordWrap(true);
    m_remark->setTextFormat(Qt::RichText);
    m_remark->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_remark->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_remark->setMinimumHeight(3 * fontMetrics().lineSpacing());
    m_call->setMinimumHeight(3 * fontMetrics().lineSpacing());
    m_call->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_buttons->button(QDialogButtonBox::Ok)->setText(tr("Move the bookmark"));
    m_buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    for (QAbstractButton* each : m_buttons->buttons())
        each->setIcon({});

    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(8);
    auto* shardName = new QLabel(tr("&Shard"), this);
    shardName->setBuddy(m_shard);
    auto* typeName = new QLabel(tr("&Iterator type"), this);
    typeName->setBuddy(m_type);
    m_valueName->setBuddy(m_value);
    grid->addWidget(shardName, 0, 0);
    grid->addWidget(m_shard, 0, 1, Qt::AlignLeft);
    grid->addWidget(typeName, 1, 0);
    grid->addWidget(m_type, 1, 1, Qt::AlignLeft);
    grid->addWidget(m_valueName, 2, 0);
    grid->addWidget(m_value, 2, 1);
    grid->addWidget(m_digits, 3, 1);
    grid->setColumnStretch(1, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 14);
    column->setSpacing(12);
    column->addLayout(grid);
    column->addWidget(m_call);
    column->addWidget(m_remark);
    column->addStretch(1);
    column->addWidget(m_buttons);

    connect(m_type, &QComboBox::currentIndexChanged, this, &BookmarkDialog::chooseType);
    connect(m_shard, &QComboBox::currentIndexChanged, this, &BookmarkDialog::chooseType);
    connect(m_value, &QLineEdit::textChanged, this, &BookmarkDialog::check);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    chooseType();
    m_value->setFocus();
}

// Begins with something true: the number of the next record on that shard, or the present.
void BookmarkDialog::chooseType()
{
    const auto type = IteratorType(m_type->currentData().toInt());
    const int shard = m_shard->currentData().toInt();
    m_value->setEnabled(hasNumber(type) || type == IteratorType::AtTimestamp);
    m_valueName->setText(type == IteratorType::AtTimestamp ? tr("&Time") : tr("Sequence &number"));
    m_value->setAccessibleName(type == IteratorType::AtTimestamp ? tr("Time") : tr("Sequence number"));
    if (!m_value->isEnabled()) {
        m_value->clear();
    } else if (type == IteratorType::AtTimestamp) {
        m_value->setText(format::clock(m_world->now()));
    } else if (shard != kAllShards) {
        const auto index = streams::ShardIndex{std::uint32_t(shard)};
        const streams::Stream& of = m_world->service().stream(*world::streamOf(m_world->actors()[m_actor].client));
        const std::uint64_t stored = of.lines[streams::number(index)].stored;
        const std::uint64_t oldest = of.firstReadable(index, m_world->now());
        m_value->setText(oldest < stored
                ? QString::fromStdString(m_world->service().sequenceNumberOf(of, index, oldest).decimal())
                : QString{});
    }
    m_value->selectAll();
    check();
}

world::MoveBookmark BookmarkDialog::wanted() const
{
    const auto type = IteratorType(m_type->currentData().toInt());
    const int shard = m_shard->currentData().toInt();
    world::MoveBookmark move{m_config.name, {}};
    move.to.type = type;
    if (shard != kAllShards)
        move.to.shardId = streams::shardId(streams::ShardIndex{std::uint32_t(shard)});
    if (hasNumber(type))
        move.to.sequenceNumber = m_value->text().trimmed().toStdString();
    if (type == IteratorType::AtTimestamp)
        move.to.timestamp = readInstant(m_value->text(), m_world->now());
    return move;
}

std::optional<world::MoveBookmark> BookmarkDialog::chosen() const
{
    return m_isAllowed ? std::optional{wanted()} : std::nullopt;
}

void BookmarkDialog::check()
{
    const world::MoveBookmark move = wanted();
    m_digits->setText(move.to.sequenceNumber
            ? sequenceText(*move.to.sequenceNumber, m_world->service().settings().epochSecond)
            : QString{});
    const bool isFanOut = m_config.kind == clients::ConsumerConfig::Kind::FanOut;
    QStringList parameters;
    if (!isFanOut)
        parameters << QStringLiteral("StreamName=") + QString::fromStdString(m_config.stream);
    parameters << QStringLiteral("ShardId=")
            + (move.to.shardId ? QString::fromStdString(*move.to.shardId) : tr("(each shard)"))
               << (isFanOut ? QStringLiteral("StartingPosition.Type=") : QStringLiteral("ShardIteratorType="))
            + nameOf(move.to.type);
    if (move.to.sequenceNumber)
        parameters << (isFanOut ? QStringLiteral("StartingPosition.SequenceNumber=")
                                : QStringLiteral("StartingSequenceNumber="))
                + QString::fromStdString(*move.to.sequenceNumber);
    if (move.to.timestamp) {
        const std::int64_t ms = move.to.timestamp->time_since_epoch().count();
        const std::int64_t unixMs = m_world->service().settings().epochSecond * 1'000 + ms;
        parameters << (isFanOut ? QStringLiteral("StartingPosition.Timestamp=") : QStringLiteral("Timestamp="))
                + QStringLiteral("%1.%2").arg(unixMs / 1'000).arg(unixMs % 1'000, 3, 10, QLatin1Char('0'));
    }
    m_call->setText((isFanOut ? QStringLiteral("SubscribeToShard  ") : QStringLiteral("GetShardIterator  "))
        + parameters.join(QStringLiteral("  ")));

    const auto coloured = [](const QString& text, QColor colour) {
        return QStringLiteral("<span style='color:%1'>%2</span>").arg(colour.name(), text.toHtmlEscaped());
    };
    const auto preview = world::movePreview(*m_world, {move});
    m_isAllowed = preview.hasValue();
    if (!preview) {
        m_remark->setText(coloured(verbatim(preview.error()), m_theme.hotText));
    } else {
        QStringList says;
        if (preview->again > 0)
            says << tr("%1 records will be read again, which takes about %2.")
                        .arg(format::count(std::int64_t(preview->again)), format::duration(preview->work));
        if (preview->skipped > 0)
            says << tr("%1 unread records will be skipped.").arg(format::count(std::int64_t(preview->skipped)));
        if (says.isEmpty())
            says << tr("Nothing is read again, nothing is skipped.");
        if (!preview->waiting.empty())
            says << tr("Parents come first: %1 shards will wait for theirs.")
                        .arg(format::count(std::int64_t(preview->waiting.size())));
        m_remark->setText(coloured(says.join(QLatin1Char(' ')), m_theme.text));
    }
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(m_isAllowed);
}

QString BookmarkDialog::callText() const { return m_call->text(); }

QString BookmarkDialog::remarkText() const { return m_remark->text(); }

}
