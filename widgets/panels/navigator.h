// The list at the left: streams, producers, consumers with live numbers. Choosing a row
// selects it for all panels; so does moving with the arrow keys.
#pragma once

#include "widgets/models/navigator_model.h"
#include "widgets/selection.h"
#include "widgets/theme.h"
#include "world/runner.h"

#include <QListView>

namespace shardscope::widgets {

class Navigator : public QListView {
    Q_OBJECT

public:
    Navigator(Selection& selection, QWidget* parent);

    void present(const world::World& world, const world::RunStatus& status);
    void setTheme(const Theme& theme);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void leaveEvent(QEvent* event) override;

private:
    class Delegate;

    void followSelection();

    Selection& m_selection;
    NavigatorModel* m_model;
    Delegate* m_delegate;
};

}
