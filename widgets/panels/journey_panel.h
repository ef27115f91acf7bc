// The journey of one record, from its first attempt until it was worked through: a bar to scale, its moments as links,
// and the bytes that it holds. While it is open its arrows are on the timeline. The engine works it out by playing that
// stretch again.
#pragma once

#include "widgets/engine_link.h"
#include "widgets/selection.h"
#include "widgets/theme.h"
#include "world/record_story.h"

#include <QFrame>
#include <QPointer>

#include <cstdint>
#include <optional>

class QLabel;
class QToolButton;

namespace shardscope::widgets {

class JourneyBar;

class JourneyPanel : public QFrame {
    Q_OBJECT

public:
    JourneyPanel(EngineLink& engine, Selection& selection, QWidget* parent);

    // Opens when the answer has come.
    void ask(const world::RecordQuestion& question);
    void close();
    // Closes when another run or branch is on show.
    void present(const world::RunStatus& status);
    void setTheme(const Theme& theme);

    [[nodiscard]] const std::optional<world::RecordStory>& story() const { return m_story; }
    [[nodiscard]] QString text() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void take(world::Ticket ticket, const world::Reply& reply);
    void showStory();
    void follow(const QString& link);
    [[nodiscard]] QString badgesText() const;
    [[nodiscard]] QString stepsText() const;
    [[nodiscard]] QString linksText() const;

    EngineLink& m_engine;
    Selection& m_selection;
    Theme m_theme = Theme::light();
    QLabel* m_title;
    QToolButton* m_close;
    QLabel* m_sentence;
    JourneyBar* m_bar;
    QLabel* m_steps;
    QLabel* m_data; // what the record holds
    world::RecordQuestion m_question;
    std::optional<world::Ticket> m_asked;
    std::optional<world::RecordStory> m_story;
    QPointer<QWidget> m_focusBefore; // has the keys again once this is closed
    bool m_isGone = false;           // there is no such record
    std::size_t m_branch = 0;
    std::uint64_t m_revision = 0;
};

}
