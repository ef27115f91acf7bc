#include "widgets/stage/add_consumer_dialog.h"

#include "widgets/code_tabs.h"
#include "widgets/code_words.h"
#include "widgets/format.h"
#include "widgets/shard_policy_box.h"
#include "widgets/sheet.h"
#include "widgets/stage/dialog_parts.h"
#include "world/consumer_queries.h"
#include "world/preview.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace shardscope::widgets {

namespace {

constexpr int kFastest = 10'000'000;
constexpr int kRateStep = 100;
constexpr int kLinesShown = 5;

bool isRegistered(const world::World& world, const std::string& stream, const std::string& name)
{
    const auto index = world.service().find(stream);
    if (!index)
        return false;
    const auto& all = world.service().stream(*index).consumers;
    return std::any_of(all.begin(), all.end(), [&name](const streams::RegisteredConsumer& each) {
        return each.name == name && each.status != streams::ConsumerStatus::Deleting;
    });
}

}

AddConsumerDialog::AddConsumerDialog(Newest newest, std::string stream, Kind kind, const Theme& theme, QWidget* parent)
    : QDialog(parent), m_newest(std::move(newest)), m_stream(std::move(stream)), m_theme(theme),
      m_name(new QLineEdit(this)), m_shared(new QRadioButton(tr("&shared, by GetRecords"), this)),
      m_fanOut(new QRadioButton(tr("&enhanced fan-out"), this)), m_from(new QComboBox(this)),
      m_rate(new QSpinBox(this)), m_shards(new ShardPolicyBox(ShardPolicyBox::Place::Dialog, this)),
      m_calls(makeSentences(this)), m_code(new CodeTabs(codeFormNames(), kLinesShown, theme, this)),
      m_cost(makeSentences(this)), m_refusal(makeSentences(this)), m_add(new QPushButton(tr("&Add"), this))
{
    setObjectName(QStringLiteral("addConsumer"));
    setWindowTitle(tr("Add a consumer to %1").arg(format::streamLabel(m_stream)));
    m_name->setText(QString::fromStdString(freeName("consumer-", [world = m_newest(), this](const std::string& name) {
        return world->actor(name) != nullptr || isRegistered(*world, m_stream, name);
    })));
    m_name->selectAll();
    (kind == Kind::Shared ? m_shared : m_fanOut)->setChecked(true);
    auto* kinds = new QButtonGroup(this);
    kinds->addButton(m_shared);
    kinds->addButton(m_fanOut);
    // The names of the API are not translated.
    m_from->addItem(QStringLiteral("LATEST"), int(clients::ConsumerConfig::From::Latest));
    m_from->addItem(QStringLiteral("TRIM_HORIZON"), int(clients::ConsumerConfig::From::TrimHorizon));
    m_rate->setRange(0, kFastest);
    m_rate->setSingleStep(kRateStep);
    m_rate->setGroupSeparatorShown(true);
    m_rate->setSuffix(tr(" records/s"));
    m_rate->setSpecialValueText(tr("as fast as they come"));
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPixelSize(theme.smallPx);
    m_calls->setFont(fixed);
    m_calls->setObjectName(QStringLiteral("calls"));
    m_calls->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_refusal->setObjectName(QStringLiteral("refusal"));
    m_refusal->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    setInk(m_calls, theme.mutedText);
    setInk(m_refusal, theme.hotText);

    auto* kindRow = new QHBoxLayout;
    kindRow->setSpacing(theme.px(16));
    kindRow->addWidget(m_shared);
    kindRow->addWidget(m_fanOut);
    kindRow->addStretch(1);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(theme.px(14));
    form->setVerticalSpacing(theme.px(10));
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("Reads"), kindRow);
    const auto labelOf = [this](const QString& text, QWidget* field) {
        auto* label = new QLabel(text, this);
        label->setBuddy(field);
        return label;
    };
    auto* readRow = new QHBoxLayout;
    readRow->setSpacing(theme.px(10));
    readRow->addWidget(m_from);
    readRow->addStretch(1);
    readRow->addWidget(labelOf(tr("&Processing of each shard"), m_rate));
    readRow->addWidget(m_rate);
    form->addRow(labelOf(tr("&From"), m_from), readRow);
    form->addRow(tr("Child shards"), m_shards);
    m_shards->present({});
    auto* buttons = makeButtons(m_add, tr("Cancel"), this);
    auto* column = makeColumn(this, theme);
    column->addLayout(form);
    column->addWidget(m_calls);
    column->addWidget(m_code, 1);
    column->addWidget(m_cost);
    column->addWidget(m_refusal);
    column->addWidget(buttons);
    const QSize wanted(theme.px(560), theme.px(480));
    resize(parent != nullptr ? wanted.boundedTo(parent->window()->size()) : wanted);

    m_code->setTexts([this](int tab) { return callText(calls(), tab, m_newest()->settings().service); });
    connect(m_name, &QLineEdit::textChanged, this, &AddConsumerDialog::work);
    connect(m_fanOut, &QRadioButton::toggled, this, &AddConsumerDialog::work);
    connect(m_from, &QComboBox::currentIndexChanged, this, &AddConsumerDialog::work);
    connect(m_rate, &QSpinBox::valueChanged, this, &AddConsumerDialog::work);
    connect(m_shards, &ShardPolicyBox::changed, this, &AddConsumerDialog::work);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &AddConsumerDialog::add);
    work();
}

AddConsumerDialog::~AddConsumerDialog() = default;

clients::ConsumerConfig AddConsumerDialog::config() const
{
    clients::ConsumerConfig config;
    config.name = m_name->text().trimmed().toStdString();
    config.stream = m_stream;
    config.kind = m_fanOut->isChecked() ? Kind::FanOut : Kind::Shared;
    config.from = clients::ConsumerConfig::From(m_from->currentData().toInt());
    config.processingRate = m_rate->value();
    config.shards = m_shards->policy();
    return config;
}

std::vector<world::Action> AddConsumerDialog::actions() const
{
    const clients::ConsumerConfig of = config();
    std::vector<world::Action> actions;
    // One that is left over from a consumer that was killed is used again.
    if (of.kind == Kind::FanOut && !isRegistered(*m_newest(), m_stream, of.name))
        actions.emplace_back(streams::RegisterStreamConsumerRequest{m_stream, of.name});
    actions.emplace_back(world::AddConsumer{of});
    return actions;
}

std::optional<streams::Refusal> AddConsumerDialog::refusal() const
{
    return world::preview(*m_newest(), actions()).refusal;
}

std::vector<world::Action> AddConsumerDialog::calls() const
{
    const world::Snapshot world = m_newest();
    const clients::ConsumerConfig of = config();
    const streams::IteratorType from = of.from == clients::ConsumerConfig::From::Latest
        ? streams::IteratorType::Latest
        : streams::IteratorType::TrimHorizon;
    const auto index = world->service().find(m_stream);
    if (!index)
        return {};
    const auto& map = world->service().stream(*index).map;
    const std::string shard = streams::shardId(map ? map->open().front() : streams::ShardIndex{});
    // A program names a stream of another account or region by its ARN.
    const bool isElsewhere = world->service().stream(*index).home != streams::kOwnHome;
    const std::string name = isElsewhere ? std::string{} : m_stream;
    const std::string arn = isElsewhere ? m_stream : std::string{};
    if (of.kind == Kind::Shared)
        return {streams::GetShardIteratorRequest{.streamName = name, .shardId = shard, .type = from, .streamArn = arn},
            streams::GetRecordsRequest{.shardIterator = "ITERATOR", .limit = of.maxRecords}};
    const auto& registered = world->service().stream(*index).consumers;
    const auto known = std::find_if(registered.begin(), registered.end(),
        [&of](const streams::RegisteredConsumer& each) { return each.name == of.name; });
    if (known == registered.end())
        return {streams::RegisterStreamConsumerRequest{.streamName = name, .consumerName = of.name, .streamArn = arn}};
    return {streams::SubscribeToShardRequest{.consumerArn = known->arn, .shardId = shard, .startingPosition = {from}}};
}

QString AddConsumerDialog::namesOfCalls() const
{
    const world::Snapshot world = m_newest();
    const clients::ConsumerConfig of = config();
    const QString position = m_from->currentText();
    if (of.kind == Kind::Shared)
        return QStringLiteral("GetShardIterator  ShardIteratorType=%1\nGetRecords  Limit=%2  (%3)")
            .arg(position, QString::number(of.maxRecords),
                tr("each shard, every %1").arg(format::duration(of.pollInterval)));
    const QString subscribe =
        QStringLiteral("SubscribeToShard  StartingPosition=%1  (%2)").arg(position, tr("each shard, once ACTIVE"));
    if (isRegistered(*world, m_stream, of.name))
        return tr("Its registration is there already and is used again.") + QLatin1Char('\n') + subscribe;
    const auto stream = world->service().find(m_stream);
    const std::string arn = stream ? world->service().streamArn(world->service().stream(*stream)) : m_stream;
    return QStringLiteral("RegisterStreamConsumer  ConsumerName=%1\n  StreamARN=%2\n%3")
        .arg(QString::fromStdString(of.name), QString::fromStdString(arn), subscribe);
}

QString AddConsumerDialog::costText() const
{
    const world::Snapshot world = m_newest();
    const auto stream = world->service().find(m_stream);
    if (!m_fanOut->isChecked() && stream) {
        const base::Money cost = world::sharedCost(*world, *stream, world::kLatencyWindow);
        if (cost > base::Money{})
            return tr("About %1 an hour more: it shares 2 MiB/s and 5 calls/s of every shard with the others, and what "
                      "is read on demand is paid for.")
                .arg(format::dollars(cost));
    }
    if (!m_fanOut->isChecked() || !stream)
        return tr("Costs nothing more: it shares 2 MiB/s and 5 calls/s of every shard with the others.");
    const streams::Stream& state = world->service().stream(*stream);
    const std::int64_t most =
        streams::quota(world->settings().service, world->service().consumerQuota(world->now(), state));
    return tr("About %1 an hour more. Registered now: %2 of %3.")
        .arg(format::dollars(world::fanOutCost(*world, *stream, world::kLatencyWindow)),
            format::count(std::int64_t(state.consumers.size())), format::count(most));
}

QString AddConsumerDialog::quotaText() const
{
    const world::Snapshot world = m_newest();
    const auto stream = world->service().find(m_stream);
    if (!m_fanOut->isChecked() || !stream)
        return {};
    return quotaHint(world->settings().service,
        world->service().consumerQuota(world->now(), world->service().stream(*stream)));
}

void AddConsumerDialog::work()
{
    m_calls->setText(namesOfCalls());
    m_code->present();
    m_cost->setText(costText());
    m_cost->setToolTip(quotaText());
    const std::optional<streams::Refusal> refused = refusal();
    m_add->setEnabled(!refused);
    if (!refused) {
        m_refusal->clear();
        return;
    }
    m_refusal->setText(refusalText(*refused));
}

// Meanwhile time has passed: what was right when it was typed may be refused now.
void AddConsumerDialog::add()
{
    work();
    if (m_add->isEnabled())
        accept();
}

}
