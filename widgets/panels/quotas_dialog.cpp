#include "widgets/panels/quotas_dialog.h"

#include "widgets/format.h"
#include "widgets/panels/run_settings_dialog.h"
#include "widgets/run_settings_text.h"
#include "widgets/stage/dialog_parts.h"
#include "world/quota_file.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QScreen>
#include <QSignalBlocker>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace shardscope::widgets {

namespace {

constexpr int kSortRole = Qt::UserRole;

QString text(std::string_view utf8) { return QString::fromUtf8(utf8.data(), qsizetype(utf8.size())); }

}

// Every word that is typed stands somewhere in the row.
class QuotasDialog::Filter : public QSortFilterProxyModel {
public:
    Filter(const std::vector<world::QuotaEntry>& entries, QObject* parent)
        : QSortFilterProxyModel(parent), m_entries(entries)
    {
        setSortRole(kSortRole);
        setSortCaseSensitivity(Qt::CaseInsensitive);
        setDynamicSortFilter(true);
    }

    void setWords(const QString& typed)
    {
        m_words = typed.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        invalidateFilter();
    }
    void setOnlyDifferent(bool isOn)
    {
        m_onlyDifferent = isOn;
        invalidateFilter();
    }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override
    {
        const world::QuotaEntry& entry = m_entries[std::size_t(row)];
        if (m_onlyDifferent && !entry.differs() && !entry.isSet())
            return false;
        QString all = text(entry.row->key);
        for (int column = 0; column < sourceModel()->columnCount(parent); ++column)
            all += QLatin1Char(' ') + sourceModel()->index(row, column, parent).data().toString();
        return std::all_of(m_words.begin(), m_words.end(),
            [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
    }

private:
    const std::vector<world::QuotaEntry>& m_entries;
    QStringList m_words;
    bool m_onlyDifferent = false;
};

QuotasDialog::QuotasDialog(Newest newest, const Theme& theme, QWidget* parent)
    : QDialog(parent), m_newest(std::move(newest)), m_theme(theme), m_pages(new QTabWidget(this)),
      m_search(new QLineEdit(this)), m_order(new QComboBox(this)),
      m_onlyDifferent(new QCheckBox(tr("Only those that &differ"), this)), m_note(new QLabel(this)),
      m_warning(new QLabel(this)), m_table(new QTableView(this)), m_model(new QStandardItemModel(0, kColumns, this)),
      m_rows(new Filter(m_entries, this)), m_questions(new QTreeWidget(this))
{
    setObjectName(QStringLiteral("quotas"));
    setWindowTitle(tr("Quotas"));
    m_search->setObjectName(QStringLiteral("quotaFilter"));
    m_search->setPlaceholderText(tr("Filter"));
    m_search->setAccessibleName(tr("Filter the quotas"));
    m_search->setClearButtonEnabled(true);
    m_onlyDifferent->setObjectName(QStringLiteral("quotasThatDiffer"));
    m_onlyDifferent->setToolTip(tr("Between the profiles, or because the run has a value of its own"));
    m_note->setObjectName(QStringLiteral("quotaNote"));
    m_warning->setObjectName(QStringLiteral("quotaWarning"));
    for (QLabel* label : {m_note, m_warning}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    QPalette warm = m_warning->palette();
    warm.setColor(QPalette::WindowText, theme.warmText);
    m_warning->setPalette(warm);

    m_table->setObjectName(QStringLiteral("quotaTable"));
    m_rows->setSourceModel(m_model);
    m_table->setModel(m_rows);
    m_table->setAccessibleName(tr("Quotas"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->setSortingEnabled(true);
    m_table->setMinimumHeight(theme.px(120)); // it scrolls
    m_pages->tabBar()->setAccessibleName(tr("Quotas and open questions"));
    m_pages->tabBar()->setExpanding(false);

    auto* sorted = new QLabel(tr("&Sorted by"), this);
    sorted->setBuddy(m_order);
    auto* head = new QHBoxLayout;
    head->setSpacing(theme.px(10));
    head->addWidget(m_search, 1);
    head->addWidget(m_onlyDifferent);
    head->addWidget(sorted);
    head->addWidget(m_order);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton* close = buttons->button(QDialogButtonBox::Close);
    close->setText(tr("Close"));
    close->setIcon({});
    close->setAutoDefault(false);
    QPushButton* copy = buttons->addButton(tr("&Copy as CSV"), QDialogButtonBox::ActionRole);
    copy->setObjectName(QStringLiteral("copyQuotas"));
    copy->setAutoDefault(false);
    copy->setToolTip(tr("Those that are shown, in this order"));
    QPushButton* keep = buttons->addButton(tr("Sa&ve\u2026"), QDialogButtonBox::ActionRole);
    keep->setObjectName(QStringLiteral("saveQuotas"));
    keep->setAutoDefault(false);
    keep->setToolTip(tr("All of them with date and source, as a file to edit. Dropped on the window, it holds in the run."));
    QPushButton* settings = buttons->addButton(tr("Settings of the run\u2026"), QDialogButtonBox::ActionRole);
    settings->setObjectName(QStringLiteral("runSettingsOfQuotas"));
    settings->setAutoDefault(false);
    settings->setToolTip(tr("Where the account's own quotas and the answers to open questions are changed"));
    auto* quotas = new QWidget(m_pages);
    auto* inner = new QVBoxLayout(quotas);
    inner->setSpacing(theme.px(8));
    inner->addWidget(m_note);
    inner->addWidget(m_warning);
    inner->addLayout(head);
    inner->addWidget(m_table, 1);
    m_pages->addTab(quotas, tr("Quotas"));
    m_pages->addTab(makeQuestions(), tr("Open questions"));
    auto* column = new QVBoxLayout(this);
    const int edge = theme.px(14);
    column->setContentsMargins(edge, edge, edge, edge);
    column->setSpacing(theme.px(8));
    column->addWidget(m_pages, 1);
    column->addWidget(buttons);
    tabInReadingOrder(*column);

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_pages, &QTabWidget::currentChanged, this, [copy, keep](int page) {
        copy->setEnabled(page == 0);
        keep->setEnabled(page == 0);
    });
    connect(keep, &QPushButton::clicked, this, &QuotasDialog::save);
    connect(settings, &QPushButton::clicked, this, [this] {
        m_settingsAsked = m_pages->currentIndex() == 0 ? RunSetting::Quotas : RunSetting::Questions;
        reject();
    });
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(csv()); });
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& typed) { m_rows->setWords(typed); });
    connect(m_onlyDifferent, &QCheckBox::toggled, this, [this](bool isOn) { m_rows->setOnlyDifferent(isOn); });
    connect(m_order, &QComboBox::currentIndexChanged, this, &QuotasDialog::sort);
    connect(m_table->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, [this](int by) {
        const QSignalBlocker blocker(m_order);
        m_order->setCurrentIndex(by);
    });
    fill();
    m_search->setFocus();
    const QSize wanted(theme.px(1'040), theme.px(600));
    resize(wanted.boundedTo(screen()->availableSize() * 9 / 10)
               .boundedTo(parent != nullptr ? parent->window()->size() : wanted));
}

QuotasDialog::~QuotasDialog() = default;

QWidget* QuotasDialog::makeQuestions()
{
    m_questions->setObjectName(QStringLiteral("openQuestions"));
    m_questions->setAccessibleName(tr("Open questions"));
    m_questions->setHeaderLabels({tr("Question"), tr("This run"), tr("Or"), tr("Source")});
    m_questions->setRootIsDecorated(false);
    m_questions->setAlternatingRowColors(true);
    auto* note = new QLabel(
        tr("What the service's references leave open, or answer in two ways, and how this run answers it. * marks "
           "answers that are not the usual ones."),
        this);
    note->setTextFormat(Qt::PlainText);
    note->setWordWrap(true);
    auto* page = new QWidget(m_pages);
    auto* column = new QVBoxLayout(page);
    column->setSpacing(m_theme.px(8));
    column->addWidget(note);
    column->addWidget(m_questions, 1);
    return page;
}

void QuotasDialog::fill()
{
    const world::Snapshot world = m_newest();
    m_profile = world->settings().service.profile;
    m_entries = world::quotaCatalogue(*world);
    const QStringList titles{tr("Quota"), tr("This run"), tr("Unit"),
        text(streams::profileName(world::otherProfile(m_profile))), tr("Used now"), tr("Source"), tr("Date")};
    {
        const QSignalBlocker blocker(m_order);
        m_order->addItems(titles);
    }
    // The filter looks at the entry of each row, so it is told of rows when all are there.
    m_rows->setSourceModel(nullptr);
    m_model->setHorizontalHeaderLabels(titles);
    m_model->setRowCount(int(m_entries.size()));
    for (int row = 0; row < int(m_entries.size()); ++row) {
        for (int column = 0; column < kColumns; ++column)
            m_model->setItem(row, column, new QStandardItem);
        fillRow(row);
    }
    m_rows->setSourceModel(m_model);
    m_note->setText(noteText(*world));
    QStringList warnings;
    if (m_profile != streams::Profile::Current)
        warnings << tr("These are the old values of %1. The service has changed some of them since (%2).")
                        .arg(text(streams::profileDate(m_profile)),
                            text(streams::profileDate(streams::Profile::Current)));
    if (const QString old = oldQuotasText(world->settings().service); !old.isEmpty())
        warnings << old;
    if (!world->settings().service.areLimitsOn)
        warnings << tr("Limits are off in this run: nothing is throttled.");
    m_warning->setText(warnings.join(QLatin1Char(' ')));
    m_warning->setVisible(!warnings.isEmpty());
    m_table->sortByColumn(Quota, Qt::AscendingOrder);
    m_table->resizeColumnsToContents();
    // The longest titles are read in their tool tips.
    m_table->setColumnWidth(Quota, std::min(m_table->columnWidth(Quota), m_theme.px(360)));
    m_table->horizontalHeader()->setStretchLastSection(true);
    fillQuestions();
}

// They are as they are from the start of a run.
void QuotasDialog::fillQuestions()
{
    const streams::ServiceSettings& service = m_newest()->settings().service;
    const auto add = [this](const QStringList& row, const QString& key, bool isSet) {
        auto* item = new QTreeWidgetItem(m_questions, row);
        for (int column = 0; column < m_questions->columnCount(); ++column)
            item->setToolTip(column, row[column]);
        item->setToolTip(0, QStringLiteral("%1\n%2").arg(row[0], key));
        if (!isSet)
            return;
        QFont bold = font();
        bold.setWeight(QFont::DemiBold);
        item->setFont(1, bold);
        item->setText(1, row[1] + QStringLiteral(" *"));
    };
    using streams::ThrottleMode;
    const bool isBucket = service.throttle == ThrottleMode::Bucket;
    add({throttleQuestionText(), throttleModeText(service.throttle),
            throttleModeText(isBucket ? ThrottleMode::Window : ThrottleMode::Bucket), throttleSourceText()},
        QStringLiteral("throttle"), service.throttle != streams::ServiceSettings{}.throttle);
    for (const world::OpenQuestion& question : world::openQuestions(service)) {
        QStringList others;
        for (const std::string_view word : question.words)
            if (word != question.answer)
                others << answerText(word);
        add({questionText(question), answerText(question.answer),
                question.words.empty() ? tr("another length of time") : others.join(QStringLiteral(", ")),
                questionSourceText(question)},
            text(question.key), question.isSet());
    }
    // The longest are read in their tool tips.
    for (int column = 0; column + 1 < m_questions->columnCount(); ++column) {
        m_questions->resizeColumnToContents(column);
        m_questions->setColumnWidth(column, std::min(m_questions->columnWidth(column), m_theme.px(300)));
    }
}

QString QuotasDialog::noteText(const world::World& world) const
{
    const streams::ServiceSettings& service = world.settings().service;
    return tr("Profile %1 in %2. ≠ marks values that differ in profile %3, * values that this run has of its "
              "own.")
        .arg(text(streams::profileName(m_profile)), QString::fromStdString(service.region),
            text(streams::profileName(world::otherProfile(m_profile))));
}

void QuotasDialog::fillRow(int row)
{
    const world::QuotaEntry& entry = m_entries[std::size_t(row)];
    const auto set = [&](Column column, const QString& shown, const QVariant& sorted) {
        QStandardItem* item = m_model->item(row, column);
        item->setText(shown);
        item->setData(sorted, kSortRole);
        item->setToolTip(shown);
        const bool isNumber = column == Value || column == Other || column == Used;
        item->setTextAlignment((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    };
    const auto texts = [&](Column column, std::string_view utf8) { set(column, text(utf8), text(utf8)); };
    texts(Quota, entry.row->title);
    set(Value, format::count(entry.value) + (entry.isSet() ? QStringLiteral(" *") : QString{}), qlonglong(entry.value));
    texts(Unit, entry.row->unit);
    set(Other, (entry.differs() ? QStringLiteral("\u2260 ") : QString{}) + format::count(entry.other),
        qlonglong(entry.other));
    QString used;
    if (entry.used && entry.value > 0)
        used = QStringLiteral("%1 \u00b7 %2")
                   .arg(format::count(*entry.used), format::percent(100.0 * double(*entry.used) / double(entry.value)));
    else if (entry.used)
        used = format::count(*entry.used);
    // What nothing counts against comes before what is not used.
    set(Used, used, entry.used ? 100.0 * double(*entry.used) / double(std::max<std::int64_t>(1, entry.value)) : -1.0);
    texts(Source, entry.source());
    texts(Date, entry.date());
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    if (entry.isSet()) {
        m_model->item(row, Value)->setFont(bold);
        m_model->item(row, Value)
            ->setToolTip(tr("This run has a value of its own; the profile says %1.")
                             .arg(format::count(entry.usual)));
    }
    if (entry.differs()) {
        m_model->item(row, Other)->setFont(bold);
        m_model->item(row, Other)->setForeground(m_theme.accent);
    }
    m_model->item(row, Quota)->setToolTip(QStringLiteral("%1\n%2").arg(text(entry.row->title), text(entry.row->key)));
}

void QuotasDialog::present()
{
    const world::Snapshot world = m_newest();
    if (!world)
        return;
    const std::vector<world::QuotaEntry> now = world::quotaCatalogue(*world);
    for (std::size_t row = 0; row < now.size(); ++row) {
        if (now[row] == m_entries[row])
            continue;
        m_entries[row] = now[row];
        fillRow(int(row));
    }
}

void QuotasDialog::sort() { m_table->sortByColumn(m_order->currentIndex(), Qt::AscendingOrder); }

QString QuotasDialog::json() const
{
    return QString::fromStdString(world::writeQuotaFile(m_newest()->settings().service));
}

void QuotasDialog::save()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Save quotas"), QStringLiteral("limits.json"),
        QStringLiteral("JSON (*.json)"));
    if (path.isEmpty())
        return;
    QSaveFile file(path);
    const QByteArray bytes = json().toUtf8();
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return;
    m_warning->setText(tr("%1 cannot be written: %2").arg(path, file.errorString()));
    m_warning->show();
}

QString QuotasDialog::csv() const
{
    std::vector<world::QuotaEntry> shown;
    for (int row = 0; row < m_rows->rowCount(); ++row)
        shown.push_back(m_entries[std::size_t(m_rows->mapToSource(m_rows->index(row, 0)).row())]);
    return QString::fromStdString(world::quotaCsv(shown, m_profile));
}

}
