// The bar at the top: what is open, play and pause, steps, run until, speed, the virtual clock, the
// quota profile, and the seed with the fingerprint that says two runs are the same.
#pragma once

#include "widgets/engine_link.h"
#include "widgets/theme.h"

#include <QWidget>

#include <optional>
#include <utility>

class QAction;
class QActionGroup;
class QLabel;
class QMenu;
class QSlider;
class QSpacerItem;
class QToolButton;

namespace shardscope::widgets {

class ElidedLabel;

class Transport : public QWidget {
    Q_OBJECT

public:
    Transport(EngineLink& engine, QWidget* parent);

    void present(const world::World& world, const world::RunStatus& status);
    void setTheme(const Theme& theme);
    // The name of the run and, muted beside it, how it is kept ("saved", "not saved").
    void setDocument(const QString& name, const QString& state);
    // Where programs call this run; empty while they may not.
    void setEndpoint(const QString& url);

    // What the buttons and the keys do.
    void playOrPause();
    void step(base::Duration by);
    void stepEvent(world::StepEvent step);
    void toStart();
    void toNow();
    void changeSpeed(std::int64_t perMille);
    void faster();
    void slower();
    // As fast as it goes or at the speed that is set, then a pause.
    enum class Pace { Fastest, AtSpeed };
    void runUntil(const world::Milestone& milestone, Pace pace);
    // Lets somebody say where.
    void askRunUntil();

    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    // Another profile needs the run to start anew: the window decides.
    void profileChosen(shardscope::streams::Profile profile);
    // Likewise.
    void limitsChosen(bool areOn);
    void endpointSwitched(bool isOn);
    // Lines for a program of one's own.
    void endpointLinesAsked();
    // Where the limits come from.
    void quotasAsked();
    // Which faults are injected.
    void faultsAsked();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void control(world::Control control);
    void fit();
    void retranslate();
    void showUntil(const world::RunStatus& status);
    void showEndpoint();
    [[nodiscard]] QString untilText() const;
    void showSpeed(const world::RunStatus& status);
    void showLimits(bool areOn);
    void showFaults(int count);
    void nameFaults();
    void showRun(const world::World& world, const world::RunStatus& status);

    EngineLink& m_engine;
    Theme m_theme = Theme::light();
    world::RunStatus m_status;
    std::int64_t m_askedSpeed = 1'000; // what was last asked for here or shown by the engine

    ElidedLabel* m_name;
    QLabel* m_state;
    QToolButton* m_toStart;
    QToolButton* m_stepBack;
    QToolButton* m_play;
    QToolButton* m_stepOn;
    QToolButton* m_toNow;
    QToolButton* m_until;
    QMenu* m_untilMenu;
    QAction* m_untilThrottle;
    QAction* m_untilLoss;
    QAction* m_pauseThrottle;
    QAction* m_pauseLoss;
    QAction* m_untilOther;
    // What was asked for here, to be told while it runs; other panels ask, too.
    std::optional<world::Ticket> m_untilAsked;
    QString m_untilText;
    std::optional<std::pair<base::Instant, base::Instant>> m_untilSpan; // from where, where time is the goal
    QToolButton* m_slower;
    QSlider* m_slider;
    QToolButton* m_faster;
    QLabel* m_speed;
    QLabel* m_untilLabel;
    QLabel* m_clock;
    QLabel* m_clockCaption;
    QToolButton* m_endpoint;
    QAction* m_endpointSwitch = nullptr;
    QAction* m_endpointCopy = nullptr;
    QAction* m_endpointLines = nullptr;
    QString m_endpointUrl;
    QToolButton* m_limits; // shown while they are off
    QSpacerItem* m_limitsGap;
    QToolButton* m_faults; // shown while there are some
    QSpacerItem* m_faultsGap;
    int m_faultCount = 0;
    QToolButton* m_profile;
    QActionGroup* m_profiles;
    QAction* m_limitsHold = nullptr;
    QToolButton* m_run;
};

}
