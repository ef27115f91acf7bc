// The keys of one shard in one second that refused writes, ranked by records and by bytes, each as a
// share of the second and of the shard's quota; and the ways on: Why?, the cut beside the hottest key,
// the refused second before and after (Left, Right), Escape. It keeps no world: a second that is over
// does not change.
#pragma once

#include "widgets/theme.h"
#include "world/second_keys.h"

#include <QFrame>
#include <QPoint>
#include <QPointer>

class QLabel;
class QToolButton;

namespace shardscope::widgets {

class SecondKeysCard : public QFrame {
    Q_OBJECT

public:
    explicit SecondKeysCard(QWidget* parent);

    void setTheme(const Theme& theme);
    // Beside that place of the parent, and with the focus.
    void show(const world::World& world, streams::StreamIndex stream, const world::SecondKeys& keys, QPoint at);
    // There is no such second.
    void showNone(streams::ShardIndex shard, QPoint at);
    // The focus goes back to where it was.
    void dismiss();

    [[nodiscard]] streams::ShardIndex shard() const { return m_shard; }
    [[nodiscard]] base::Instant second() const { return m_second; } // its beginning
    [[nodiscard]] QPoint place() const { return m_at; }             // as it was asked for
    [[nodiscard]] QString text() const;

signals:
    void whyAsked();
    void cutAsked();
    void stepAsked(shardscope::world::Towards towards);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] QString tables(const world::World& world, const world::SecondKeys& keys) const;
    [[nodiscard]] QString sums(const world::SecondKeys& keys) const;
    [[nodiscard]] QString packed(const world::World& world, streams::StreamIndex stream,
        const world::SecondKeys& keys) const;
    void appear(QPoint at);
    void retranslate();

    Theme m_theme = Theme::light();
    QLabel* m_title;
    QLabel* m_body;
    QToolButton* m_earlier;
    QToolButton* m_later;
    QToolButton* m_why;
    QToolButton* m_cut;
    QToolButton* m_close;
    QPointer<QWidget> m_cameFrom;
    streams::ShardIndex m_shard{};
    base::Instant m_second{};
    QPoint m_at;
};

}
