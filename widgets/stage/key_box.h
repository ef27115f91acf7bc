// Type a key and see where its records go, step by step: the key, the 32 hex digits of its MD5,
// their decimal value, its place on the ring, its shard. Put sends one record there through the
// same door as everyone's, and the reply's sequence number is taken apart.
#pragma once

#include "widgets/charts/typed_key.h"
#include "widgets/theme.h"
#include "world/runner.h"

#include <QWidget>

#include <optional>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace shardscope::widgets {

class CopyCodeButton;
class RecordGrip;

class KeyBox : public QWidget {
    Q_OBJECT

public:
    explicit KeyBox(QWidget* parent);

    void setTheme(const Theme& theme);
    // The stream that keys go to, and the world that a reply's times are told in.
    void present(const world::World& world, std::optional<streams::StreamIndex> stream);
    void open();
    void close();
    // Another place on the ring than the key's own; a decimal hash key, or empty for none.
    void setExplicitHash(const QString& hash);
    // The record is held over this place; unset where it is over none, and has the place it had before.
    void holdOver(std::optional<base::HashKey> hash);
    // The request of the last put() went out under this ticket.
    void awaitReply(world::Ticket ticket) { m_awaited = ticket; }
    // Shows the reply if it is the one awaited: whether the record was refused, else unset.
    std::optional<bool> showReply(world::Ticket ticket, const world::Reply& reply);

    [[nodiscard]] std::optional<KeyProbe> probe() const { return m_probe; }
    [[nodiscard]] QString key() const;
    [[nodiscard]] QString stepsText() const;
    [[nodiscard]] QString replyText() const;

signals:
    void put(const shardscope::world::Action& action);
    // probe() is another one; it has none while the box is closed.
    void probeChanged();
    // The record is being dragged: holdOver() is to be told what it is over.
    void recordDragged(QPoint globalAt);
    // The records of key(), at probe(), are to be followed from shard to shard.
    void orderAsked();
    void closed();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void retranslate();
    void refresh();
    void send();
    // Precondition: there is a key.
    [[nodiscard]] streams::PutRecordRequest request() const;
    void moveBy(int steps);
    [[nodiscard]] std::optional<base::HashKey> place() const;
    [[nodiscard]] QString shardAt(base::HashKey hash) const;
    [[nodiscard]] QString decoded(const streams::PutResult& result) const;

    Theme m_theme = Theme::light();
    QHBoxLayout* m_row;
    RecordGrip* m_grip;
    QLineEdit* m_key;
    QLineEdit* m_hash;
    QLineEdit* m_data;
    QLineEdit* m_after; // the record of this sequence number, where it is to come after one
    QPushButton* m_put;
    QPushButton* m_order;
    CopyCodeButton* m_copy;
    QToolButton* m_leave;
    QLabel* m_steps;
    QLabel* m_reply;

    std::string m_stream;
    streams::CapacityMode m_mode{};
    std::shared_ptr<const streams::ShardMap> m_map;
    streams::ServiceSettings m_settings;
    std::optional<KeyProbe> m_probe;
    QString m_hashBefore; // the drag
    std::optional<world::Ticket> m_awaited;
};

}
