// Streams, producers and consumers as one list under three captions, with live numbers. A stream opens into its
// shards, and a shard into the closed shards that it has come from, with who has read them to their end.
// Rows are keyed by what they stand for and change by differences.
#pragma once

#include "widgets/models/row_diff.h"
#include "widgets/selection.h"
#include "world/world.h"

#include <QAbstractListModel>
#include <QString>
#include <QStringList>

#include <set>
#include <string>
#include <vector>

namespace shardscope::widgets {

// How much a value asks to be looked at.
enum class Level { Calm, Warm, Hot };

class NavigatorModel : public KeyedRows<QAbstractListModel> {
    Q_OBJECT

public:
    enum Role { DetailRole = Qt::UserRole, ValueRole, LevelRole, IsCaptionRole, DepthRole, BranchRole, ShorterRole };
    // Whether a row has others under it.
    enum class Branch { None, Shut, Open };
    // Open shards of a stream that are listed; the others are on the shard map.
    static constexpr std::size_t kMostShards = 64;

    explicit NavigatorModel(QObject* parent);

    // What is open: streams into their shards, and of those every family that is not collapsed.
    struct Opened {
        std::set<std::string> streams;
        std::vector<ShardChoice> collapsed;
    };
    void present(const world::World& world, const Opened& opened);
    // Monostate for captions.
    [[nodiscard]] Choice choiceAt(const QModelIndex& index) const;
    // Of a shard that is not in the list its stream; invalid when that is not there either. Of a program that writes
    // and reads the row among producers.
    [[nodiscard]] QModelIndex indexOf(const Choice& choice) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

    struct Row {
        // The caption's number, or the kind of what the row stands for, then its name.
        std::pair<int, std::string> key;
        Choice choice;
        QString name;
        QString detail;
        QString value;
        QString hint;
        // Of the value where there is no room for it beside the name, the longest first; all of it is in the tool tip.
        QStringList shorter{};
        Level level = Level::Calm;
        bool isCaption = false;
        int depth = 0;
        Branch branch = Branch::None;
        friend bool operator==(const Row&, const Row&) = default;
    };

private:
    std::vector<Row> m_rows;
};

}
