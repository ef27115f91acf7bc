#include "widgets/accessible/spoken_picture.h"

#include <QAccessibleWidget>
#include <QPointer>
#include <QWidget>

#include <vector>

namespace shardscope::widgets {

namespace {

// Asked anew each time: a widget that is being destroyed has ceased to be a picture already.
SpokenPicture* pictureOf(QWidget* widget) { return dynamic_cast<SpokenPicture*>(widget); }

// One part. It holds its place only; what it is, it asks each time.
class Part : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    Part(QWidget* widget, int index) : m_widget(widget), m_index(index) {}

    [[nodiscard]] int index() const { return m_index; }

    bool isValid() const override { return picture() != nullptr && m_index < picture()->partCount(); }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override { return m_widget ? m_widget->window()->windowHandle() : nullptr; }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_widget); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QString text(QAccessible::Text kind) const override
    {
        if (!isValid())
            return {};
        if (kind == QAccessible::Name)
            return picture()->part(m_index).name;
        return kind == QAccessible::Description ? picture()->part(m_index).description : QString();
    }
    void setText(QAccessible::Text, const QString&) override {}
    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect inside = picture()->part(m_index).rect;
        return {m_widget->mapToGlobal(inside.topLeft()), inside.size()};
    }
    QAccessible::Role role() const override { return isValid() ? picture()->part(m_index).role : QAccessible::NoRole; }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.invalid = !isValid();
        if (state.invalid)
            return state;
        const SpokenPart part = picture()->part(m_index);
        const bool hasFocus = picture()->partInFocus() == m_index;
        state.readOnly = true;
        state.selectable = part.canBeSelected;
        state.selected = part.isSelected;
        state.focusable = part.canBeSelected;
        state.active = hasFocus;
        state.focused = hasFocus && m_widget->hasFocus();
        state.invisible = !m_widget->isVisible();
        return state;
    }
    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
    }

    QStringList actionNames() const override { return isValid() ? picture()->part(m_index).actions : QStringList(); }
    // The names are in the language of the window already.
    QString localizedActionName(const QString& name) const override { return name; }
    void doAction(const QString& name) override
    {
        const auto at = actionNames().indexOf(name);
        if (at >= 0)
            picture()->act(m_index, int(at));
    }
    QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    [[nodiscard]] SpokenPicture* picture() const { return pictureOf(m_widget); }

    QPointer<QWidget> m_widget;
    int m_index;
};

// The widget: its parts come first, then the widgets inside it.
class Picture : public QAccessibleWidget {
public:
    Picture(QWidget* widget, const SpokenPicture& picture) : QAccessibleWidget(widget, picture.pictureRole()) {}
    ~Picture() override
    {
        for (const QAccessible::Id id : m_parts)
            if (id != 0)
                QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return partCount() + QAccessibleWidget::childCount(); }
    QAccessibleInterface* child(int index) const override
    {
        const int parts = partCount();
        if (index < 0)
            return nullptr;
        if (index >= parts)
            return QAccessibleWidget::child(index - parts);
        if (m_parts.size() <= std::size_t(index))
            m_parts.resize(std::size_t(parts));
        QAccessible::Id& id = m_parts[std::size_t(index)];
        if (id == 0)
            id = QAccessible::registerAccessibleInterface(new Part(widget(), index));
        return QAccessible::accessibleInterface(id);
    }
    int indexOfChild(const QAccessibleInterface* child) const override
    {
        if (const auto* part = dynamic_cast<const Part*>(child))
            return part->index();
        const int inside = QAccessibleWidget::indexOfChild(child);
        return inside < 0 ? -1 : inside + partCount();
    }
    QAccessibleInterface* childAt(int x, int y) const override
    {
        const SpokenPicture* picture = pictureOf(widget());
        const int at = picture != nullptr ? picture->partAt(widget()->mapFromGlobal(QPoint(x, y))) : -1;
        return at >= 0 ? child(at) : QAccessibleWidget::childAt(x, y);
    }
    QAccessibleInterface* focusChild() const override
    {
        const SpokenPicture* picture = pictureOf(widget());
        const int at = picture != nullptr && widget()->hasFocus() ? picture->partInFocus() : -1;
        return at >= 0 ? child(at) : QAccessibleWidget::focusChild();
    }
    QString text(QAccessible::Text kind) const override
    {
        const SpokenPicture* picture = pictureOf(widget());
        if (kind == QAccessible::Value && picture != nullptr)
            return picture->pictureValue();
        return QAccessibleWidget::text(kind);
    }

private:
    [[nodiscard]] int partCount() const
    {
        const SpokenPicture* picture = pictureOf(widget());
        return picture != nullptr ? picture->partCount() : 0;
    }

    mutable std::vector<QAccessible::Id> m_parts; // 0: nobody has asked for it yet
};

QAccessibleInterface* makeInterface(const QString&, QObject* object)
{
    auto* widget = qobject_cast<QWidget*>(object);
    const SpokenPicture* picture = pictureOf(widget);
    return picture != nullptr ? new Picture(widget, *picture) : nullptr;
}

}

void installAccessibility() { QAccessible::installFactory(makeInterface); }

}
