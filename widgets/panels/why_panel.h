// Why? of what is selected: the chain of causes, each a link to its moment, and buttons that try
// a remedy in a branch of its own and run both futures side by side.
#pragma once

#include "widgets/engine_link.h"
#include "widgets/selection.h"
#include "widgets/theme.h"
#include "world/explain.h"

#include <QFrame>

#include <cstdint>
#include <optional>
#include <string>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace shardscope::widgets {

class WhyPanel : public QFrame {
    Q_OBJECT

public:
    WhyPanel(EngineLink& engine, Selection& selection, QWidget* parent);

    void present(const world::World& world, const world::RunStatus& status);
    void setTheme(const Theme& theme);

    // Opens the chain, or closes it again.
    void ask();
    // Opens the chain of one refused call, until something else is selected.
    void askAbout(world::WhyCall call);
    // Tries the best remedy there is; opens the chain if that has not been done.
    void tryBest();
    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    [[nodiscard]] const world::Explanation& explanation() const { return m_answer; }

signals:
    // To look at an injected fault by its name.
    void faultAsked(const std::string& name);

protected:
    void changeEvent(QEvent* event) override;

private:
    // Worked out anew when another second, run or selection is shown.
    struct Basis {
        std::int64_t second = -1;
        std::uint64_t revision = 0;
        std::size_t branch = 0;
        Choice choice;
        friend bool operator==(const Basis&, const Basis&) = default;
    };

    void open(bool isOpen);
    void refresh();
    void explainNow(const world::World& world);
    void showAnswer(const world::World& world, const world::WhyQuestion& question);
    void showRemedies(const world::World& world);
    void linkToFault(QLabel* remedy, const std::string& fault);
    [[nodiscard]] std::vector<base::Instant> moments() const;
    void attempt(const world::Remedy& remedy);
    void follow(const QString& link);
    [[nodiscard]] std::optional<world::WhyQuestion> question(const world::World& world);
    [[nodiscard]] std::optional<world::WhyQuestion> worstOf(const world::World& world, streams::StreamIndex stream);

    EngineLink& m_engine;
    Selection& m_selection;
    Theme m_theme = Theme::light();
    QPushButton* m_head;
    QLabel* m_chain;
    QWidget* m_remedies;
    QVBoxLayout* m_remedyColumn;
    bool m_isOpen = false;
    Basis m_basis;
    std::optional<world::WhyCall> m_call;
    std::optional<streams::ShardIndex> m_worst; // held, as the stage holds it
    QString m_shownRemedies;
    world::Explanation m_answer;
};

}
