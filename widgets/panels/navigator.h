// The list at the left: streams, producers, consumers with live numbers. Choosing a row selects it for all panels; so
// does moving with the arrow keys. Right opens a stream into its shards and a shard into the closed ones that it has
// come from, Left shuts them; so does a click on the triangle, or a double click. Enter asks for the page of a row.
#pragma once

#include "widgets/menu/pointed.h"
#include "widgets/models/navigator_model.h"
#include "widgets/selection.h"
#include "widgets/theme.h"
#include "world/runner.h"

#include <QListView>

namespace shardscope::widgets {

// Of the forms of a value, the longest first, the one that leaves room for the whole name; the last where none does.
[[nodiscard]] QString valueBeside(const QFontMetrics& metrics, int width, const QString& name,
    const QStringList& values);

class Navigator : public QListView, public Pointable {
    Q_OBJECT

public:
    Navigator(Selection& selection, QWidget* parent);

    void present(const world::Snapshot& world);
    void setTheme(const Theme& theme);

    [[nodiscard]] QSize sizeHint() const override;

    [[nodiscard]] std::optional<Pointed> pointedAt(std::optional<QPoint> at) override;

signals:
    // What is selected is to be seen in full.
    void pageAsked();

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    class Delegate;

    void followSelection();
    // False where there is nothing to open or to shut.
    bool setOpen(const QModelIndex& index, bool isOpen);
    bool toggle(const QModelIndex& index);
    void refresh();

    Selection& m_selection;
    NavigatorModel* m_model;
    NavigatorModel::Opened m_opened;
    world::Snapshot m_world;
    bool m_isPresenting = false;
    Delegate* m_delegate;
};

}
