#include "widgets/panels/compare_panel.h"

#include "widgets/format.h"
#include "widgets/timeline/branch_text.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>
#include <utility>
#include <vector>

namespace shardscope::widgets {

namespace {

// Where the two went different ways: back from the younger one, which is the higher number, to its
// parent, until both are the same.
base::Instant forkOf(const world::RunStatus& status)
{
    std::size_t a = status.currentBranch;
    std::size_t b = *status.comparedBranch;
    base::Instant fork = base::kWorldEnd;
    while (a != b) {
        std::size_t& younger = a > b ? a : b;
        fork = std::min(fork, status.branches[younger].at);
        younger = status.branches[younger].parent;
    }
    return fork;
}

std::int64_t secondOf(const world::World& world) { return world.now().time_since_epoch() / base::Duration{1'000}; }

}

ComparePanel::ComparePanel(EngineLink& engine, Selection& selection, QWidget* parent)
    : QFrame(parent), m_engine(engine), m_selection(selection), m_table(new QLabel(this)),
      m_swap(new QPushButton(this)), m_end(new QPushButton(this))
{
    setObjectName(QStringLiteral("comparePanel"));
    m_table->setTextFormat(Qt::RichText);
    m_table->setObjectName(QStringLiteral("compareTable"));
    // It may be narrower than its text wants; the window decides.
    m_table->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_swap->setObjectName(QStringLiteral("swapFutures"));
    m_end->setObjectName(QStringLiteral("endComparison"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(14, 6, 14, 0);
    row->setSpacing(8);
    row->addWidget(m_table, 1);
    row->addWidget(m_swap, 0, Qt::AlignVCenter);
    row->addWidget(m_end, 0, Qt::AlignVCenter);
    connect(m_swap, &QPushButton::clicked, this, &ComparePanel::swap);
    connect(m_end, &QPushButton::clicked, this, &ComparePanel::end);
    retranslate();
    hide();
}

void ComparePanel::setTheme(const Theme& theme)
{
    m_theme = theme;
    setAutoFillBackground(true);
    QPalette colours = palette();
    colours.setColor(QPalette::Window, theme.background);
    setPalette(colours);
    m_basis = {};
}

void ComparePanel::retranslate()
{
    m_swap->setText(tr("Swap"));
    m_swap->setToolTip(tr("Goes on in the other branch; this one goes along"));
    m_end->setText(tr("End"));
    m_basis = {};
}

void ComparePanel::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ComparePanel::swap()
{
    if (const auto other = m_engine.latest().status.comparedBranch)
        m_engine.post(world::Request{world::Control{world::SwitchBranch{*other}}});
}

void ComparePanel::end() { m_engine.post(world::Request{world::Control{world::CompareWith{}}}); }

QString ComparePanel::text() const { return m_table->text(); }

void ComparePanel::present(const world::Published& published)
{
    const bool isShown = published.compared != nullptr && published.status.comparedBranch.has_value();
    if (isVisibleTo(parentWidget()) != isShown)
        setVisible(isShown);
    if (!isShown)
        return;
    Basis basis{secondOf(*published.world), secondOf(*published.compared), published.status.currentBranch,
        published.status.comparedBranch, published.status.revision, m_selection.stream()};
    if (basis == m_basis)
        return;
    m_basis = std::move(basis);
    show(published);
}

// The better of two values is told by weight and a tick, not by colour alone.
void ComparePanel::show(const world::Published& published)
{
    const world::RunStatus& status = published.status;
    const auto stream = published.world->service().find(m_selection.stream());
    const auto otherStream = published.compared->service().find(m_selection.stream());
    if (!stream || !otherStream)
        return;
    const base::Instant fork = forkOf(status);
    const world::OutcomeSince here = world::outcomeSince(*published.world, *stream, fork);
    const world::OutcomeSince there = world::outcomeSince(*published.compared, *otherStream, fork);

    struct Column {
        QString name;
        QString values[2];
        int better = -1;
    };
    std::vector<Column> columns;
    const auto add = [&](const QString& name, auto a, auto b, bool isLessBetter, auto text) {
        const int better = a == b ? -1 : (a < b) == isLessBetter ? 0 : 1;
        columns.push_back({name, {text(a), text(b)}, better});
    };
    const auto count = [](auto n) { return format::count(std::int64_t(n)); };
    add(tr("refused"), here.refused, there.refused, true, count);
    add(tr("refused/s now"), here.refusedLast, there.refusedLast, true, count);
    add(tr("stored"), here.stored, there.stored, false, count);
    add(tr("oldest unread"), here.oldestUnread, there.oldestUnread, true,
        [](base::Duration age) { return format::duration(age); });
    add(tr("fullest shard"), here.fullestPerMille, there.fullestPerMille, true,
        [](std::int64_t perMille) { return format::percent(double(perMille) / 10); });
    if (here.lost + there.lost > 0)
        add(tr("lost"), here.lost, there.lost, true, count);
    columns.push_back({tr("shards"), {count(here.openShards), count(there.openShards)}, -1});
    add(tr("cost an hour"), here.costPerHour, there.costPerHour, true,
        [](base::Money cost) { return format::dollars(cost); });
    // The table is as wide as a small window has room for: the difference stands for the one of both prices.
    if (here.costPerHour != there.costPerHour)
        columns.back().values[0] =
            format::dollarsMore(base::Money{here.costPerHour.count() - there.costPerHour.count()});

    QString html = QStringLiteral("<table cellspacing='0' cellpadding='1'><tr><td style='color:%1'>%2&nbsp;&nbsp;</td>")
                       .arg(m_theme.mutedText.name(),
                           tr("since %1", "the moment at which two branches parted").arg(format::clockSeconds(fork)));
    for (const Column& column : columns)
        html += QStringLiteral("<td align='right' style='color:%1'>&nbsp;&nbsp;%2</td>")
                    .arg(m_theme.mutedText.name(), column.name);
    html += QStringLiteral("</tr>");
    const std::size_t branches[] = {status.currentBranch, *status.comparedBranch};
    for (int side = 0; side < 2; ++side) {
        const QString name = branchName(status.branches[branches[side]], branches[side]).toHtmlEscaped();
        html += QStringLiteral("<tr><td>%1 <b>%2</b>&nbsp;&nbsp;</td>")
                    .arg(side == 0 ? QStringLiteral("\u2501") : QStringLiteral("\u2505"), name);
        for (const Column& column : columns) {
            const bool isBetter = column.better == side;
            html += QStringLiteral("<td align='right' style='color:%1'>&nbsp;&nbsp;%2</td>")
                        .arg(isBetter ? m_theme.good.name() : m_theme.text.name(),
                            isBetter ? QStringLiteral("<b>\u2713&nbsp;%1</b>").arg(column.values[side])
                                     : column.values[side]);
        }
        html += QStringLiteral("</tr>");
    }
    html += QStringLiteral("</table>");
    m_table->setText(html);
    setAccessibleName(tr("Comparison of two branches"));
}

}
