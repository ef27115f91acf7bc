// A PutRecords call opened: what became of each of its entries, counts by outcome and by shard, and one
// key that sends again only what failed, as a real PutRecords call at the present instant. Stays open
// beside the window, so that time can move on between a call and its retry.
#pragma once

#include "streams/put_batch.h"
#include "widgets/engine_link.h"
#include "widgets/theme.h"

#include <QDialog>

#include <optional>

class QLabel;
class QPushButton;

namespace shardscope::widgets {

class BatchCells;

class BatchDialog : public QDialog {
    Q_OBJECT

public:
    BatchDialog(EngineLink& engine, QWidget* parent);

    void setTheme(const Theme& theme);
    // The call with that number in the call log, made at `at`; shows itself when the answer has come.
    void view(std::uint64_t call, base::Instant at);

    [[nodiscard]] const std::optional<streams::PutBatch>& batch() const { return m_batch; }

signals:
    void refused(const shardscope::streams::Refusal& refusal);

protected:
    void changeEvent(QEvent* event) override;

private:
    void take(world::Ticket ticket, const world::Reply& reply);
    void retry();
    void showBatch();
    void showEntry();

    EngineLink& m_engine;
    Theme m_theme = Theme::light();
    QLabel* m_title;
    QLabel* m_outcome;
    BatchCells* m_cells;
    QLabel* m_entry;
    QLabel* m_shards;
    QPushButton* m_retry;
    QPushButton* m_close;

    std::optional<streams::PutBatch> m_batch;
    std::optional<world::Ticket> m_viewed;
    std::optional<world::Ticket> m_retried;
    streams::PutRecordsRequest m_sent; // what m_retried asked for
    int m_retries = 0;                 // that led to what is shown
};

}
