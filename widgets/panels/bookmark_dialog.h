// Where a consumer is to read on, by any of the five iterator types: the only way in for the two that take a
// sequence number. Shows the call it comes to, what is wrong with it in the service's words, and what it
// would bring, before it is made.
#pragma once

#include "widgets/theme.h"
#include "world/world.h"

#include <QDialog>

#include <memory>
#include <optional>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;

namespace shardscope::widgets {

class BookmarkDialog : public QDialog {
    Q_OBJECT

public:
    // The world stands still while the dialog asks; the move is made in the run's present. `shard`: the one
    // to begin with, else all.
    BookmarkDialog(std::shared_ptr<const world::World> world, std::size_t actor,
        std::optional<streams::ShardIndex> shard, const Theme& theme, QWidget* parent);

    // Unset while what is chosen would be refused.
    [[nodiscard]] std::optional<world::MoveBookmark> chosen() const;
    [[nodiscard]] QString callText() const;
    [[nodiscard]] QString remarkText() const;

private:
    [[nodiscard]] world::MoveBookmark wanted() const;
    void chooseType();
    void check();

    std::shared_ptr<const world::World> m_world;
    std::size_t m_actor;
    clients::ConsumerConfig m_config;
    Theme m_theme;
    QComboBox* m_shard;
    QComboBox* m_type;
    QLabel* m_valueName;
    QLineEdit* m_value;
    QLabel* m_digits; // what a number that is typed holds
    QLabel* m_call;
    QLabel* m_remark;
    QDialogButtonBox* m_buttons;
    bool m_isAllowed = false;
};

}
