// The drawer at the bottom: every API call with caller, action, shard, outcome and virtual
// time. A click goes to that moment. While the reader has scrolled down, the rows stand still.
#pragma once

#include "widgets/engine_link.h"
#include "widgets/menu/pointed.h"
#include "widgets/models/call_model.h"
#include "widgets/selection.h"
#include "widgets/theme.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QTableView;
class QToolButton;

namespace shardscope::widgets {

class LogDrawer : public QWidget, public Pointable {
    Q_OBJECT

public:
    LogDrawer(EngineLink& engine, Selection& selection, QWidget* parent);

    void present(const world::World& world, const world::RunStatus& status);
    void setTheme(const Theme& theme);
    void focusFilter();
    // As if it had been typed.
    void filterBy(const QString& text);
    // Asks for the entries of the chosen PutRecords call, or of the newest of which some failed.
    void openBatch();
    // Asks for the chosen call, or for the newest of your own, as code.
    void askCode();
    // Asks why the chosen call was refused, or the newest of your own that was.
    void askWhy();

    [[nodiscard]] std::optional<Pointed> pointedAt(std::optional<QPoint> at) override;
    [[nodiscard]] QSize sizeHint() const override;

signals:
    // The call's number in the service's log, and when it was made.
    void batchAsked(std::uint64_t call, shardscope::base::Instant at);
    void codeAsked(const shardscope::streams::CallPlace& call);
    // There is none to be chosen.
    void nothingChosen();
    // Why was it refused?
    void whyAsked(const shardscope::world::WhyCall& call);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    class Filter;
    class Delegate;

    void retranslate();
    void goTo(const QModelIndex& index);
    void openBatch(int row);
    // In the model; -1 where no row is chosen.
    [[nodiscard]] int chosenRow() const;
    void askWhy(int row);
    [[nodiscard]] bool isHeld() const;

    EngineLink& m_engine;
    Selection& m_selection;
    CallModel* m_model;
    Filter* m_filter;
    Delegate* m_delegate;
    QLabel* m_title;
    QLineEdit* m_text;
    QToolButton* m_onlyRefused;
    QToolButton* m_onlyMine;
    QToolButton* m_resume;
    QTableView* m_table;
};

}
