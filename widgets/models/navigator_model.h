// Streams, producers and consumers as one list under three captions, with live numbers.
// Rows are keyed by what they stand for and change by differences.
#pragma once

#include "widgets/models/row_diff.h"
#include "widgets/selection.h"
#include "world/world.h"

#include <QAbstractListModel>
#include <QString>

#include <vector>

namespace shardscope::widgets {

// How much a value asks to be looked at.
enum class Level { Calm, Warm, Hot };

class NavigatorModel : public KeyedRows<QAbstractListModel> {
    Q_OBJECT

public:
    enum Role { DetailRole = Qt::UserRole, ValueRole, LevelRole, IsCaptionRole };

    explicit NavigatorModel(QObject* parent);

    void present(const world::World& world);
    // Monostate for captions.
    [[nodiscard]] Choice choiceAt(const QModelIndex& index) const;
    // Invalid when it is not in the list.
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
        Level level = Level::Calm;
        bool isCaption = false;
        friend bool operator==(const Row&, const Row&) = default;
    };

private:
    std::vector<Row> m_rows;
};

}
