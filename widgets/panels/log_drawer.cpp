#include "widgets/panels/log_drawer.h"

#include <QEvent>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace shardscope::widgets {

class LogDrawer::Filter : public QSortFilterProxyModel {
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setText(const QString& text)
    {
        m_text = text.trimmed();
        invalidateFilter();
    }
    void setOnlyRefused(bool isOn)
    {
        m_isOnlyRefused = isOn;
        invalidateFilter();
    }
    void setOnlyMine(bool isOn)
    {
        m_isOnlyMine = isOn;
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override
    {
        const auto cell = [&](int column) { return sourceModel()->index(row, column, parent); };
        if (m_isOnlyRefused && !cell(0).data(CallModel::IsRefusedRole).toBool())
            return false;
        if (m_isOnlyMine && cell(CallModel::Caller).data().toString() != QLatin1String("you"))
            return false;
        if (m_text.isEmpty())
            return true;
        for (int column = 0; column < CallModel::kColumns; ++column) {
            if (cell(column).data().toString().contains(m_text, Qt::CaseInsensitive))
                return true;
        }
        return false;
    }

private:
    QString m_text;
    bool m_isOnlyRefused = false;
    bool m_isOnlyMine = false;
};

class LogDrawer::Delegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    Theme theme = Theme::light();
    // Of the rows alone: the table's own would reach its header, or not, by the order in which both are styled.
    QFont mono = QFontDatabase::systemFont(QFontDatabase::FixedFont);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const bool isRefused = index.data(CallModel::IsRefusedRole).toBool();
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, theme.selected);
        QRect text = option.rect.adjusted(8, 0, -4, 0);
        const int column = index.column();
        // A mark at the edge beside the colour of the words: refusals are found without reading.
        if (isRefused && column == 0)
            painter->fillRect(QRect(option.rect.left(), option.rect.top() + 1, 3, option.rect.height() - 2), theme.hot);
        painter->setFont(mono);
        painter->setPen(column == CallModel::At             ? theme.mutedText
                : isRefused && column == CallModel::Outcome ? theme.hotText
                                                            : theme.text);
        painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
            QFontMetrics(mono).elidedText(index.data().toString(), Qt::ElideRight, text.width()));
    }
};

LogDrawer::LogDrawer(EngineLink& engine, Selection& selection, QWidget* parent)
    : QWidget(parent), m_engine(engine), m_selection(selection), m_model(new CallModel(this)),
      m_filter(new Filter(this)), m_delegate(new Delegate(this)), m_title(new QLabel(this)),
      m_text(new QLineEdit(this)), m_onlyRefused(new QToolButton(this)), m_onlyMine(new QToolButton(this)),
      m_resume(new QToolButton(this)), m_table(new QTableView(this))
{
    setAutoFillBackground(true);
    m_filter->setSourceModel(m_model);
    m_table->setModel(m_filter);
    m_table->setItemDelegate(m_delegate);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->verticalHeader()->hide();
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setTabKeyNavigation(false);

    for (QToolButton* chip : {m_onlyRefused, m_onlyMine, m_resume})
        chip->setProperty("chip", true);
    m_onlyRefused->setCheckable(true);
    m_onlyMine->setCheckable(true);
    m_resume->hide();
    m_text->setClearButtonEnabled(true);
    m_text->installEventFilter(this);

    auto* top = new QHBoxLayout;
    top->setContentsMargins(12, 3, 8, 2);
    top->setSpacing(8);
    top->addWidget(m_title);
    top->addWidget(m_onlyRefused);
    top->addWidget(m_onlyMine);
    top->addWidget(m_resume);
    top->addStretch(1);
    top->addWidget(m_text);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_table, 1);

    connect(m_text, &QLineEdit::textChanged, this, [this](const QString& text) { m_filter->setText(text); });
    connect(m_onlyRefused, &QToolButton::toggled, this, [this](bool isOn) { m_filter->setOnlyRefused(isOn); });
    connect(m_onlyMine, &QToolButton::toggled, this, [this](bool isOn) { m_filter->setOnlyMine(isOn); });
    connect(m_resume, &QToolButton::clicked, m_table, &QTableView::scrollToTop);
    connect(m_table, &QTableView::clicked, this, &LogDrawer::goTo);
    connect(m_table, &QTableView::activated, this, &LogDrawer::goTo);
    retranslate();
    setTheme(Theme::light());
}

void LogDrawer::present(const world::World& world, const world::RunStatus& status)
{
    const bool isStill = isHeld() && status.isPlaying;
    m_resume->setVisible(isStill);
    if (!isStill)
        m_model->present(world);
}

void LogDrawer::setTheme(const Theme& theme)
{
    m_delegate->theme = theme;
    QFont& mono = m_delegate->mono;
    mono.setPixelSize(theme.smallPx + 1);
    m_text->setFixedWidth(theme.px(220));
    const QFontMetrics metrics(mono);
    m_table->verticalHeader()->setMinimumSectionSize(10);
    m_table->verticalHeader()->setDefaultSectionSize(metrics.height() + 3);
    m_table->setColumnWidth(CallModel::At, metrics.horizontalAdvance(QStringLiteral("000:00:00.000")) + 20);
    m_table->setColumnWidth(CallModel::Caller, metrics.averageCharWidth() * 14 + 16);
    m_table->setColumnWidth(CallModel::Call, metrics.averageCharWidth() * 34 + 16);
    m_table->setColumnWidth(CallModel::Shard, metrics.averageCharWidth() * 10 + 16);
    QFont caption = font();
    caption.setPixelSize(theme.smallPx);
    caption.setWeight(QFont::DemiBold);
    caption.setCapitalization(QFont::AllUppercase);
    m_title->setFont(caption);
    QPalette palette = m_title->palette();
    palette.setColor(QPalette::WindowText, theme.mutedText);
    m_title->setPalette(palette);
    m_table->viewport()->update();
}

void LogDrawer::focusFilter()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

void LogDrawer::filterBy(const QString& text) { m_text->setText(text); }

QSize LogDrawer::sizeHint() const
{
    // A caption, a header and a few rows; more is had by dragging.
    return {600, std::max(132, m_delegate->theme.px(80))};
}

void LogDrawer::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

bool LogDrawer::eventFilter(QObject* watched, QEvent* event)
{
    // Escape in the filter clears it, then gives the keys back to the window.
    if (watched == m_text && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        if (m_text->text().isEmpty())
            m_table->setFocus();
        m_text->clear();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void LogDrawer::retranslate()
{
    m_title->setText(tr("API calls"));
    m_text->setPlaceholderText(tr("Filter  /"));
    m_text->setAccessibleName(tr("Filter the API calls"));
    m_onlyRefused->setText(tr("Refused"));
    m_onlyRefused->setToolTip(tr("Show only calls that were refused in whole or in part"));
    m_onlyMine->setText(tr("Yours"));
    m_onlyMine->setToolTip(tr("Show only calls made from this window"));
    m_resume->setText(tr("Held while you read \u00b7 back to the newest"));
    m_table->setAccessibleName(tr("API calls"));
    m_model->retranslate();
}

void LogDrawer::goTo(const QModelIndex& index)
{
    const int row = m_filter->mapToSource(index).row();
    if (row < 0)
        return;
    if (const auto shard = m_model->shardAt(row))
        m_selection.select(ShardChoice{shard->first, shard->second});
    const base::Instant at = m_model->instantAt(row);
    m_selection.setCrosshair(at);
    m_engine.post(world::Request{world::Control{world::Pause{}}});
    m_engine.post(world::Request{world::Control{world::Seek{at}}});
}

int LogDrawer::chosenRow() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() ? m_filter->mapToSource(index).row() : -1;
}

std::optional<Pointed> LogDrawer::pointedAt(std::optional<QPoint> at)
{
    const QWidget* rows = m_table->viewport();
    const QModelIndex index = at ? m_table->indexAt(rows->mapFrom(this, *at)) : m_table->currentIndex();
    if (!index.isValid() || (!at && !m_table->hasFocus()))
        return std::nullopt;
    m_table->setCurrentIndex(index);
    const int row = chosenRow();
    Pointed pointed;
    pointed.kind = ObjectKind::Call;
    pointed.title = m_model->index(row, CallModel::Call).data().toString();
    pointed.corner = rows->mapTo(this, m_table->visualRect(index).bottomLeft());
    pointed.at = m_model->instantAt(row);
    if (const auto shard = m_model->shardAt(row))
        pointed.choice = ShardChoice{shard->first, shard->second};
    QStringList cells;
    for (int column = 0; column < CallModel::kColumns; ++column)
        cells << m_model->index(row, column).data().toString();
    pointed.words = cells.join(QLatin1Char('\t'));
    pointed.filter = cells[CallModel::Caller];
    pointed.offers = {
        {.verb = Verb::Go, .text = tr("Go to this moment"), .act = [this, index] { goTo(index); }},
        {.verb = Verb::Why,
            .text = tr("Why was it refused?"),
            .act = [this, row] { askWhy(row); },
            .isEnabled = m_model->isRefusedAt(row)},
    };
    pointed.offers.push_back({.verb = Verb::CopyCode, .text = {}, .act = [this, place = m_model->placeAt(row)] {
                                  emit codeAsked(place);
                              }});
    if (m_model->batchAt(row))
        pointed.offers.push_back({.verb = Verb::Open, .text = tr("Open the batch"), .act = [this, row] {
                                      openBatch(row);
                                  }});
    return pointed;
}

void LogDrawer::askCode()
{
    const int chosen = chosenRow();
    const int row = chosen >= 0 ? chosen : m_model->newestOfMine();
    if (row >= 0)
        emit codeAsked(m_model->placeAt(row));
    else
        emit nothingChosen();
}

void LogDrawer::askWhy()
{
    if (const int chosen = chosenRow(); chosen >= 0 && m_model->isRefusedAt(chosen)) {
        askWhy(chosen);
        return;
    }
    const world::Published& latest = m_engine.latest();
    if (!latest.world)
        return;
    // What one did oneself is what one wonders about first.
    const auto mine = world::lastRefusedCall(*latest.world, "you");
    if (const auto call = mine ? mine : world::lastRefusedCall(*latest.world, {}))
        emit whyAsked(*call);
}

// The answer has its numbers where the world stands at that moment.
void LogDrawer::askWhy(int row)
{
    const world::WhyCall question = m_model->questionAt(row);
    goTo(m_filter->mapFromSource(m_model->index(row, 0)));
    emit whyAsked(question);
}

void LogDrawer::openBatch()
{
    const int chosen = chosenRow();
    openBatch(chosen >= 0 && m_model->batchAt(chosen) ? chosen : m_model->newestFailedBatch());
}

void LogDrawer::openBatch(int row)
{
    if (row < 0)
        return;
    if (const auto call = m_model->batchAt(row))
        emit batchAsked(*call, m_model->instantAt(row));
}

bool LogDrawer::isHeld() const { return m_table->verticalScrollBar()->value() > 0; }

}
