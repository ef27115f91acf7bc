#include "palette.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace shardscope::app {

namespace {

constexpr int kGroupRole = Qt::UserRole;
constexpr int kKeysRole = Qt::UserRole + 1;
constexpr int kEntryRole = Qt::UserRole + 2;

// A letter that begins a word, one that follows the letter before, and any other.
constexpr int kBegins = 8;
constexpr int kFollows = 6;
constexpr int kOccurs = 1;

constexpr int kMostRecent = 12;
constexpr int kMostShown = 200;

// What it does at the left, its keys at the right, its menu muted in between.
class RowPainter : public QStyledItemDelegate {
public:
    RowPainter(const widgets::Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const bool isChosen = (option.state & QStyle::State_Selected) != 0;
        painter->save();
        if (isChosen)
            painter->fillRect(option.rect, option.palette.highlight());
        const QRect row = option.rect.adjusted(m_theme.px(10), 0, -m_theme.px(10), 0);
        const QString keys = index.data(kKeysRole).toString();
        const QString group = index.data(kGroupRole).toString();
        const QColor strong = isChosen ? option.palette.highlightedText().color() : m_theme.text;
        const QColor soft = isChosen ? strong : m_theme.mutedText;
        painter->setPen(soft);
        painter->drawText(row, Qt::AlignRight | Qt::AlignVCenter, keys);
        const QFontMetrics metrics = option.fontMetrics;
        const int gap = m_theme.px(12);
        int room = row.width() - (keys.isEmpty() ? 0 : metrics.horizontalAdvance(keys) + gap);
        const QString what = metrics.elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, room);
        painter->setPen(strong);
        painter->drawText(row, Qt::AlignLeft | Qt::AlignVCenter, what);
        const int taken = metrics.horizontalAdvance(what) + gap;
        room -= taken;
        painter->setPen(soft);
        if (room > m_theme.px(40))
            painter->drawText(row.adjusted(taken, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                metrics.elidedText(group, Qt::ElideRight, room));
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override
    {
        return {m_theme.px(200), option.fontMetrics.height() + m_theme.px(10)};
    }

private:
    widgets::Theme m_theme;
};

}

std::optional<int> fuzzyScore(const QString& typed, const QString& text)
{
    const auto beginsWord = [&text](qsizetype i) { return i == 0 || !text[i - 1].isLetterOrNumber(); };
    const QString whole = typed.simplified();
    for (qsizetype i = text.indexOf(whole, 0, Qt::CaseInsensitive); i >= 0 && !whole.isEmpty();
         i = text.indexOf(whole, i + 1, Qt::CaseInsensitive)) {
        if (beginsWord(i))
            return kBegins * 2 + kFollows * int(whole.size());
    }
    int score = 0;
    qsizetype at = 0;
    bool isBeside = false;
    for (const QChar letter : typed) {
        if (letter.isSpace())
            continue;
        const QChar wanted = letter.toCaseFolded();
        const auto isWanted = [&](qsizetype i) { return text[i].toCaseFolded() == wanted; };
        if (isBeside && at < text.size() && isWanted(at)) {
            score += kFollows;
            ++at;
            continue;
        }
        // The beginning of a later word is meant rather than a letter somewhere before it.
        qsizetype found = -1;
        for (qsizetype i = at; i < text.size(); ++i) {
            if (!isWanted(i))
                continue;
            if (beginsWord(i)) {
                found = i;
                break;
            }
            if (found < 0)
                found = i;
        }
        if (found < 0)
            return std::nullopt;
        score += beginsWord(found) ? kBegins : kOccurs;
        at = found + 1;
        isBeside = true;
    }
    return score;
}

Palette::Palette(std::vector<PaletteEntry> entries, QStringList& recent, const widgets::Theme& theme, QWidget* parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint), m_theme(theme), m_entries(std::move(entries)),
      m_recent(recent), m_typed(new QLineEdit(this)), m_list(new QListWidget(this))
{
    setWindowTitle(tr("Command palette"));
    m_typed->setPlaceholderText(tr("What to do, or where to go"));
    m_typed->setAccessibleName(tr("What to do, or where to go"));
    m_typed->installEventFilter(this);
    m_list->setAccessibleName(tr("Commands"));
    m_list->setItemDelegate(new RowPainter(theme, m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_typed, &QLineEdit::textChanged, this, &Palette::filter);
    connect(m_typed, &QLineEdit::returnPressed, this, &Palette::choose);
    connect(m_list, &QListWidget::itemClicked, this, &Palette::choose);
    auto* column = new QVBoxLayout(this);
    const int edge = theme.px(10);
    column->setContentsMargins(edge, edge, edge, edge);
    column->setSpacing(theme.px(6));
    column->addWidget(m_typed);
    column->addWidget(m_list, 1);
    const QSize room = parent->window()->size();
    resize(QSize(theme.px(560), theme.px(420)).boundedTo(room * 9 / 10));
    move(parent->window()->geometry().topLeft() + QPoint((room.width() - width()) / 2, room.height() / 10));
    filter({});
}

void Palette::filter(const QString& typed)
{
    struct Found {
        int score;
        qsizetype recent;
        std::size_t entry;
    };
    std::vector<Found> found;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const PaletteEntry& entry = m_entries[i];
        const auto inText = fuzzyScore(typed, entry.text);
        // Its menu may be named, too, but counts less than its own words.
        const auto score = inText ? inText : fuzzyScore(typed, entry.group + QLatin1Char(' ') + entry.text);
        const qsizetype place = m_recent.indexOf(entry.text);
        if (score)
            found.push_back({inText ? *score * 2 : *score, place < 0 ? kMostRecent : place, i});
    }
    std::stable_sort(found.begin(), found.end(),
        [](const Found& a, const Found& b) { return a.score != b.score ? a.score > b.score : a.recent < b.recent; });
    found.resize(std::min<std::size_t>(found.size(), kMostShown));
    m_list->clear();
    for (const Found& each : found) {
        const PaletteEntry& entry = m_entries[each.entry];
        auto* item = new QListWidgetItem(entry.text, m_list);
        item->setData(kGroupRole, entry.group);
        item->setData(kKeysRole, entry.keys);
        item->setData(kEntryRole, qulonglong(each.entry));
    }
    m_list->setCurrentRow(0);
}

QStringList Palette::shown() const
{
    QStringList texts;
    for (int i = 0; i < m_list->count(); ++i)
        texts << m_list->item(i)->text();
    return texts;
}

bool Palette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_typed || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const int page = std::max(1, m_list->height() / std::max(1, m_list->sizeHintForRow(0)) - 1);
    int by = 0;
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Down:
        by = 1;
        break;
    case Qt::Key_Up:
        by = -1;
        break;
    case Qt::Key_PageDown:
        by = page;
        break;
    case Qt::Key_PageUp:
        by = -page;
        break;
    default:
        return QDialog::eventFilter(watched, event);
    }
    if (m_list->count() > 0)
        m_list->setCurrentRow(std::clamp(m_list->currentRow() + by, 0, m_list->count() - 1));
    return true;
}

// It lies upon the window without a frame of the system's.
void Palette::paintEvent(QPaintEvent* event)
{
    QDialog::paintEvent(event);
    QPainter painter(this);
    painter.setPen(m_theme.accent);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void Palette::choose()
{
    const QListWidgetItem* const item = m_list->currentItem();
    if (item == nullptr)
        return;
    m_chosen = item->data(kEntryRole).toULongLong();
    m_recent.removeAll(item->text());
    m_recent.prepend(item->text());
    m_recent = m_recent.mid(0, kMostRecent);
    accept();
}

void Palette::act() const
{
    if (m_chosen)
        m_entries[*m_chosen].act();
}

}
