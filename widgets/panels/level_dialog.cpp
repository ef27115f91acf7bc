#include "widgets/panels/level_dialog.h"

#include "widgets/charts/range_strips.h"
#include "widgets/format.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QStringListModel>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace shardscope::widgets {

namespace {

constexpr int kMostShards = 10'000;

}

QString giniText(std::int64_t perMille) { return QLocale().toString(double(perMille) / 1'000, 'f', 2); }

LevelDialog::LevelDialog(world::Snapshot world, streams::StreamIndex stream, const Theme& theme, QWidget* parent)
    : QDialog(parent), m_world(std::move(world)), m_stream(stream), m_theme(theme), m_state(new QLabel(this)),
      m_byWidth(new QRadioButton(tr("equal &ranges"), this)), m_byLoad(new QRadioButton(this)),
      m_shards(new QSpinBox(this)), m_bars(new RangeStrips(theme, this)), m_sum(new QLabel(this)),
      m_limits(new QLabel(this)), m_list(new QListView(this)), m_steps(new QStringListModel(this)),
      m_carryOut(new QPushButton(this))
{
    setObjectName(QStringLiteral("levelPlan"));
    setWindowTitle(tr("Level plan"));
    const streams::Stream& shown = m_world->service().stream(m_stream);
    m_underWay = world::planUnderWay(*m_world, m_stream);
    m_byWidth->setChecked(true);
    m_shards->setRange(1, kMostShards);
    m_shards->setValue(int(shown.map->open().size()));
    m_shards->setGroupSeparatorShown(true);
    m_shards->setAccessibleName(tr("Shards afterwards"));
    m_list->setModel(m_steps);
    m_list->setUniformItemSizes(true);
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setAccessibleName(tr("Calls of the plan"));
    m_list->setMinimumHeight(theme.px(60)); // it scrolls
    for (QLabel* each : {m_state, m_sum, m_limits}) {
        each->setWordWrap(true);
        each->setTextFormat(Qt::PlainText);
    }
    QPalette muted = m_limits->palette();
    muted.setColor(QPalette::WindowText, theme.mutedText);
    m_limits->setPalette(muted);
    QFont bold = m_sum->font();
    bold.setWeight(QFont::DemiBold);
    m_sum->setFont(bold);

    auto* buttons = new QDialogButtonBox(this);
    buttons->addButton(m_carryOut, QDialogButtonBox::AcceptRole);
    buttons->addButton(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    for (QAbstractButton* each : buttons->buttons())
        each->setIcon({});
    auto* choice = new QHBoxLayout;
    choice->setSpacing(theme.px(16));
    choice->addWidget(m_byWidth);
    choice->addWidget(m_byLoad);
    choice->addStretch(1);
    auto* count = new QLabel(tr("&Shards afterwards"), this);
    count->setBuddy(m_shards);
    choice->addWidget(count);
    choice->addWidget(m_shards);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 14);
    column->setSpacing(theme.px(12));
    column->addWidget(m_state);
    column->addLayout(choice);
    column->addWidget(m_bars);
    column->addWidget(m_sum);
    column->addWidget(m_list, 1);
    column->addWidget(m_limits);
    column->addWidget(buttons);
    const QSize wanted(theme.px(640), theme.px(500));
    resize(parent != nullptr ? wanted.boundedTo(parent->window()->size()) : wanted);

    connect(m_byWidth, &QRadioButton::toggled, this, &LevelDialog::work);
    connect(m_shards, &QSpinBox::valueChanged, this, &LevelDialog::work);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        if (m_underWay)
            m_action = world::RemoveClient{m_world->actors()[m_underWay->actor].name};
        else
            m_action = world::StartReshardPlan{
                {world::freePlanName(*m_world), m_world->service().stream(m_stream).reference, m_plan.steps}};
        accept();
    });
    work();
}

LevelDialog::~LevelDialog() = default;

void LevelDialog::work()
{
    m_plan = world::levelPlan(*m_world, m_stream,
        {m_byWidth->isChecked() ? world::LevelBy::Width : world::LevelBy::Load, std::uint32_t(m_shards->value())});
    showPlan();
}

void LevelDialog::showPlan()
{
    m_byLoad->setText(
        tr("equal &load, as in the last %1").arg(format::duration(m_plan.stretch.to - m_plan.stretch.from)));
    m_state->setText((m_plan.giniBefore >= world::kUnevenFrom ? tr("The key space is uneven: Gini %1.")
                                                              : tr("The key space is even: Gini %1."))
                         .arg(giniText(m_plan.giniBefore))
        + QLatin1Char(' ')
        + tr("The Gini coefficient is 0 where all shards have ranges of one width, and nears 1 where one shard has"
             " almost all of the ring."));
    m_bars->show(m_plan.before, m_plan.after);
    const auto percent = [](std::int64_t perMille) { return format::percent(double(perMille) / 10); };
    m_sum->setText(m_plan.steps.empty()
            ? tr("Nothing to do: it is level already.")
            : tr("%1 splits and %2 merges, one after another: %3. Gini %4 → %5, fullest shard %6 → %7.")
                  .arg(format::count(m_plan.splits), format::count(m_plan.merges), format::duration(m_plan.takes),
                      giniText(m_plan.giniBefore), giniText(m_plan.giniAfter), percent(m_plan.fullestBefore),
                      percent(m_plan.fullestAfter)));
    if (!m_plan.steps.empty() && !m_plan.isOnDemand)
        m_sum->setText(m_sum->text() + QLatin1Char(' ')
            + (m_plan.overlapShardMs == 0
                    ? tr("No shard is paid for the way alone.")
                    : tr("Shards that are open on the way alone cost %1.").arg(format::dollars(m_plan.overlapCost))));
    m_steps->setStringList(stepTexts());
    m_limits->setText(limitsText());
    const bool isPossible = !m_plan.steps.empty() && !m_plan.isTooLong && !m_plan.quotaMissing && !m_plan.isOnDemand;
    m_carryOut->setText(m_underWay ? tr("&End the plan under way") : tr("&Carry it out"));
    m_carryOut->setEnabled(m_underWay || isPossible);
}

QStringList LevelDialog::stepTexts() const
{
    QStringList texts;
    texts.reserve(qsizetype(m_plan.steps.size()));
    for (const clients::ReshardPlanStep& step : m_plan.steps) {
        const QString number = QString::number(texts.size() + 1);
        const bool isSplit = step.kind == clients::ReshardPlanStep::Kind::Split;
        // An API's verbs are not translated.
        texts << (isSplit ? tr("%1.  SplitShard at %2 of the ring · %3")
                          : tr("%1.  MergeShards at %2 of the ring · %3"))
                     .arg(number, format::percent(step.at.fraction() * 100), format::hashKey(step.at));
    }
    return texts;
}

QString LevelDialog::limitsText() const
{
    QStringList parts;
    if (m_underWay)
        parts << tr("A plan is under way: call %1 of %2, %3 to go. What it has done already stays.")
                     .arg(format::count(std::int64_t(m_underWay->begun)),
                         format::count(std::int64_t(m_underWay->steps)), format::duration(m_underWay->left));
    if (m_plan.isOnDemand) {
        parts << tr("The stream is on demand: the service alone decides about its shards, and would refuse every one of"
                    " these calls. A provisioned stream can be levelled.");
        return parts.join(QLatin1Char(' '));
    }
    if (m_plan.quotaMissing)
        parts << tr("It would need %1 shards more than the quota of the account allows.")
                     .arg(format::count(*m_plan.quotaMissing));
    if (m_plan.isTooLong)
        parts << tr("It has too many calls for one plan.");
    if (m_plan.isStreamBusy)
        parts << tr("The stream is not ACTIVE now; the plan begins when it is.");
    parts << tr(
        "The service reshards a stream only while it is ACTIVE, so one call waits for the other; at most %1 shards"
        " are open on the way. One undo takes all of it back.")
                 .arg(format::count(m_plan.mostOpen));
    return parts.join(QLatin1Char(' '));
}

}
