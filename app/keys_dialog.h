// The table of keys under `?`: in groups, searchable, with the drag that each key stands for.
#pragma once

#include "actions.h"
#include "widgets/theme.h"

#include <QDialog>

class QLineEdit;
class QTreeWidget;

namespace shardscope::app {

class KeysDialog : public QDialog {
    Q_OBJECT

public:
    KeysDialog(const std::vector<KeyRow>& rows, const widgets::Theme& theme, QWidget* parent);

    // As the search field does: only rows in which every word of `text` occurs.
    void filter(const QString& text);
    [[nodiscard]] int shownRows() const;

private:
    QLineEdit* m_search;
    QTreeWidget* m_table;
};

// What is done on pictures and lists, for which no menu entry stands; every drag of the
// window is here or among the actions.
[[nodiscard]] std::vector<KeyRow> keysOfPictures();

}
