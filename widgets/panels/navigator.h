// The list at the left: streams, producers, consumers with live numbers. Choosing a row
// selects it for all panels; so does moving with the arrow keys.
#pragma once

#include "widgets/models/navigator_model.h"
#include "widgets/selection.h"
#include "widgets/theme.h"
#include "world/runner.h"

#include <QListView>

class QMenu;

namespace shardscope::widgets {

class Navigator : public QListView {
    Q_OBJECT

public:
    Navigator(Selection& selection, QWidget* parent);

    void present(const world::Snapshot& world);
    void setTheme(const Theme& theme);

    [[nodiscard]] QSize sizeHint() const override;

signals:
    // From the menu of a row, which has been selected.
    void whyAsked();
    void stageAsked();
    void actionAsked(const shardscope::world::Action& action);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void leaveEvent(QEvent* event) override;

private:
    class Delegate;

    void followSelection();
    void fillMenu(QMenu& menu, const ConsumerChoice& consumer);

    Selection& m_selection;
    world::Snapshot m_world; // the newest that was shown
    NavigatorModel* m_model;
    Delegate* m_delegate;
};

}
