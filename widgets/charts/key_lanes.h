// One key's records as dots in their order, on one lane per shard with parents above their children; from a
// parent's last to its child's first runs the line of the proof, with both numbers where they begin to differ.
// Below, a row per consumer: which of them lie behind its bookmark.
// Left and Right go from record to record, Up and Down from one move between shards to the next.
#pragma once

#include "widgets/accessible/spoken_picture.h"
#include "widgets/menu/pointed.h"
#include "widgets/theme.h"
#include "world/key_story.h"

#include <QStringList>
#include <QWidget>

namespace shardscope::widgets {

class KeyLanes : public QWidget, public SpokenPicture, public Pointable {
    Q_OBJECT

public:
    static constexpr int kMostReaders = 6; // rows; more are said in words

    explicit KeyLanes(QWidget* parent);

    // Whose records they are, for menus.
    void setKey(const std::string& stream, const QString& key);
    // Names of consumers at story.readers. Keeps the current record while it is told of.
    void setStory(const world::KeyStory& story, const QStringList& readers);
    void setTheme(const Theme& theme);
    void setCurrent(int record);
    void toHop(int hop);

    [[nodiscard]] const world::KeyStory& story() const { return m_story; }
    // In story().records and story().hops; -1 where there are none.
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] int hop() const { return m_hop; }
    [[nodiscard]] QPointF dot(int record) const;
    // Ends of the line of the proof.
    [[nodiscard]] QLineF proofLine(int hop) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

    [[nodiscard]] QString pictureValue() const override;
    [[nodiscard]] int partCount() const override { return int(m_story.records.size()); }
    [[nodiscard]] SpokenPart part(int index) const override;
    [[nodiscard]] int partAt(QPoint at) const override;
    [[nodiscard]] int partInFocus() const override { return m_current; }
    [[nodiscard]] std::optional<Pointed> pointedAt(std::optional<QPoint> at) override;

signals:
    void currentChanged();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Lane {
        int first = 0; // columns of its first and last record
        int last = 0;
    };
    void placeColumns();
    [[nodiscard]] int laneHeight() const;
    [[nodiscard]] double x(int column) const;
    [[nodiscard]] double y(std::size_t lane) const;
    [[nodiscard]] std::size_t laneOf(int record) const;
    [[nodiscard]] int shownReaders() const;
    void paintLanes(QPainter& painter) const;
    void paintProofs(QPainter& painter) const;
    void paintNumbers(QPainter& painter) const;
    void paintDots(QPainter& painter) const;
    void paintReaders(QPainter& painter) const;

    Theme m_theme = Theme::light();
    std::string m_stream;
    QString m_key;
    world::KeyStory m_story;
    QStringList m_readers;
    std::vector<int> m_columns; // at story().records
    std::vector<Lane> m_lanes;  // at story().path
    int m_columnCount = 1;
    int m_current = -1;
    int m_hop = -1;
};

// What two numbers begin with alike is left out: "…0412… < …0433…".
[[nodiscard]] QString shortComparison(const std::string& lower, const std::string& higher);

}
