#include "widgets/panels/autoscaler_sheet.h"

#include "streams/quotas.h"
#include "widgets/format.h"
#include "widgets/meter.h"
#include "widgets/scaling_text.h"

#include <QPushButton>

#include <algorithm>

namespace shardscope::widgets {

namespace {

constexpr std::size_t kDecisionsShown = 12;
constexpr base::Duration kDay{std::chrono::hours{24}};

// Newest first, each with its time.
QString decisionsText(const operations::Autoscaler& autoscaler)
{
    const auto& decisions = autoscaler.decisions();
    QStringList lines;
    for (std::size_t i = decisions.size(); i-- > 0 && decisions.size() - i <= kDecisionsShown;) {
        const operations::ScalingDecision& decision = decisions[i];
        QString line = format::clockSeconds(decision.first) + QStringLiteral("  ") + decisionText(decision);
        if (decision.times > 1)
            line += QLatin1Char(' ') + AutoscalerSheet::tr("(%Ln times)", nullptr, int(decision.times));
        lines << line.toHtmlEscaped();
    }
    return lines.isEmpty() ? AutoscalerSheet::tr("None yet.") : lines.join(QStringLiteral("<br>"));
}

}

AutoscalerSheet::AutoscalerSheet(QWidget* parent)
    : Sheet(parent), m_title(addTitle()), m_kind(addSubtitle()), m_promise(addNote())
{
    addCaption(tr("The last whole minute"));
    m_used = addMeter(tr("used by writes"));
    m_capacity = addLine(tr("capacity"));
    m_shards = addLine(tr("shards"));
    m_age = addLine(tr("iterator age"));
    m_state = addNote();
    addCaption(tr("Since it was added"));
    m_ups = addLine(tr("scaled up"));
    m_downs = addLine(tr("scaled down"));
    m_turns = addLine(tr("turned round"));
    m_turns->setToolTip(tr("Scaled the other way within an hour: flapping"));
    m_refused = addLine(tr("refused"));
    m_today = addLine(tr("changes in 24 h"));
    addCaption(tr("Decisions, newest first"));
    m_decisions = addNote();
    m_remove = new QPushButton(tr("Remove this autoscaler"), this);
    m_remove->setObjectName(QStringLiteral("removeAutoscaler"));
    addPart(m_remove);
    finish();
    connect(m_remove, &QPushButton::clicked, this, [this] { emit asked(world::Action{world::RemoveClient{m_name}}); });
}

void AutoscalerSheet::present(const world::World& world, const AutoscalerChoice& choice)
{
    const world::Actor* actor = world.actor(choice.name);
    const auto* autoscaler = actor != nullptr ? std::get_if<operations::Autoscaler>(&actor->client) : nullptr;
    m_remove->setEnabled(autoscaler != nullptr);
    if (autoscaler == nullptr)
        return;
    m_name = choice.name;
    const operations::AutoscalerConfig& config = autoscaler->config();
    m_title->setText(QString::fromStdString(config.name));
    m_kind->setText(tr("%1 \u2192 %2", "an approach, a stream")
                        .arg(approachText(config.approach), format::streamLabel(config.stream)));
    m_promise->setText(promiseText(config).toHtmlEscaped());
    const std::optional<operations::StreamMinute> minute = autoscaler->lastMinute();
    const bool hasMinute = minute && minute->shards > 0;
    const std::int64_t used =
        hasMinute ? operations::usedPermille(minute->put, minute->shards, operations::kPutCapacity) : 0;
    m_used->setReading(hasMinute ? format::percent(double(used) / 10) : QString{}, double(used) / 10);
    m_capacity->setValue(hasMinute ? format::byteRate(double(minute->shards * operations::kPutCapacity.bytes))
                                   : QString{});
    m_shards->setValue(hasMinute ? format::count(minute->shards) : QString{});
    m_age->setValue(minute && minute->age ? format::duration(*minute->age) : tr("no metric"));
    m_state->setText(stateText(*autoscaler, world.now()).toHtmlEscaped());
    const operations::ScalingCounts& counts = autoscaler->counts();
    const auto number = [](std::uint64_t n) { return format::count(std::int64_t(n)); };
    m_ups->setValue(number(counts.ups));
    m_downs->setValue(number(counts.downs));
    m_turns->setValue(number(counts.turns));
    m_turns->setIsHot(counts.turns > 0);
    m_refused->setValue(number(counts.refused));
    m_refused->setIsHot(counts.refused > 0);
    const std::vector<base::Instant>& updates = world.service().stream(autoscaler->stream()).countUpdates;
    const auto today =
        std::count_if(updates.begin(), updates.end(), [&](base::Instant at) { return world.now() - at < kDay; });
    const streams::ServiceSettings& settings = world.service().settings();
    const std::int64_t most = streams::quota(settings, streams::QuotaName::UpdateShardCountPerDay);
    m_today->setValue(QStringLiteral("%1 / %2").arg(format::count(today), format::count(most)));
    m_today->setToolTip(quotaHint(settings, streams::QuotaName::UpdateShardCountPerDay));
    m_today->setIsHot(today >= most);
    m_decisions->setText(decisionsText(*autoscaler));
}

}
