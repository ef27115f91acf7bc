#include "keys_dialog.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace shardscope::app {

KeysDialog::KeysDialog(const std::vector<KeyRow>& rows, QWidget* parent) : QDialog(parent)
{
    setWindowTitle(tr("Keys"));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(5);
    grid->setColumnMinimumWidth(2, 24);
    const int half = int(rows.size() + 1) / 2;
    for (int i = 0; i < int(rows.size()); ++i) {
        auto* keys = new QLabel(rows[std::size_t(i)].keys, this);
        QFont bold = keys->font();
        bold.setWeight(QFont::DemiBold);
        keys->setFont(bold);
        keys->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        const int column = i < half ? 0 : 3;
        const int row = i < half ? i : i - half;
        grid->addWidget(keys, row, column);
        grid->addWidget(new QLabel(rows[std::size_t(i)].what, this), row, column + 1);
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setText(tr("Close"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 12);
    column->addLayout(grid);
    column->addSpacing(8);
    column->addWidget(buttons);
}

}
