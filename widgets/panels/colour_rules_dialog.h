// The rules that colour the shards of the map, as a list to be put in order, over a map that shows
// what they come to: the shards as they are now, by the painter of the shard map.
#pragma once

#include "widgets/charts/shard_map_painter.h"
#include "widgets/colour_rules.h"

#include <QDialog>

#include <array>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace shardscope::widgets {

class RulesPreview;

class ColourRulesDialog : public QDialog {
    Q_OBJECT

public:
    // Begins with the rules of the scene.
    ColourRulesDialog(const ShardMapScene& scene, QWidget* parent);

    // The numbers and shards of the map as it stands now; its rules are not taken over.
    void present(const ShardMapScene& scene);
    [[nodiscard]] const std::vector<ColourRule>& rules() const { return m_rules; }

private:
    // Shown for as many rules as there are.
    struct Row {
        QCheckBox* isOn = nullptr;
        QComboBox* measure = nullptr;
        QLabel* atLeast = nullptr;
        QSpinBox* percent = nullptr;
        QComboBox* colour = nullptr;
        QComboBox* pattern = nullptr;
        QLabel* matches = nullptr;
        QToolButton* up = nullptr;
        QToolButton* down = nullptr;
        QToolButton* remove = nullptr;
    };

    QWidget* makeTable();
    Row makeRow(std::size_t at, QWidget* table);
    void connectRow(std::size_t at);
    // What is set in the row at a place becomes its rule.
    void read(std::size_t at);
    void add();
    void remove(std::size_t at);
    void swap(std::size_t first, std::size_t second);
    void clear();
    // Rows, preview and numbers show the rules.
    void fill();
    void fillRow(std::size_t at);
    void renew();

    ShardMapScene m_scene;
    std::vector<ColourRule> m_rules;
    std::array<Row, kMostColourRules> m_rows;
    std::vector<QWidget*> m_headings;
    QLabel* m_none;
    RulesPreview* m_preview;
    QPushButton* m_add;
    QPushButton* m_clear;
};

}
