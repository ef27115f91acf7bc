// The ordering lab: one partition key followed across reshards, with the proof that its order is kept drawn
// between the last record of each parent and the first of its child. Stays open beside the window and follows
// the run, so that one can split a shard and watch the key move.
#pragma once

#include "widgets/engine_link.h"
#include "widgets/selection.h"
#include "widgets/theme.h"
#include "world/key_story.h"

#include <QDialog>
#include <QTimer>

#include <optional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace shardscope::widgets {

class KeyLanes;

class OrderingLab : public QDialog {
    Q_OBJECT

public:
    OrderingLab(const EngineLink& engine, const Selection& selection, QWidget* parent);

    void setTheme(const Theme& theme);
    // Opens, or comes to the front, with that key.
    void view(const QString& key, base::HashKey hash);
    // The same with the key of the selected stream that takes most of the quota, of the selected shard if there
    // is one.
    void viewHottest();

    [[nodiscard]] KeyLanes* lanes() const { return m_lanes; }
    [[nodiscard]] QString proofText() const;

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    [[nodiscard]] std::optional<streams::StreamIndex> stream() const;
    void refresh();
    void showTexts();
    [[nodiscard]] QString titleText(base::HashKey hash) const;
    [[nodiscard]] QString recordText() const;
    [[nodiscard]] QString proofRows(const world::KeyHop& hop) const;
    [[nodiscard]] QString whyText(const world::KeyHop& hop) const;
    [[nodiscard]] QString readersText(const world::KeyHop& hop) const;
    [[nodiscard]] QString shardOf(std::size_t lane) const;

    const EngineLink& m_engine;
    const Selection& m_selection;
    Theme m_theme = Theme::light();
    QLineEdit* m_key;
    QLabel* m_title;
    KeyLanes* m_lanes;
    QLabel* m_record;
    QLabel* m_proof;
    QLabel* m_why;
    QLabel* m_readers;
    QPushButton* m_close;
    QTimer m_next{this}; // numbers that are read change a few times a second at most

    base::HashKey m_hash;
    QStringList m_names; // of consumers, at the story's readers
};

}
