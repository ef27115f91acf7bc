#include "widgets/panels/failure_part.h"

#include "widgets/charts/batch_tree.h"
#include "widgets/format.h"
#include "world/queries.h"

#include <QCheckBox>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStringList>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace shardscope::widgets {

namespace {

constexpr int kMostRetries = 10'000;
// Lambda's bounds, in seconds; one below the least stands for "until they expire".
constexpr int kLeastAge = 60;
constexpr int kMostAge = 604'800;
constexpr int kShownEntries = 5;

// People count from one.
QString recordNumber(std::uint64_t ordinal) { return format::count(std::int64_t(ordinal + 1)); }

}

FailurePart::FailurePart(QWidget* parent) : Sheet(parent)
{
    setObjectName(QStringLiteral("failurePart"));
    layout()->setContentsMargins(0, 0, 0, 0);
    makePolicy();
    m_blocked = addNote();
    m_blocked->setObjectName(QStringLiteral("blocked"));
    m_blocked->setTextFormat(Qt::RichText);
    m_tree = new BatchTree(this);
    addPart(m_tree);
    m_heal = new QPushButton(tr("Heal the record"), this);
    m_heal->setObjectName(QStringLiteral("heal"));
    m_heal->setToolTip(tr("As if the processing code had been mended: the next attempt passes the record"));
    addPart(m_heal);
    m_failed = addLine(tr("attempts that failed"));
    m_again = addLine(tr("handed over again"));
    m_again->setToolTip(tr("Records that were handed to processing more than once: it must bear duplicates"));
    m_blockedFor = addLine(tr("blocked for"));
    m_queued = addLine(tr("in the failure queue"));
    m_queue = addNote();
    m_queue->setObjectName(QStringLiteral("failureQueue"));
    connect(m_heal, &QPushButton::clicked, this, &FailurePart::heal);
}

void FailurePart::makePolicy()
{
    addCaption(tr("When processing fails"));
    m_retries = new QSpinBox(this);
    m_retries->setObjectName(QStringLiteral("retries"));
    m_retries->setRange(-1, kMostRetries);
    m_retries->setSpecialValueText(tr("tries again without end"));
    m_retries->setSuffix(tr(" retries"));
    m_retries->setKeyboardTracking(false);
    m_retries->setAccessibleName(tr("Retries of a failing batch"));
    m_retries->setToolTip(tr("MaximumRetryAttempts of a Lambda event source mapping. Without end: until the records "
                             "expire, as a plain loop does too. 0: as a KCL worker, which takes the next batch."));
    addPart(m_retries);
    m_bisect = new QCheckBox(tr("bisects the batch"), this);
    m_bisect->setObjectName(QStringLiteral("bisect"));
    m_bisect->setToolTip(tr("BisectBatchOnFunctionError: a failing batch is cut in two and each half tried on its own, "
                            "which uses up no retries"));
    addPart(m_bisect);
    m_partial = new QCheckBox(tr("reports what is done"), this);
    m_partial->setObjectName(QStringLiteral("partial"));
    m_partial->setToolTip(tr("ReportBatchItemFailures: what precedes the record that fails counts as done, and only "
                             "the rest is tried again"));
    addPart(m_partial);
    m_age = new QSpinBox(this);
    m_age->setObjectName(QStringLiteral("maxAge"));
    m_age->setRange(kLeastAge - 1, kMostAge);
    m_age->setSingleStep(60);
    m_age->setSpecialValueText(tr("records of any age"));
    m_age->setPrefix(tr("gives up after "));
    m_age->setSuffix(tr(" s"));
    m_age->setKeyboardTracking(false);
    m_age->setAccessibleName(tr("Maximum age of a record"));
    m_age->setToolTip(tr("MaximumRecordAgeInSeconds: older records go to the failure queue when their batch fails"));
    addPart(m_age);
    connect(m_retries, &QSpinBox::valueChanged, this, &FailurePart::post);
    connect(m_age, &QSpinBox::valueChanged, this, &FailurePart::post);
    connect(m_bisect, &QCheckBox::toggled, this, &FailurePart::post);
    connect(m_partial, &QCheckBox::toggled, this, &FailurePart::post);
}

void FailurePart::setTheme(const Theme& theme)
{
    Sheet::setTheme(theme);
    m_tree->setTheme(theme);
}

void FailurePart::present(const world::World& world, std::size_t actor)
{
    const world::Client& client = world.actors()[actor].client;
    const clients::ConsumerConfig* const config = world::consumerConfig(client);
    const clients::Failures* const failures = world::consumerFailures(client);
    const auto stream = world::streamOf(client);
    if (config == nullptr || failures == nullptr || !stream)
        return;
    m_name = config->name;
    m_stream = world.service().stream(*stream).reference;
    showPolicy(config->onFailure);
    showBlocked(world, world.service().stream(*stream), *failures);
    showQueue(*failures);
    const clients::FailureCounts& counts = failures->counts();
    m_failed->setValue(format::count(std::int64_t(counts.failures)));
    m_again->setValue(recordsText(counts.redelivered));
    m_blockedFor->setValue(format::duration(failures->blockedUpTo(world.now())));
    m_queued->setValue(recordsText(counts.queued));
    m_queued->setIsHot(counts.queued > 0);
    for (Line* line : {m_failed, m_again, m_blockedFor, m_queued})
        line->setVisible(failures->hasSeenPoison());
}

QString FailurePart::recordsText(std::uint64_t records)
{
    constexpr std::uint64_t kMost = std::numeric_limits<int>::max();
    return tr("%Ln record(s)", nullptr, int(std::min(records, kMost)));
}

// A knob under the hand keeps what the hand has set.
void FailurePart::showPolicy(const clients::FailurePolicy& policy)
{
    m_policy = policy;
    const QSignalBlocker blockers[]{
        QSignalBlocker{m_retries}, QSignalBlocker{m_bisect}, QSignalBlocker{m_partial}, QSignalBlocker{m_age}};
    if (!m_retries->hasFocus())
        m_retries->setValue(int(policy.maximumRetryAttempts));
    m_bisect->setChecked(policy.bisectBatchOnFunctionError);
    m_partial->setChecked(policy.reportBatchItemFailures);
    if (!m_age->hasFocus())
        m_age->setValue(policy.maximumRecordAge ? int(*policy.maximumRecordAge / std::chrono::seconds{1})
                                                : kLeastAge - 1);
}

QString FailurePart::blockedBy(const world::World& world, const streams::Stream& stream,
    const clients::FailedBatch& batch)
{
    const std::uint64_t culprit = *batch.culprit;
    const QString shard = format::shardLabel(batch.shard);
    const streams::ShardLog& log = stream.logs[streams::number(batch.shard)];
    QString record = tr("record %1").arg(recordNumber(culprit));
    if (culprit >= log.firstKept()) {
        const std::string_view key = world.service().keyText(log.row(culprit).key);
        record = tr("record %1, key “%2”,", "in the middle of a sentence")
                     .arg(recordNumber(culprit), QString::fromUtf8(key.data(), qsizetype(key.size())).toHtmlEscaped());
    }
    QString text = tr("<b>Blocked on %1</b> by %2 since %3, for %4: %5 attempts failed.")
                       .arg(shard, record, format::clockSeconds(*batch.since),
                           format::duration(world.now() - *batch.since), format::count(batch.failures));
    if (batch.isWorking)
        return text + QLatin1Char(' ') + tr("An attempt is under way.");
    const base::Duration left = std::max(base::Duration{}, batch.due - world.now());
    return text + QLatin1Char(' ') + tr("Next try in %1.").arg(format::duration(left));
}

void FailurePart::showBlocked(const world::World& world, const streams::Stream& stream,
    const clients::Failures& failures)
{
    const clients::FailedBatch* const blocked = failures.longestBlocked();
    const clients::FailedBatch* shown = blocked;
    if (shown == nullptr && failures.lastOvercome())
        shown = &*failures.lastOvercome();
    m_blocked->setVisible(shown != nullptr);
    m_tree->setVisible(shown != nullptr);
    m_culprit.reset();
    if (blocked != nullptr && stream.firstPoison(blocked->shard, *blocked->culprit, *blocked->culprit + 1))
        m_culprit = streams::PoisonMark{blocked->shard, *blocked->culprit};
    m_heal->setVisible(m_culprit.has_value());
    if (shown == nullptr)
        return;
    m_tree->present(*shown);
    QString text = blocked != nullptr
        ? blockedBy(world, stream, *blocked)
        : tr("Past record %1 of %2 at %3: it was blocked for %4.")
              .arg(recordNumber(*shown->culprit), format::shardLabel(shown->shard), format::clockSeconds(*shown->until),
                  format::duration(*shown->until - *shown->since));
    const auto others = std::count_if(failures.inHand().begin(), failures.inHand().end(),
        [&](const clients::FailedBatch& batch) { return batch.since && &batch != blocked; });
    if (others > 0)
        text += QLatin1Char(' ') + tr("%Ln other shard(s) of it are blocked too.", nullptr, int(others));
    // The sign says it where colours do not.
    if (blocked != nullptr)
        text = QStringLiteral("<span style='color:%1'>\u26a0</span> <span style='color:%2'>%3</span>")
                   .arg(theme().hotText.name(), theme().text.name(), text);
    if (m_blocked->text() != text)
        m_blocked->setText(text);
}

QString FailurePart::given(const clients::GivenUp& entry)
{
    const QString shard = format::shardLabel(entry.shard);
    const QString records = entry.end - entry.begin == 1
        ? tr("record %1").arg(recordNumber(entry.begin))
        : tr("records %1 to %2").arg(recordNumber(entry.begin), recordNumber(entry.end - 1));
    QString reason;
    switch (entry.reason) {
    case clients::GivenUp::Reason::Attempts:
        reason = tr("%Ln attempt(s)", nullptr, int(entry.attempts));
        break;
    case clients::GivenUp::Reason::Age:
        reason = tr("too old");
        break;
    case clients::GivenUp::Reason::Expired:
        reason = tr("past retention");
        break;
    }
    return tr("%1: %2, %3: %4", "clock, shard, records, reason")
        .arg(format::clockSeconds(entry.at), shard, records, reason);
}

void FailurePart::showQueue(const clients::Failures& failures)
{
    QStringList lines;
    const std::vector<clients::GivenUp>& queue = failures.queue();
    for (auto entry = queue.rbegin(); entry != queue.rend() && lines.size() < kShownEntries; ++entry)
        lines << given(*entry);
    m_queue->setVisible(!lines.isEmpty());
    const QString text = lines.join(QLatin1Char('\n'));
    if (m_queue->text() != text)
        m_queue->setText(text);
}

QString FailurePart::blockedText() const { return m_blocked->isHidden() ? QString{} : m_blocked->text(); }

QString FailurePart::queueText() const { return m_queue->isHidden() ? QString{} : m_queue->text(); }

void FailurePart::post()
{
    if (m_name.empty())
        return;
    clients::FailurePolicy policy = m_policy;
    policy.maximumRetryAttempts = m_retries->value();
    policy.bisectBatchOnFunctionError = m_bisect->isChecked();
    policy.reportBatchItemFailures = m_partial->isChecked();
    policy.maximumRecordAge.reset();
    if (m_age->value() >= kLeastAge)
        policy.maximumRecordAge = std::chrono::seconds{m_age->value()};
    if (policy != m_policy)
        emit asked(world::SetConsumerFailurePolicy{m_name, policy});
}

void FailurePart::heal()
{
    if (m_culprit)
        emit asked(streams::HealRecordRequest{m_stream, streams::shardId(m_culprit->shard), m_culprit->ordinal});
}

}
