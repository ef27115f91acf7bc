// The API calls of a run, newest first: the last few hundred data calls whole and the last
// control calls, merged by time. Rows are keyed by their place in the service's log.
#pragma once

#include "streams/request_rates.h"
#include "widgets/models/row_diff.h"
#include "world/explain.h"
#include "world/recorded_calls.h"
#include "world/world.h"

#include <QAbstractTableModel>

#include <compare>
#include <optional>
#include <string>
#include <vector>

namespace shardscope::widgets {

class CallModel : public KeyedRows<QAbstractTableModel> {
    Q_OBJECT

public:
    enum Column { At, Caller, Call, Shard, Outcome, kColumns };
    enum Role { IsRefusedRole = Qt::UserRole };
    // A table of a second of a busy stream is read by nobody; older calls are in the folds.
    static constexpr std::uint64_t kRows = 400;

    explicit CallModel(QObject* parent);

    void present(const world::World& world);
    // Texts are made anew when the language changes.
    void retranslate();

    [[nodiscard]] base::Instant instantAt(int row) const;
    // The stream and shard of a call, where it names one.
    [[nodiscard]] std::optional<std::pair<std::string, streams::ShardIndex>> shardAt(int row) const;

    // Where it stands in the service's log.
    [[nodiscard]] streams::CallPlace placeAt(int row) const;
    // The newest call that was made from this window, as a row; -1 without one.
    [[nodiscard]] int newestOfMine() const;
    // The number of a PutRecords call in the service's log; none for other calls.
    [[nodiscard]] std::optional<std::uint64_t> batchAt(int row) const;
    [[nodiscard]] bool isRefusedAt(int row) const;
    [[nodiscard]] world::WhyCall questionAt(int row) const;
    // The newest call of which entries failed, as a row; -1 without one.
    [[nodiscard]] int newestFailedBatch() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    struct Row {
        // Which of the two lists, the index there, and the instant: after a step back in time
        // other calls take the same indices.
        struct Key {
            bool isControl = false;
            std::uint64_t index = 0;
            std::int64_t atMs = 0;
            friend auto operator<=>(const Key&, const Key&) = default;
        } key;
        streams::CallRecord call;
        std::string caller;
        std::string stream;
    };

private:
    std::vector<Row> m_rows;
    // Of the run, which decide about rates.
    streams::ServiceSettings m_settings;
};

}
