// One side of the Fan-out stage: what it is and costs, the shards with their pipes at the left,
// the cards of consumers and programs at the right, and how long records take below. Lights up while a card
// from the other side may be dropped on it.
#pragma once

#include "widgets/charts/fan_out_pipes.h"
#include "widgets/charts/latency_chart.h"
#include "widgets/stage/consumer_card.h"
#include "widgets/stage/program_card.h"

#include <QWidget>

#include <functional>
#include <vector>

class QLabel;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace shardscope::widgets {

class ElidedLabel;

class FanOutLane : public QWidget {
    Q_OBJECT

public:
    FanOutLane(ConsumerKind kind, QWidget* parent);

    void setTheme(const Theme& theme);
    void present(const FanOutReading& reading, base::Duration latencyEnd);
    // Cards that are needed are made by `make`, which connects them.
    void setCardMaker(std::function<ConsumerCard*(QWidget*)> make) { m_makeCard = std::move(make); }
    struct Selected {
        std::optional<streams::ShardIndex> shard;
        std::string consumer; // empty for none, likewise the next
        std::string program;
    };
    void setSelected(const Selected& selected);
    void setLit(std::optional<streams::ShardIndex> shard);
    // What dropping here would do; empty when nothing is held over it.
    void setOffer(const QString& offer);

    [[nodiscard]] ConsumerKind kind() const { return m_kind; }
    [[nodiscard]] FanOutPipes* pipes() const { return m_pipes; }
    [[nodiscard]] LatencyChart* latencyChart() const { return m_latency; }
    [[nodiscard]] const std::vector<ConsumerCard*>& cards() const { return m_cards; }
    [[nodiscard]] const std::vector<ProgramCard*>& programs() const { return m_programs; }
    [[nodiscard]] QString headline() const;

signals:
    void addAsked();
    void shardClicked(shardscope::streams::ShardIndex shard);
    // Unset when the pointer has left its pipes.
    void shardPointedAt(std::optional<shardscope::streams::ShardIndex> shard);
    void journeyAsked(const shardscope::world::RecordQuestion& question);
    void programChosen(const QString& name);
    // Of a registration that nobody reads by.
    void deregisterAsked(const QString& name);
    void restartAsked(const QString& name);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void presentHead(const FanOutReading& reading);
    void fitPrice();
    void presentPrograms(const std::vector<ProgramReading>& programs);
    void presentUnread(const FanOutReading& reading);
    void follow(const QString& link);
    void retranslate();
    void aimFlows();
    void keepACardInSight();

    ConsumerKind m_kind;
    Theme m_theme = Theme::light();
    ElidedLabel* m_title;
    QLabel* m_price;
    QStringList m_priceForms; // longest first
    QToolButton* m_add;
    ElidedLabel* m_what;
    FanOutPipes* m_pipes;
    QScrollArea* m_scroll;
    QWidget* m_list;
    QVBoxLayout* m_column;
    QLabel* m_empty;
    QLabel* m_unread;
    LatencyChart* m_latency;
    QString m_offer;
    std::function<ConsumerCard*(QWidget*)> m_makeCard;
    std::vector<ConsumerCard*> m_cards;   // in the order of the lane
    std::vector<ProgramCard*> m_programs; // below them, likewise
};

}
