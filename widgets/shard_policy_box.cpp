#include "widgets/shard_policy_box.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QSignalBlocker>
#include <QSpinBox>

namespace shardscope::widgets {

namespace {

using clients::ShardPolicy;

constexpr int kMostSeconds = 3'600;

int secondsOf(base::Duration length) { return int(length / std::chrono::seconds{1}); }

}

ShardPolicyBox::ShardPolicyBox(Place place, QWidget* parent)
    : QWidget(parent), m_blocks(new QCheckBox(this)), m_discovery(new QSpinBox(this)), m_children(new QComboBox(this)),
      m_renewal(new QComboBox(this))
{
    m_blocks->setObjectName(QStringLiteral("blockOnParent"));
    m_blocks->setText(place == Place::Dialog ? tr("&Waits for parent shards") : tr("waits for parent shards"));
    m_blocks->setToolTip(tr("Block on parent, as the KCL and Lambda: a child is not read before its parents have been "
                            "read to their end. Without it, newer records of a key can come before older ones."));
    m_discovery->setObjectName(QStringLiteral("shardDiscovery"));
    m_discovery->setMaximum(kMostSeconds);
    m_discovery->setPrefix(tr("ListShards every "));
    m_discovery->setSuffix(tr(" s"));
    m_discovery->setKeyboardTracking(false);
    m_discovery->setAccessibleName(tr("Shard discovery"));
    m_discovery->setToolTip(tr("How it finds children: by the ChildShards of a parent's last answer, or by ListShards "
                               "now and then, as Flink's connectors do"));
    m_children->setObjectName(QStringLiteral("childrenFrom"));
    m_children->addItem(tr("children: TRIM_HORIZON"), int(ShardPolicy::Children::TrimHorizon));
    m_children->addItem(tr("children: LATEST"), int(ShardPolicy::Children::Latest));
    m_children->setAccessibleName(tr("Where it begins in children"));
    m_children->setToolTip(tr("ShardIteratorType in a child shard. At LATEST, what was stored before it was opened is "
                              "never read."));
    m_renewal->setObjectName(QStringLiteral("renewFrom"));
    m_renewal->addItem(tr("renewed: AFTER_SEQUENCE_NUMBER"), int(ShardPolicy::Renewal::AfterSequenceNumber));
    m_renewal->addItem(tr("renewed: LATEST"), int(ShardPolicy::Renewal::Latest));
    m_renewal->setAccessibleName(tr("Where it goes on after five minutes"));
    m_renewal->setToolTip(tr("Where the next subscription begins after one that has ended, and the next iterator after "
                             "one that has expired. At LATEST, without a checkpoint, what had not come yet is never "
                             "read."));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    const int columns = place == Place::Dialog ? 2 : 1;
    int number = 0;
    for (QWidget* knob : {static_cast<QWidget*>(m_blocks), static_cast<QWidget*>(m_discovery),
             static_cast<QWidget*>(m_children), static_cast<QWidget*>(m_renewal)}) {
        grid->addWidget(knob, number / columns, number % columns);
        ++number;
    }
    connect(m_blocks, &QCheckBox::toggled, this, &ShardPolicyBox::touch);
    connect(m_discovery, &QSpinBox::valueChanged, this, &ShardPolicyBox::touch);
    connect(m_children, &QComboBox::currentIndexChanged, this, &ShardPolicyBox::touch);
    connect(m_renewal, &QComboBox::currentIndexChanged, this, &ShardPolicyBox::touch);
}

ShardPolicy ShardPolicyBox::policy() const
{
    ShardPolicy policy = m_policy;
    policy.blocksOnParents = m_blocks->isChecked();
    if (m_discovery->value() != secondsOf(m_policy.discovery))
        policy.discovery = std::chrono::seconds{m_discovery->value()};
    policy.children = ShardPolicy::Children(m_children->currentData().toInt());
    policy.renewal = ShardPolicy::Renewal(m_renewal->currentData().toInt());
    return policy;
}

void ShardPolicyBox::present(const ShardPolicy& policy)
{
    m_policy = policy;
    const QSignalBlocker blockers[]{
        QSignalBlocker{m_blocks}, QSignalBlocker{m_discovery}, QSignalBlocker{m_children}, QSignalBlocker{m_renewal}};
    m_blocks->setChecked(policy.blocksOnParents);
    bound();
    if (!m_discovery->hasFocus())
        m_discovery->setValue(secondsOf(policy.discovery));
    m_children->setCurrentIndex(m_children->findData(int(policy.children)));
    m_renewal->setCurrentIndex(m_renewal->findData(int(policy.renewal)));
}

void ShardPolicyBox::touch()
{
    const QSignalBlocker blocker(m_discovery);
    bound();
    emit changed();
}

// Who does not wait for parents has to look for children. The least of the numbers has words in its place only where it
// is 0.
void ShardPolicyBox::bound()
{
    const bool isToldOfChildren = m_blocks->isChecked();
    m_discovery->setMinimum(isToldOfChildren ? 0 : 1);
    m_discovery->setSpecialValueText(isToldOfChildren ? tr("children: told by the parent's end") : QString{});
}

}
