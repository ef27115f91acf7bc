#include "widgets/panels/navigator.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPersistentModelIndex>
#include <QStyledItemDelegate>

#include <algorithm>

namespace shardscope::widgets {

namespace {

constexpr int kBeforeValue = 10; // pixels

}

QString valueBeside(const QFontMetrics& metrics, int width, const QString& name, const QStringList& values)
{
    const int room = width - metrics.horizontalAdvance(name) - kBeforeValue;
    for (const QString& value : values)
        if (metrics.horizontalAdvance(value) <= room)
            return value;
    return values.last();
}

class Navigator::Delegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    Theme theme = Theme::light();
    QPersistentModelIndex lit; // what the pointer is over in another panel

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        if (index.data(NavigatorModel::IsCaptionRole).toBool())
            paintCaption(*painter, option, index);
        else
            paintRow(*painter, option, index);
    }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const bool isCaption = index.data(NavigatorModel::IsCaptionRole).toBool();
        return {120, option.fontMetrics.height() + theme.px(isCaption ? 18 : 8)};
    }

    // Where the words of a row begin; its triangle stands before them.
    [[nodiscard]] int leftOf(const QModelIndex& index) const
    {
        return kMargin + theme.px(kIndent) * index.data(NavigatorModel::DepthRole).toInt();
    }

private:
    static constexpr int kMargin = 12;
    static constexpr int kIndent = 11;

    void paintTriangle(QPainter& painter, const QRect& line, NavigatorModel::Branch branch) const
    {
        if (branch == NavigatorModel::Branch::None)
            return;
        const QPointF centre(line.left() - 6, line.center().y() + 0.5);
        QPolygonF triangle;
        if (branch == NavigatorModel::Branch::Open)
            triangle << centre + QPointF(-3.5, -1.5) << centre + QPointF(3.5, -1.5) << centre + QPointF(0, 3);
        else
            triangle << centre + QPointF(-1.5, -3.5) << centre + QPointF(3, 0) << centre + QPointF(-1.5, 3.5);
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.mutedText);
        painter.drawPolygon(triangle);
        painter.restore();
    }

    void paintCaption(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
    {
        QFont font = option.font;
        font.setPixelSize(theme.smallPx);
        font.setWeight(QFont::DemiBold);
        font.setCapitalization(QFont::AllUppercase);
        font.setLetterSpacing(QFont::AbsoluteSpacing, 0.4);
        painter.setFont(font);
        painter.setPen(theme.mutedText);
        painter.drawText(option.rect.adjusted(kMargin, 0, -kMargin, -4), Qt::AlignLeft | Qt::AlignBottom,
            index.data().toString());
    }

    void paintRow(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
    {
        const bool isSelected = option.state & QStyle::State_Selected;
        if (isSelected)
            painter.fillRect(option.rect, theme.selected);
        else if ((option.state & QStyle::State_MouseOver) || lit == index)
            painter.fillRect(option.rect, theme.raised);
        if (isSelected && (option.state & QStyle::State_HasFocus))
            painter.fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()), theme.accent);

        const QRect line = option.rect.adjusted(leftOf(index), 0, -kMargin, 0);
        paintTriangle(painter, line, NavigatorModel::Branch(index.data(NavigatorModel::BranchRole).toInt()));
        const QFontMetrics metrics = option.fontMetrics;
        const QString value = valueBeside(metrics, line.width(), index.data().toString(),
            QStringList{index.data(NavigatorModel::ValueRole).toString()}
                + index.data(NavigatorModel::ShorterRole).toStringList());
        const auto level = Level(index.data(NavigatorModel::LevelRole).toInt());
        const QColor calm = theme.mutedText;
        const QColor colour = level == Level::Hot ? theme.hotText : level == Level::Warm ? theme.warmText : calm;
        painter.setFont(option.font);
        painter.setPen(level == Level::Hot ? theme.text : colour);
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, value);
        const int left = line.width() - metrics.horizontalAdvance(value) - kBeforeValue;

        const QString name = metrics.elidedText(index.data().toString(), Qt::ElideRight, left);
        painter.setPen(theme.text);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, name);
        const int used = metrics.horizontalAdvance(name) + 6;
        const QString detail = index.data(NavigatorModel::DetailRole).toString();
        QFont small = option.font;
        small.setPixelSize(theme.smallPx);
        const QFontMetrics smallMetrics(small);
        // A detail cut to a few letters says nothing.
        if (detail.isEmpty() || left - used < std::min(smallMetrics.horizontalAdvance(detail), 40))
            return;
        painter.setFont(small);
        painter.setPen(level == Level::Hot ? theme.hotText : calm);
        painter.drawText(line.adjusted(used, 1, 0, 1), Qt::AlignLeft | Qt::AlignVCenter,
            smallMetrics.elidedText(detail, Qt::ElideRight, left - used));
    }
};

Navigator::Navigator(Selection& selection, QWidget* parent)
    : QListView(parent), m_selection(selection), m_model(new NavigatorModel(this)), m_delegate(new Delegate(this))
{
    setModel(m_model);
    setItemDelegate(m_delegate);
    setAccessibleName(tr("Streams, producers and consumers"));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setMouseTracking(true);
    setMinimumWidth(150);
    connect(this, &QListView::entered, this,
        [this](const QModelIndex& index) { m_selection.hover(m_model->choiceAt(index)); });
    connect(&m_selection, &Selection::changed, this, &Navigator::followSelection);
    connect(&m_selection, &Selection::collapsedChanged, this, &Navigator::refresh);
    connect(&m_selection, &Selection::hoverChanged, this, [this] {
        m_delegate->lit = m_model->indexOf(m_selection.hovered());
        viewport()->update();
    });
}

void Navigator::present(const world::Snapshot& world)
{
    m_world = world;
    // A current row that goes selects another one, and what follows from that presents again: the rows must not change
    // while they are being changed.
    if (m_isPresenting)
        return;
    m_isPresenting = true;
    world::Snapshot shown;
    while (shown != m_world) {
        shown = m_world;
        m_opened.collapsed = m_selection.collapsed();
        m_model->present(*shown, m_opened);
    }
    m_isPresenting = false;
    if (!currentIndex().isValid())
        followSelection();
}

void Navigator::setTheme(const Theme& theme)
{
    m_delegate->theme = theme;
    setMinimumWidth(std::min(theme.px(150), 340));
    // Rows are as high as their text.
    scheduleDelayedItemsLayout();
    updateGeometry();
    viewport()->update();
}

QSize Navigator::sizeHint() const { return {std::min(m_delegate->theme.px(196), 420), 300}; }

void Navigator::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QListView::currentChanged(current, previous);
    const Choice choice = m_model->choiceAt(current);
    // A selected shard is shown here as its stream: that must not select the stream.
    if (!std::holds_alternative<std::monostate>(choice) && m_model->indexOf(m_selection.selected()) != current)
        m_selection.select(choice);
}

std::optional<Pointed> Navigator::pointedAt(std::optional<QPoint> at)
{
    const QModelIndex index = at ? indexAt(viewport()->mapFrom(this, *at)) : currentIndex();
    std::optional<Pointed> pointed = pointedOf(m_model->choiceAt(index));
    if (!pointed)
        return std::nullopt;
    setCurrentIndex(index);
    pointed->corner = viewport()->mapTo(this, visualRect(index).bottomLeft());
    pointed->words = index.data(Qt::AccessibleTextRole).toString();
    return pointed;
}

void Navigator::leaveEvent(QEvent* event)
{
    QListView::leaveEvent(event);
    m_selection.hover({});
}

// --- The tree. ---------------------------------------------------------------------

void Navigator::refresh()
{
    if (m_world)
        present(world::Snapshot{m_world});
}

bool Navigator::setOpen(const QModelIndex& index, bool isOpen)
{
    const auto branch = NavigatorModel::Branch(index.data(NavigatorModel::BranchRole).toInt());
    if (branch == NavigatorModel::Branch::None || (branch == NavigatorModel::Branch::Open) == isOpen)
        return false;
    const Choice choice = m_model->choiceAt(index);
    if (const auto* shard = std::get_if<ShardChoice>(&choice)) {
        m_selection.toggleCollapsed(*shard);
        return true;
    }
    const auto* stream = std::get_if<StreamChoice>(&choice);
    if (stream == nullptr)
        return false;
    if (isOpen)
        m_opened.streams.insert(stream->stream);
    else
        m_opened.streams.erase(stream->stream);
    refresh();
    followSelection();
    return true;
}

bool Navigator::toggle(const QModelIndex& index)
{
    const auto branch = NavigatorModel::Branch(index.data(NavigatorModel::BranchRole).toInt());
    return setOpen(index, branch != NavigatorModel::Branch::Open);
}

void Navigator::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && !std::holds_alternative<std::monostate>(m_model->choiceAt(currentIndex()))) {
        m_selection.select(m_model->choiceAt(currentIndex()));
        emit pageAsked();
        return;
    }
    const bool isLeft = event->key() == Qt::Key_Left;
    if ((!isLeft && event->key() != Qt::Key_Right) || event->modifiers() & ~Qt::KeypadModifier) {
        QListView::keyPressEvent(event);
        return;
    }
    const QModelIndex index = currentIndex();
    if (setOpen(index, !isLeft) || !isLeft)
        return;
    // Nothing to shut here: up to what it stands under.
    const int depth = index.data(NavigatorModel::DepthRole).toInt();
    for (int row = index.row() - 1; depth > 0 && row >= 0; --row) {
        const QModelIndex above = m_model->index(row);
        if (above.data(NavigatorModel::DepthRole).toInt() < depth) {
            setCurrentIndex(above);
            return;
        }
    }
}

void Navigator::mousePressEvent(QMouseEvent* event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    const bool isOnTriangle = index.isValid() && event->button() == Qt::LeftButton
        && event->position().x() - visualRect(index).left() < m_delegate->leftOf(index);
    if (isOnTriangle && toggle(index))
        return;
    QListView::mousePressEvent(event);
}

void Navigator::mouseDoubleClickEvent(QMouseEvent* event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || !toggle(index))
        QListView::mouseDoubleClickEvent(event);
}

void Navigator::followSelection()
{
    // A program that writes and reads has two rows: the keys must not be thrown back to the first.
    if (m_model->choiceAt(currentIndex()) == m_selection.selected())
        return;
    const QModelIndex index = m_model->indexOf(m_selection.selected());
    if (index.isValid() && index != currentIndex())
        setCurrentIndex(index);
}

}
