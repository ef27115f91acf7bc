// The command palette under Ctrl+K: everything that menus can do, and every stream, shard, producer
// and consumer to go to, found by a few letters. What was chosen last stands first.
#pragma once

#include "widgets/theme.h"

#include <QDialog>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

class QLineEdit;
class QListWidget;

namespace shardscope::app {

struct PaletteEntry {
    QString text;
    QString group; // where a menu has it, or what kind of thing it is
    QString keys;
    std::function<void()> act;
};

// How well `typed` describes `text`: all its letters in their order, better at the beginnings of words
// and side by side. Unset when it does not. Case and spaces do not count.
[[nodiscard]] std::optional<int> fuzzyScore(const QString& typed, const QString& text);

class Palette : public QDialog {
    Q_OBJECT

public:
    // `recent` are texts, the newest first; what is chosen is put in front.
    Palette(std::vector<PaletteEntry> entries, QStringList& recent, const widgets::Theme& theme, QWidget* parent);

    void filter(const QString& typed);
    // The best first.
    [[nodiscard]] QStringList shown() const;

    // Does what was chosen, once the dialog is gone.
    void act() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void choose();

    widgets::Theme m_theme;
    std::vector<PaletteEntry> m_entries;
    QStringList& m_recent;
    std::optional<std::size_t> m_chosen;
    QLineEdit* m_typed;
    QListWidget* m_list;
};

}
