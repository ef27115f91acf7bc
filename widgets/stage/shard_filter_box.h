// What ListShards would list with each of its filters: the filter is chosen, its timestamp dragged, and the shards that
// it lists stand out in the family below, in the map and in a sentence with their number. Only looking: no call is made
// until somebody presses "Call ListShards".
#pragma once

#include "widgets/selection.h"
#include "widgets/theme.h"
#include "world/runner.h"

#include <QWidget>

#include <optional>
#include <vector>

class QBoxLayout;
class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace shardscope::widgets {

class CopyCodeButton;
class ShardFamily;

class ShardFilterBox : public QWidget {
    Q_OBJECT

public:
    ShardFilterBox(Selection* selection, QWidget* parent);

    void setTheme(const Theme& theme);
    // The world is kept until the next presentation.
    void present(const world::Snapshot& world, std::optional<streams::StreamIndex> stream);
    void open();
    void close();
    // The request of the last asked() went out under this ticket.
    void awaitReply(world::Ticket ticket) { m_awaited = ticket; }
    void showReply(world::Ticket ticket, const world::Reply& reply);

    // Those that stand out, in the order of ids.
    [[nodiscard]] const std::vector<streams::ShardIndex>& listed() const { return m_listed; }
    [[nodiscard]] streams::ListShardsRequest request() const;
    [[nodiscard]] ShardFamily* family() const { return m_family; }
    [[nodiscard]] QString text() const;
    [[nodiscard]] QString replyText() const;
    // So that it may be too narrow for one line.
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void asked(const shardscope::world::Action& action);
    void closed();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void retranslate();
    void choose();
    void takeFilter();
    void refresh();
    // In one line where that has room for all of it.
    void arrange();
    [[nodiscard]] streams::ShardFilterType type() const;
    [[nodiscard]] QString meaning() const;
    [[nodiscard]] QString listedText(std::size_t kept) const;

    Selection* m_selection;
    Theme m_theme = Theme::light();
    QBoxLayout* m_choice;
    QBoxLayout* m_actions;
    QBoxLayout* m_row; // of these two
    QComboBox* m_type;
    QSpinBox* m_shard;
    QPushButton* m_call;
    CopyCodeButton* m_copy;
    QToolButton* m_leave;
    QLabel* m_text;
    QLabel* m_reply;
    ShardFamily* m_family;

    world::Snapshot m_world;
    std::optional<streams::StreamIndex> m_stream;
    std::optional<base::Instant> m_timestamp; // of the filters that have one; kept while another is chosen
    std::vector<streams::ShardIndex> m_listed;
    std::optional<world::Ticket> m_awaited;
};

}
