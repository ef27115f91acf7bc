#include "keys_dialog.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace shardscope::app {

namespace {

constexpr int kColumns = 3;

QTreeWidgetItem* groupOf(QTreeWidget& table, const QString& title, const widgets::Theme& theme)
{
    for (int i = 0; i < table.topLevelItemCount(); ++i)
        if (table.topLevelItem(i)->text(0) == title)
            return table.topLevelItem(i);
    auto* group = new QTreeWidgetItem(&table, {title});
    QFont bold = table.font();
    bold.setWeight(QFont::DemiBold);
    group->setFont(0, bold);
    group->setForeground(0, theme.mutedText);
    group->setFirstColumnSpanned(true);
    group->setFlags(Qt::ItemIsEnabled);
    return group;
}

}

KeysDialog::KeysDialog(const std::vector<KeyRow>& rows, const widgets::Theme& theme, QWidget* parent)
    : QDialog(parent), m_search(new QLineEdit(this)), m_table(new QTreeWidget(this))
{
    setWindowTitle(tr("Keys"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search the keys"));
    m_search->setClearButtonEnabled(true);
    m_table->setColumnCount(kColumns);
    m_table->setHeaderLabels({tr("What"), tr("Keys"), tr("With the mouse")});
    m_table->setAccessibleName(tr("Keys"));
    m_table->setRootIsDecorated(false);
    m_table->setItemsExpandable(false);
    m_table->setIndentation(theme.px(10));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setUniformRowHeights(true);
    m_table->setAlternatingRowColors(true);
    QFont bold = m_table->font();
    bold.setWeight(QFont::DemiBold);
    for (const KeyRow& row : rows) {
        auto* item = new QTreeWidgetItem(groupOf(*m_table, row.group, theme), {row.what, row.keys, row.mouse});
        item->setFont(1, bold);
        for (int column = 0; column < kColumns; ++column)
            item->setToolTip(column, item->text(column));
    }
    m_table->expandAll();
    m_table->header()->setStretchLastSection(true);
    for (int column = 0; column < kColumns; ++column)
        m_table->resizeColumnToContents(column);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setText(tr("Close"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_search, &QLineEdit::textChanged, this, &KeysDialog::filter);
    auto* column = new QVBoxLayout(this);
    const int edge = theme.px(14);
    column->setContentsMargins(edge, edge, edge, edge);
    column->setSpacing(theme.px(8));
    column->addWidget(m_search);
    column->addWidget(m_table, 1);
    column->addWidget(buttons);
    // As large as its table wants to be, as far as the screen goes; beyond that it scrolls.
    int width = theme.px(50);
    for (int i = 0; i < kColumns; ++i)
        width += m_table->columnWidth(i) + theme.px(12);
    const QSize most = screen()->availableSize() * 9 / 10;
    resize(QSize(width, theme.px(560)).boundedTo(most));
}

void KeysDialog::filter(const QString& text)
{
    const QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (int g = 0; g < m_table->topLevelItemCount(); ++g) {
        QTreeWidgetItem* group = m_table->topLevelItem(g);
        int shown = 0;
        for (int i = 0; i < group->childCount(); ++i) {
            QTreeWidgetItem* row = group->child(i);
            const QString all =
                group->text(0) + QLatin1Char(' ') + row->text(0) + QLatin1Char(' ') + row->text(1) + row->text(2);
            const bool isShown = std::all_of(words.begin(), words.end(),
                [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
            row->setHidden(!isShown);
            shown += isShown ? 1 : 0;
        }
        group->setHidden(shown == 0);
    }
}

int KeysDialog::shownRows() const
{
    int shown = 0;
    for (int g = 0; g < m_table->topLevelItemCount(); ++g)
        for (int i = 0; i < m_table->topLevelItem(g)->childCount(); ++i)
            shown += m_table->topLevelItem(g)->child(i)->isHidden() ? 0 : 1;
    return shown;
}

std::vector<KeyRow> keysOfPictures()
{
    const QString map = KeysDialog::tr("On the shard map");
    const QString heat = KeysDialog::tr("On the key heatmap");
    const QString chart = KeysDialog::tr("On a chart");
    const QString list = KeysDialog::tr("In the navigator");
    const QString fanOut = KeysDialog::tr("On the Fan-out stage");
    const QString time = KeysDialog::tr("On the timeline");
    const QString lanes = KeysDialog::tr("On a lane of the branches");
    const QString around = KeysDialog::tr("Everywhere");
    const QString batch = KeysDialog::tr("Batch of PutRecords");
    const QString order = KeysDialog::tr("Order of a key's records");
    const QString arrows = QStringLiteral("\u2190  \u2192");
    const QString upDown = QStringLiteral("\u2191  \u2193");
    return {
        {map, KeysDialog::tr("Choose a shard"), arrows, KeysDialog::tr("click its column")},
        {map, KeysDialog::tr("Split at a place: move the knife, cut"), KeysDialog::tr("K, %1, Enter").arg(arrows),
            KeysDialog::tr("drag inside the column")},
        {map, KeysDialog::tr("Move the knife finely"), KeysDialog::tr("Shift+%1").arg(arrows), {}},
        {map, KeysDialog::tr("Knife to the middle of the range"), QStringLiteral("H"), {}},
        {map, KeysDialog::tr("Knife to where it halves the load"), QStringLiteral("L"), {}},
        {map, KeysDialog::tr("Knife beside the hottest key"), QStringLiteral("I"), {}},
        {map, KeysDialog::tr("Knife to one of the best cuts"), QStringLiteral("1  2  3"),
            KeysDialog::tr("click its flag")},
        {map, KeysDialog::tr("Join with the neighbour on that side"), KeysDialog::tr("J, %1").arg(arrows),
            KeysDialog::tr("drag its label onto the neighbour")},
        {map, KeysDialog::tr("Move the record of the key box, by little"), KeysDialog::tr("%1, Shift+%1").arg(arrows),
            KeysDialog::tr("drag it onto the map")},
        {map, KeysDialog::tr("Put the knife away"), KeysDialog::tr("Escape"),
            KeysDialog::tr("drop it outside the map")},
        {map, KeysDialog::tr("Zoom in, out"), QStringLiteral("Z  Shift+Z"), KeysDialog::tr("Ctrl+wheel")},
        {map, KeysDialog::tr("Show the whole ring"), QStringLiteral("0"), {}},
        {map, KeysDialog::tr("Move along the ring"), arrows, KeysDialog::tr("Shift+wheel")},
        {heat, KeysDialog::tr("Choose a bookmark"), arrows, KeysDialog::tr("point at its flag")},
        {heat, KeysDialog::tr("Move the bookmark by a second, by a minute"), KeysDialog::tr("%1, Shift+%1").arg(upDown),
            KeysDialog::tr("drag its flag")},
        {heat, KeysDialog::tr("To the oldest record, to the newest"), KeysDialog::tr("Home  End"), {}},
        {heat, KeysDialog::tr("Move it on all shards"), KeysDialog::tr("Ctrl+%1").arg(upDown),
            KeysDialog::tr("Ctrl while dragging")},
        {heat, KeysDialog::tr("Name its record by number, or the one before it"), QStringLiteral("N"),
            KeysDialog::tr("N while dragging")},
        {heat, KeysDialog::tr("Leave it there, put it back"), KeysDialog::tr("Enter, Escape"), {}},
        {heat, KeysDialog::tr("Which keys filled a refused second"), QStringLiteral("E"),
            KeysDialog::tr("click the red second, here or in the throughput chart")},
        {heat, KeysDialog::tr("The refused second before, after"), arrows, {}},
        {heat, KeysDialog::tr("Fold the closed ancestors of a shard into one, show them again"),
            QStringLiteral("Shift+C"), KeysDialog::tr("double-click one of them, or the shard")},
        {chart, KeysDialog::tr("Move the crosshair"), arrows, KeysDialog::tr("point at it")},
        {chart, KeysDialog::tr("Choose one of its lines"), upDown, KeysDialog::tr("point at it")},
        {fanOut, KeysDialog::tr("Choose a consumer"), upDown, KeysDialog::tr("click its card")},
        {fanOut, KeysDialog::tr("Let it read the other way: aim, change"), KeysDialog::tr("%1, Enter").arg(arrows),
            KeysDialog::tr("drag the card onto the other lane")},
        {fanOut, KeysDialog::tr("Stay as it is"), KeysDialog::tr("Escape"), KeysDialog::tr("drop it on its own lane")},
        {fanOut, KeysDialog::tr("Choose a shard in the pipes"), upDown, KeysDialog::tr("click its row")},
        {fanOut, KeysDialog::tr("Choose a bar of the latency histogram, follow one of its records"),
            KeysDialog::tr("%1, Enter").arg(arrows), KeysDialog::tr("click the bar")},
        {list, KeysDialog::tr("Open and shut a stream, and the closed ancestors of a shard"), arrows,
            KeysDialog::tr("click its triangle")},
        {time, KeysDialog::tr("Scrub through time"), QStringLiteral("[  ]   {  }"),
            KeysDialog::tr("drag along the strip")},
        {time, KeysDialog::tr("Mark a range, with its statistics"), QStringLiteral("M, R"),
            KeysDialog::tr("Shift+drag along the strip")},
        {time, KeysDialog::tr("Zoom the time axis"), QStringLiteral("W  S"), KeysDialog::tr("wheel over the strip")},
        {time, KeysDialog::tr("Move the time axis"), QStringLiteral("A  D"),
            KeysDialog::tr("sideways wheel, drag with the middle button")},
        {time, KeysDialog::tr("On the overview: move what is shown, narrow or widen it"),
            QStringLiteral("%1  %2").arg(arrows, upDown), KeysDialog::tr("drag its frame")},
        {lanes, KeysDialog::tr("Go on in the branch"), KeysDialog::tr("Enter"), KeysDialog::tr("click the lane")},
        {lanes, KeysDialog::tr("Compare with it"), QStringLiteral("C"), KeysDialog::tr("click its first button")},
        {lanes, KeysDialog::tr("Rename it"), QStringLiteral("F2"), KeysDialog::tr("click its second button")},
        {lanes, KeysDialog::tr("Next, previous lane"), upDown, {}},
        {batch, KeysDialog::tr("Choose an entry"), arrows, KeysDialog::tr("click its cell")},
        {batch, KeysDialog::tr("Next, previous failed entry"), QStringLiteral("N  Shift+N"), {}},
        {batch, KeysDialog::tr("Send again what failed"), QStringLiteral("R"), KeysDialog::tr("click the button")},
        {order, KeysDialog::tr("Choose a record"), arrows, KeysDialog::tr("click its dot")},
        {order, KeysDialog::tr("The move before, after, from shard to shard"), upDown, {}},
        {around, KeysDialog::tr("What can be done with it"), KeysDialog::tr("Shift+F10, Menu"),
            KeysDialog::tr("right-click it")},
        {around, KeysDialog::tr("Next, previous control"), KeysDialog::tr("Tab, Shift+Tab"), {}},
        {around, KeysDialog::tr("Turn a slider"), arrows, KeysDialog::tr("drag its handle")},
        {around, KeysDialog::tr("Choose in a list"), upDown, KeysDialog::tr("click the row")},
        {around, KeysDialog::tr("Show the page of what is chosen in the navigator"), KeysDialog::tr("Enter"),
            KeysDialog::tr("click the row")},
        {around, KeysDialog::tr("Go to the moment of an API call"), KeysDialog::tr("Enter"),
            KeysDialog::tr("click its row")},
        {around, KeysDialog::tr("Open the batch of a PutRecords call, ask why a call was refused"),
            QStringLiteral("Ctrl+B  Shift+Y"), KeysDialog::tr("right-click its row")},
        {around, KeysDialog::tr("Clear the filter, leave it"), KeysDialog::tr("Escape"), {}},
        {around, KeysDialog::tr("Open a file"), QKeySequence(QKeySequence::Open).toString(QKeySequence::NativeText),
            KeysDialog::tr("drop it on the window")},
    };
}

}
