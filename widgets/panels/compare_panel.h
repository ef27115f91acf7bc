// Two futures side by side, in numbers: the branch on show and the one that goes along. Shown only
// while there is one.
#pragma once

#include "widgets/engine_link.h"
#include "widgets/selection.h"
#include "widgets/theme.h"
#include "world/comparison.h"

#include <QFrame>

#include <cstdint>
#include <optional>

class QLabel;
class QPushButton;

namespace shardscope::widgets {

class ComparePanel : public QFrame {
    Q_OBJECT

public:
    ComparePanel(EngineLink& engine, Selection& selection, QWidget* parent);

    void present(const world::Published& published);
    void setTheme(const Theme& theme);

    // The other branch becomes the one on show.
    void swap();
    void end();
    [[nodiscard]] QString text() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Basis {
        std::int64_t second = -1;
        std::int64_t otherSecond = -1;
        std::size_t branch = 0;
        std::optional<std::size_t> other;
        std::uint64_t revision = 0;
        std::string stream;
        friend bool operator==(const Basis&, const Basis&) = default;
    };

    void retranslate();
    void show(const world::Published& published);

    EngineLink& m_engine;
    Selection& m_selection;
    Theme m_theme = Theme::light();
    QLabel* m_table;
    QPushButton* m_swap;
    QPushButton* m_end;
    Basis m_basis;
};

}
