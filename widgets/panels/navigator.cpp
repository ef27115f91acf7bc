#include "widgets/panels/navigator.h"

#include "world/queries.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QPainter>
#include <QPersistentModelIndex>
#include <QStyledItemDelegate>

#include <algorithm>

namespace shardscope::widgets {

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

private:
    static constexpr int kMargin = 12;

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

        const QRect line = option.rect.adjusted(kMargin, 0, -kMargin, 0);
        const QFontMetrics metrics = option.fontMetrics;
        const QString value = index.data(NavigatorModel::ValueRole).toString();
        const auto level = Level(index.data(NavigatorModel::LevelRole).toInt());
        const QColor calm = theme.mutedText;
        const QColor colour = level == Level::Hot ? theme.hotText : level == Level::Warm ? theme.warmText : calm;
        painter.setFont(option.font);
        painter.setPen(level == Level::Hot ? theme.text : colour);
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, value);
        const int left = line.width() - metrics.horizontalAdvance(value) - 10;

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
    connect(&m_selection, &Selection::hoverChanged, this, [this] {
        m_delegate->lit = m_model->indexOf(m_selection.hovered());
        viewport()->update();
    });
}

void Navigator::present(const world::Snapshot& world)
{
    m_world = world;
    m_model->present(*world);
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

void Navigator::contextMenuEvent(QContextMenuEvent* event)
{
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = isByKey ? currentIndex() : indexAt(event->pos());
    const Choice choice = m_model->choiceAt(index);
    if (!m_world || std::holds_alternative<std::monostate>(choice))
        return;
    setCurrentIndex(index);
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("&Why?"), this, &Navigator::whyAsked);
    menu->addAction(std::holds_alternative<ConsumerChoice>(choice) ? tr("Show it on the &Fan-out stage")
                                                                   : tr("Show its stream on the &stage"),
        this, &Navigator::stageAsked);
    if (const auto* const consumer = std::get_if<ConsumerChoice>(&choice))
        fillMenu(*menu, *consumer);
    const QRect row = visualRect(index);
    menu->popup(isByKey ? viewport()->mapToGlobal(row.bottomLeft()) : event->globalPos());
}

void Navigator::fillMenu(QMenu& menu, const ConsumerChoice& consumer)
{
    const world::Actor* const actor = m_world->actor(consumer.name);
    const clients::ConsumerConfig* const config = actor != nullptr ? world::consumerConfig(actor->client) : nullptr;
    if (config == nullptr)
        return;
    menu.addSeparator();
    using Kind = clients::ConsumerConfig::Kind;
    const auto ask = [this](world::Action action) { return [this, action] { emit actionAsked(action); }; };
    menu.addAction(config->isPaused ? tr("&Go on") : tr("&Pause"), this,
        ask(world::SetConsumerProcessing{
            .name = consumer.name, .processingRate = config->processingRate, .isPaused = !config->isPaused}));
    const bool isShared = config->kind == Kind::Shared;
    menu.addAction(isShared ? tr("&Move to enhanced fan-out") : tr("&Move to shared throughput"), this,
        ask(world::SetConsumerKind{consumer.name, isShared ? Kind::FanOut : Kind::Shared}));
}

void Navigator::leaveEvent(QEvent* event)
{
    QListView::leaveEvent(event);
    m_selection.hover({});
}

void Navigator::followSelection()
{
    const QModelIndex index = m_model->indexOf(m_selection.selected());
    if (index.isValid() && index != currentIndex())
        setCurrentIndex(index);
}

}
