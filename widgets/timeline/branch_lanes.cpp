#include "widgets/timeline/branch_lanes.h"

#include "widgets/format.h"
#include "widgets/icons.h"
#include "widgets/timeline/branch_text.h"
#include "widgets/timeline/timeline_layout.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QScrollBar>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace shardscope::widgets {

namespace {

constexpr int kRow = TimelineLayout::kLane; // pixels at 100 % text, as those below
constexpr int kTool = 17;
constexpr int kLongestName = 60;

// The lane that a branch is seen to leave: one begun before its parent parted from its own shares the
// past of that one.
std::size_t laneLeft(const std::vector<world::BranchInfo>& branches, std::size_t branch)
{
    std::size_t from = branches[branch].parent;
    // Ends at the trunk: a parent is older than its child.
    while (from != 0 && branches[from].at > branches[branch].at)
        from = branches[from].parent;
    return from;
}

QToolButton* tool(QWidget* parent)
{
    auto* made = new QToolButton(parent);
    made->setStyleSheet(QStringLiteral("padding: 1px;"));
    made->setFocusPolicy(Qt::NoFocus); // the keys of the lane do the same
    made->hide();
    return made;
}

}

// --- One lane ----------------------------------------------------------------

BranchLane::BranchLane(std::size_t branch, BranchLanes* lanes, QWidget* parent)
    : QAbstractButton(parent), m_lanes(lanes), m_branch(branch), m_compare(tool(this)), m_rename(tool(this)),
      m_edit(new QLineEdit(this))
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    m_edit->setMaxLength(kLongestName);
    m_edit->setCursor(Qt::IBeamCursor);
    m_edit->hide();
    m_edit->installEventFilter(this);
    connect(this, &QAbstractButton::clicked, this, [this] { m_lanes->control(world::SwitchBranch{m_branch}); });
    connect(m_compare, &QToolButton::clicked, this, &BranchLane::compare);
    connect(m_rename, &QToolButton::clicked, this, &BranchLane::rename);
    connect(m_edit, &QLineEdit::editingFinished, this, [this] { finishRename(true); });
    retranslate();
}

void BranchLane::setTheme(const Theme& theme)
{
    m_theme = theme;
    m_compare->setIcon(widgets::icon(Sign::Compare, theme.mutedText, theme.line));
    m_rename->setIcon(widgets::icon(Sign::Rename, theme.mutedText, theme.line));
    QFont small = font();
    small.setPixelSize(theme.smallPx);
    m_edit->setFont(small);
    for (QToolButton* each : {m_compare, m_rename})
        each->setIconSize({theme.px(11), theme.px(11)});
    update();
}

void BranchLane::present(const world::RunStatus& status)
{
    m_status = status;
    const world::BranchInfo& branch = status.branches[m_branch];
    m_name = branchName(branch, m_branch);
    const QString reach = tr("%1, from %2 to %3", "a branch and its times")
                              .arg(m_name, format::clockSeconds(branch.at), format::clockSeconds(branch.end));
    QString state;
    if (m_branch == status.currentBranch)
        state = tr("on show");
    else if (status.comparedBranch == m_branch)
        state = tr("goes along, compared");
    const QString told = state.isEmpty() ? reach : reach + QStringLiteral(" \u00b7 ") + state;
    if (accessibleName() != told) {
        setAccessibleName(told);
        setToolTip(told + QLatin1Char('\n') + tr("Click: go on in it.  C: compare.  F2: rename."));
    }
    m_compare->setEnabled(m_branch != status.currentBranch);
    update();
}

void BranchLane::retranslate()
{
    m_compare->setToolTip(tr("Compare with this"));
    m_compare->setAccessibleName(tr("Compare with this"));
    m_rename->setToolTip(tr("Rename"));
    m_rename->setAccessibleName(tr("Rename"));
    m_edit->setAccessibleName(tr("Name of the branch"));
    if (m_branch < m_status.branches.size())
        present(m_status);
}

void BranchLane::compare()
{
    if (m_branch == m_status.currentBranch)
        return;
    if (m_status.comparedBranch == m_branch)
        m_lanes->control(world::CompareWith{});
    else
        m_lanes->control(world::CompareWith{m_branch});
}

void BranchLane::rename()
{
    m_edit->setText(m_name);
    m_edit->setGeometry(6, 0, m_theme.px(TimelineLayout::kGutter) - 8, height());
    m_edit->show();
    m_edit->selectAll();
    m_edit->setFocus();
}

void BranchLane::finishRename(bool isTaken)
{
    if (!m_edit->isVisible())
        return;
    const QString name = m_edit->text().simplified();
    m_edit->hide();
    setFocus();
    if (isTaken && !name.isEmpty() && name != m_name)
        m_lanes->control(world::NameBranch{m_branch, name.toStdString()});
}

bool BranchLane::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        finishRename(false);
        return true;
    }
    return QAbstractButton::eventFilter(watched, event);
}

void BranchLane::showTools(bool areShown)
{
    m_compare->setVisible(areShown && m_branch != m_status.currentBranch);
    m_rename->setVisible(areShown);
    update();
}

void BranchLane::resizeEvent(QResizeEvent*)
{
    const int side = m_theme.px(kTool);
    const int right = m_theme.px(TimelineLayout::kGutter);
    const int top = (height() - side) / 2;
    m_rename->setGeometry(right - side - 4, top, side, side);
    m_compare->setGeometry(right - 2 * side - 5, top, side, side);
}

void BranchLane::enterEvent(QEnterEvent*) { showTools(true); }

void BranchLane::leaveEvent(QEvent*) { showTools(hasFocus()); }

void BranchLane::focusInEvent(QFocusEvent* event)
{
    QAbstractButton::focusInEvent(event);
    showTools(true);
    m_lanes->ensureWidgetVisible(this, 0, 0);
}

void BranchLane::focusOutEvent(QFocusEvent* event)
{
    QAbstractButton::focusOutEvent(event);
    showTools(underMouse());
}

void BranchLane::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        click();
        break;
    case Qt::Key_F2:
        rename();
        break;
    case Qt::Key_C:
        compare();
        break;
    case Qt::Key_Up:
        m_lanes->moveFocus(m_branch, -1);
        break;
    case Qt::Key_Down:
        m_lanes->moveFocus(m_branch, 1);
        break;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

std::optional<Pointed> BranchLane::pointedAt(std::optional<QPoint> at)
{
    if (m_branch >= m_status.branches.size())
        return std::nullopt;
    const world::BranchInfo& branch = m_status.branches[m_branch];
    const bool isOther = m_branch != m_status.currentBranch;
    Pointed pointed;
    pointed.kind = ObjectKind::Branch;
    pointed.title = m_name;
    pointed.corner = QPoint(m_theme.px(12), height());
    // Over its line the moment there; over its name where it began.
    pointed.at = branch.at;
    if (at && at->x() >= m_lanes->left())
        pointed.at = std::clamp(m_lanes->instantAt(at->x()), branch.at, branch.end);
    pointed.id = m_name;
    pointed.words = accessibleName();
    pointed.offers = {
        {.verb = Verb::Open, .text = tr("Go on in this branch"), .act = [this] { click(); }, .isEnabled = isOther},
        {.verb = Verb::Compare,
            .text = m_status.comparedBranch == m_branch ? tr("End the comparison") : tr("Compare with this"),
            .act = [this] { compare(); },
            .isEnabled = isOther},
        {.verb = Verb::Rename, .text = {}, .act = [this] { rename(); }},
    };
    return pointed;
}

void BranchLane::changeEvent(QEvent* event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void BranchLane::paintEvent(QPaintEvent*)
{
    if (m_branch >= m_status.branches.size())
        return;
    QPainter painter(this);
    const bool isCurrent = m_branch == m_status.currentBranch;
    const bool isCompared = m_status.comparedBranch == m_branch;
    if (underMouse() || hasFocus())
        painter.fillRect(rect(), m_theme.selected);
    const int middle = height() / 2;

    // Forks of younger lanes start or pass here, this one's ends here.
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t other = std::max<std::size_t>(1, m_branch); other < m_status.branches.size(); ++other) {
        const std::size_t from = laneLeft(m_status.branches, other);
        const int x = m_lanes->xOf(m_status.branches[other].at);
        if (from > m_branch || x < m_lanes->left() || x > m_lanes->right())
            continue;
        painter.setPen(QPen(m_theme.series(int(other)), 1.5));
        painter.drawLine(QPointF(x, from == m_branch ? middle : 0), QPointF(x, other == m_branch ? middle : height()));
    }

    const world::BranchInfo& branch = m_status.branches[m_branch];
    const int from = std::max(m_lanes->left(), m_lanes->xOf(branch.at));
    const int to = std::min(m_lanes->right(), m_lanes->xOf(branch.end));
    const QColor colour = m_theme.series(int(m_branch));
    if (to >= from && m_lanes->xOf(branch.end) >= m_lanes->left()) {
        QPen pen(colour, isCurrent ? 4 : 2, isCompared ? Qt::DashLine : Qt::SolidLine, Qt::FlatCap);
        painter.setPen(pen);
        painter.drawLine(QPointF(from, middle), QPointF(std::max(to, from + 3), middle));
        if (m_lanes->xOf(branch.end) <= m_lanes->right()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(colour);
            painter.drawEllipse(QPointF(std::max(to, from + 3), middle), 3.5, 3.5);
        }
    }

    QFont small = font();
    small.setPixelSize(m_theme.smallPx);
    small.setWeight(isCurrent ? QFont::DemiBold : QFont::Normal);
    painter.setFont(small);
    painter.setPen(isCurrent ? m_theme.text : m_theme.mutedText);
    const int tools = m_rename->isVisible() ? (m_compare->isVisible() ? 2 : 1) * (m_theme.px(kTool) + 2) : 0;
    const QRect label(12, 0, m_theme.px(TimelineLayout::kGutter) - 20 - tools, height());
    painter.drawText(label, Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(m_name, Qt::ElideRight, label.width()));
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(m_theme.accent);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(2, 0, -3, -1));
    }
}

// --- All of them ---------------------------------------------------------------

BranchLanes::BranchLanes(EngineLink& engine, QWidget* parent)
    : QScrollArea(parent), m_engine(engine), m_scale(base::kWorldStart, base::instantAt(base::Duration{60'000}), 1)
{
    setObjectName(QStringLiteral("branchLanes"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidget(new QWidget(this));
    hide();
}

void BranchLanes::present(const world::RunStatus& status, const TimeScale& scale, int left)
{
    m_scale = scale;
    m_left = left;
    const std::size_t wanted = status.branches.size() > 1 ? status.branches.size() : 0;
    while (m_lanes.size() > wanted) {
        delete m_lanes.back();
        m_lanes.pop_back();
    }
    const bool isGrown = m_lanes.size() < wanted;
    while (m_lanes.size() < wanted) {
        auto* lane = new BranchLane(m_lanes.size(), this, widget());
        lane->setTheme(m_theme);
        lane->show();
        m_lanes.push_back(lane);
    }
    for (BranchLane* lane : m_lanes)
        lane->present(status);
    if (isGrown)
        place();
    if (!m_lanes.empty() && (isGrown || m_current != status.currentBranch))
        ensureWidgetVisible(m_lanes[status.currentBranch], 0, 0);
    m_current = status.currentBranch;
}

void BranchLanes::setTheme(const Theme& theme)
{
    m_theme = theme;
    for (BranchLane* lane : m_lanes)
        lane->setTheme(theme);
    verticalScrollBar()->setSingleStep(theme.px(kRow));
    place();
}

void BranchLanes::control(world::Control control) { m_engine.post(world::Request{std::move(control)}); }

int BranchLanes::xOf(base::Instant at) const
{
    return m_left + int(std::lround(std::clamp(m_scale.x(at), -10'000.0, 100'000.0)));
}

base::Instant BranchLanes::instantAt(int x) const { return m_scale.at(x - m_left); }

void BranchLanes::moveFocus(std::size_t from, int by)
{
    const auto to = std::ptrdiff_t(from) + by;
    if (to >= 0 && to < std::ptrdiff_t(m_lanes.size()))
        m_lanes[std::size_t(to)]->setFocus();
}

void BranchLanes::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    place();
}

// The scroll bar stands right of the axis; lanes under it would be scrolled sideways.
void BranchLanes::place()
{
    const int room = viewport()->width();
    const int row = m_theme.px(kRow);
    widget()->resize(room, int(m_lanes.size()) * row);
    for (std::size_t i = 0; i < m_lanes.size(); ++i)
        m_lanes[i]->setGeometry(0, int(i) * row, room, row);
}

}
