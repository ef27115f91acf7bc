#include "widgets/panels/faults_dialog.h"

#include "widgets/error_text.h"
#include "widgets/fault_text.h"
#include "widgets/format.h"
#include "widgets/panels/fault_editor.h"
#include "widgets/stage/dialog_parts.h"
#include "world/scenario.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace shardscope::widgets {

namespace {

using streams::Action;
using streams::FaultError;
using streams::FaultLatency;
using streams::FaultRule;
using streams::FaultTarget;

enum Column { kName, kWhat, kWhere, kShare, kHits, kColumns };

constexpr int kNameRole = Qt::UserRole;
constexpr int kCommandLines = 2; // without scrolling

// A label that is set anew is laid out anew.
}

FaultsDialog::FaultsDialog(Newest newest, const FaultRule& first, const Theme& theme, QWidget* parent)
    : QDialog(parent), m_newest(std::move(newest)), m_scope(first), m_shown(m_newest()), m_list(new QTreeWidget(this)),
      m_add(new QPushButton(tr("&Add"), this)), m_preset(new QPushButton(tr("Add a &preset"), this)),
      m_clear(new QPushButton(tr("C&lear"), this)), m_clearAll(new QPushButton(tr("Clear all"), this)),
      m_editor(new FaultEditor(theme, this)), m_command(new QPlainTextEdit(this)), m_effect(makeSentences(this)),
      m_refusal(makeSentences(this)), m_apply(new QPushButton(tr("&Inject"), this))
{
    setObjectName(QStringLiteral("faults"));
    setWindowTitle(tr("Faults on purpose"));
    m_scope.name.clear();
    m_list->setObjectName(QStringLiteral("faultList"));
    m_list->setAccessibleName(tr("Faults"));
    m_list->setColumnCount(kColumns);
    m_list->setHeaderLabels({tr("Fault"), tr("What"), tr("Where"), tr("Share"), tr("Hits so far")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setMinimumHeight(theme.px(72)); // it scrolls
    m_list->setMaximumHeight(theme.px(140));
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(kWhere, QHeaderView::Stretch);
    m_command->setObjectName(QStringLiteral("faultCommand"));
    m_command->setAccessibleName(tr("The command that it comes to"));
    m_command->setTabChangesFocus(true);
    m_command->setReadOnly(true);
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPixelSize(theme.smallPx);
    m_command->setFont(fixed);
    m_command->setFixedHeight(QFontMetrics(fixed).lineSpacing() * kCommandLines
        + 2 * (m_command->frameWidth() + theme.px(6)));
    m_effect->setObjectName(QStringLiteral("effect"));
    m_refusal->setObjectName(QStringLiteral("refusal"));
    setInk(m_effect, theme.mutedText);
    setInk(m_refusal, theme.hotText);
    const std::pair<QPushButton*, const char*> named[]{{m_add, "addFault"}, {m_preset, "faultPreset"},
        {m_clear, "clearFault"}, {m_clearAll, "clearAllFaults"}, {m_apply, "applyFault"}};
    for (const auto& [button, name] : named) {
        button->setObjectName(QLatin1String(name));
        button->setAutoDefault(false);
    }
    m_preset->setMenu(makePresets());

    auto* row = new QHBoxLayout;
    row->setSpacing(theme.px(10));
    row->addWidget(m_add);
    row->addWidget(m_preset);
    row->addStretch(1);
    row->addWidget(m_clear);
    row->addWidget(m_clearAll);
    auto* buttons = new QDialogButtonBox(this);
    buttons->addButton(m_apply, QDialogButtonBox::ApplyRole);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    for (QAbstractButton* each : buttons->buttons())
        each->setIcon({});
    m_apply->setDefault(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 14);
    column->setSpacing(theme.px(8));
    column->addWidget(m_list);
    column->addLayout(row);
    column->addWidget(m_editor, 1);
    column->addWidget(m_command);
    column->addWidget(m_effect);
    column->addWidget(m_refusal);
    column->addWidget(buttons);
    const QSize wanted(theme.px(760), theme.px(720));
    resize(parent != nullptr ? wanted.boundedTo(parent->window()->size()) : wanted);

    // What has only the focus is not chosen yet: a new fault that is being typed stays.
    connect(m_list, &QTreeWidget::itemSelectionChanged, this, [this] {
        const QList<QTreeWidgetItem*> chosen = m_list->selectedItems();
        if (!m_isFilling && !chosen.isEmpty())
            open(chosen.front()->data(kName, kNameRole).toString().toStdString());
    });
    connect(m_list, &QTreeWidget::itemChanged, this, [this](QTreeWidgetItem* item, int) {
        if (!m_isFilling)
            toggle(item);
    });
    connect(m_add, &QPushButton::clicked, this, [this] { begin(m_scope); });
    connect(m_clear, &QPushButton::clicked, this, [this] { clear({m_opened}); });
    connect(m_clearAll, &QPushButton::clicked, this, [this] { clear(namesSet()); });
    connect(m_editor, &FaultEditor::changed, this, [this] {
        if (m_isFilling)
            return;
        m_told.reset();
        fill();
        work();
    });
    connect(m_apply, &QPushButton::clicked, this, &FaultsDialog::apply);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    fill();
    // A place that somebody has pointed at counts more than what is set elsewhere.
    FaultRule anywhere;
    anywhere.sharePpm = m_scope.sharePpm;
    const std::vector<std::string> names = namesSet();
    if (m_shown->service().faults().find(first.name) != nullptr)
        open(first.name);
    else if (m_scope == anywhere && !names.empty())
        open(names.front());
    else
        begin(m_scope);
}

// --- Beginning ------------------------------------------------------------------------

QMenu* FaultsDialog::makePresets()
{
    auto* menu = new QMenu(m_preset);
    menu->setObjectName(QStringLiteral("faultPresets"));
    addPreset(
        menu, tr("An outage of PutRecords for 30 s"), "outage-",
        [](FaultRule& rule) {
            rule.operations = {Action::PutRecords};
            rule.target = FaultTarget::Call;
            // A batch goes to many shards and keys.
            rule.shardId.clear();
            rule.partitionKey.clear();
            rule.sharePpm = FaultRule::kPpm;
        },
        QStringLiteral("+30s"));
    addPreset(menu, tr("1 % of entries fail with InternalFailure"), "failed-entries-",
        [](FaultRule& rule) {
            rule.operations = {Action::PutRecords};
            rule.target = FaultTarget::Entries;
            rule.sharePpm = FaultRule::kPpm / 100;
        },
        {});
    addPreset(menu, tr("Slow GetRecords: 10 ms, or 900 ms for one of twenty"), "slow-reads-",
        [](FaultRule& rule) {
            rule.operations = {Action::GetRecords};
            rule.target = FaultTarget::Call;
            rule.partitionKey.clear();
            rule.error = FaultError::None;
            rule.latency = {FaultLatency::Kind::Bimodal, base::Duration{10}, base::Duration{900}, 50'000};
            rule.sharePpm = FaultRule::kPpm;
        },
        {});
    return menu;
}

void FaultsDialog::addPreset(QMenu* menu, const QString& text, const char* name,
    const std::function<void(FaultRule&)>& change, const QString& until)
{
    connect(menu->addAction(text), &QAction::triggered, this, [this, name, change, until] {
        FaultRule rule = m_scope;
        rule.name = freeName(name,
            [this](const std::string& taken) { return m_shown->service().faults().find(taken) != nullptr; });
        change(rule);
        begin(rule);
        m_editor->setUntil(until);
    });
}

void FaultsDialog::begin(FaultRule rule)
{
    if (rule.name.empty())
        rule.name = freeName("fault-",
            [this](const std::string& taken) { return m_shown->service().faults().find(taken) != nullptr; });
    m_opened.clear();
    m_was.reset();
    m_typed.reset();
    m_applied.clear();
    m_told.reset();
    m_isFilling = true;
    m_editor->setRule(rule);
    m_isFilling = false;
    fill();
    work();
    m_editor->focusName();
}

void FaultsDialog::open(const std::string& name)
{
    m_opened = name;
    const FaultRule* const rule = opened();
    if (rule == nullptr)
        return;
    m_applied.clear();
    m_told.reset();
    m_was = *rule;
    m_isFilling = true;
    m_editor->setRule(*rule);
    m_isFilling = false;
    fill();
    m_typed = m_editor->rule(m_shown->now());
    work();
}

const FaultRule* FaultsDialog::opened() const { return m_shown->service().faults().find(m_opened); }

std::vector<std::string> FaultsDialog::namesSet() const
{
    std::vector<std::string> names;
    for (const streams::Faults::Line& line : m_shown->service().faults().lines())
        if (line.isThere)
            names.push_back(line.rule->name);
    return names;
}

// --- Asking ----------------------------------------------------------------------------

void FaultsDialog::toggle(QTreeWidgetItem* item)
{
    const std::string name = item->data(kName, kNameRole).toString().toStdString();
    const FaultRule* const rule = m_shown->service().faults().find(name);
    const bool isOn = item->checkState(kName) == Qt::Checked;
    if (rule == nullptr || rule->isEnabled == isOn)
        return;
    FaultRule changed = *rule;
    changed.isEnabled = isOn;
    ask({streams::SetFaultRequest{changed}});
}

void FaultsDialog::clear(const std::vector<std::string>& names)
{
    std::vector<world::Action> calls;
    for (const std::string& name : names)
        if (m_shown->service().faults().find(name) != nullptr)
            calls.emplace_back(streams::ClearFaultRequest{name});
    if (!calls.empty())
        ask(calls);
}

// One that is renamed goes, and comes by its other name.
std::vector<world::Action> FaultsDialog::calls() const
{
    const FaultRule rule = m_editor->rule(m_shown->now());
    if (m_editor->problem(m_shown->now()) || (m_typed && rule == *m_typed))
        return {};
    std::vector<world::Action> calls;
    if (opened() != nullptr && m_opened != rule.name)
        calls.emplace_back(streams::ClearFaultRequest{m_opened});
    calls.emplace_back(streams::SetFaultRequest{rule});
    return calls;
}

std::optional<streams::Refusal> FaultsDialog::refusalOf(const std::vector<world::Action>& calls) const
{
    if (calls.empty())
        return std::nullopt;
    world::World trial = *m_shown;
    for (const world::Action& call : calls) {
        const world::Reply reply = trial.apply({.action = call});
        if (const auto* refused = std::get_if<streams::Refusal>(&reply))
            return *refused;
    }
    return std::nullopt;
}

// Meanwhile time has passed: what was right when it was typed may be refused now.
void FaultsDialog::apply()
{
    present();
    const std::vector<world::Action> wanted = calls();
    if (wanted.empty() || refusalOf(wanted))
        return;
    m_applied = m_editor->rule(m_shown->now()).name;
    // Once: until the world has changed, a second click would ask for the same.
    m_apply->setEnabled(false);
    ask(wanted);
}

void FaultsDialog::ask(const std::vector<world::Action>& calls)
{
    m_told.reset();
    emit asked(calls);
}

void FaultsDialog::showRefusal(const streams::Refusal& refusal)
{
    m_applied.clear();
    m_told = refusal;
    // A box that was ticked shows again what holds.
    m_rows.clear();
    fill();
    work();
}

// --- Showing ---------------------------------------------------------------------------

void FaultsDialog::present()
{
    const world::Snapshot newest = m_newest();
    if (newest == m_shown)
        return;
    m_shown = newest;
    if (!m_applied.empty() && m_shown->service().faults().find(m_applied) != nullptr
        && (m_opened == m_applied || opened() == nullptr)) {
        const FaultRule* const there = m_shown->service().faults().find(m_applied);
        if (!m_was || *there != *m_was) {
            open(std::exchange(m_applied, {}));
            return;
        }
    }
    if (const FaultRule* const rule = opened(); rule == nullptr) {
        // It has been cleared: what is in the fields can be set anew.
        m_opened.clear();
        m_was.reset();
        m_typed.reset();
    } else if (*rule != *m_was) {
        open(std::string{m_opened});
        return;
    }
    fill();
    work();
}

void FaultsDialog::fill()
{
    m_isFilling = true;
    m_editor->offer(*m_shown);
    fillList();
    m_isFilling = false;
}

void FaultsDialog::fillList()
{
    std::vector<Row> rows;
    for (const streams::Faults::Line& line : m_shown->service().faults().lines()) {
        if (!line.isThere)
            continue;
        const FaultRule& rule = *line.rule;
        rows.push_back({rule.name,
            {QString::fromStdString(rule.name), faultWhatText(rule), faultWhereText(rule), faultShareText(rule),
                format::count(std::int64_t(line.calls + line.entries))},
            rule.isEnabled});
    }
    const bool isLonger = rows.size() != std::size_t(m_list->topLevelItemCount());
    if (isLonger) {
        m_list->clear();
        for (std::size_t i = 0; i < rows.size(); ++i) {
            auto* item = new QTreeWidgetItem(m_list);
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
            item->setTextAlignment(kHits, Qt::AlignRight | Qt::AlignVCenter);
        }
    }
    if (isLonger || rows != m_rows) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            QTreeWidgetItem* item = m_list->topLevelItem(int(i));
            item->setData(kName, kNameRole, QString::fromStdString(rows[i].name));
            item->setCheckState(kName, rows[i].isOn ? Qt::Checked : Qt::Unchecked);
            for (int column = 0; column < kColumns; ++column)
                item->setText(column, rows[i].texts[column]);
            item->setToolTip(kWhere, rows[i].texts[kWhere]);
        }
    }
    m_rows = std::move(rows);
    const auto opened =
        std::find_if(m_rows.begin(), m_rows.end(), [this](const Row& row) { return row.name == m_opened; });
    QTreeWidgetItem* const current =
        opened == m_rows.end() ? nullptr : m_list->topLevelItem(int(opened - m_rows.begin()));
    if (current == nullptr)
        m_list->clearSelection();
    else if (!current->isSelected())
        m_list->setCurrentItem(current);
}

void FaultsDialog::work()
{
    const base::Instant now = m_shown->now();
    const FaultRule rule = m_editor->rule(now);
    const auto problem = m_editor->problem(now);
    m_editor->showProblem(problem, rule);
    const std::vector<world::Action> wanted = calls();
    const auto refused = refusalOf(wanted);
    QStringList commands;
    for (const world::Action& call : wanted)
        commands << QString::fromStdString(world::writeCommand({.action = call}));
    const QString command =
        wanted.empty() ? tr("Change something above: the command that does it stands here then.") : commands.join('\n');
    if (m_command->toPlainText() != command)
        m_command->setPlainText(command);

    const streams::Faults& faults = m_shown->service().faults();
    const bool isThere = faults.find(rule.name) != nullptr;
    m_apply->setText(opened() != nullptr ? tr("C&hange") : tr("&Inject"));
    m_apply->setEnabled(!wanted.empty() && !refused);
    m_clear->setEnabled(opened() != nullptr);
    m_clearAll->setEnabled(faults.isSet());
    say(m_effect,
        isThere && rule.name != m_opened
            ? tr("There is a fault of this name already: this one takes its place.")
            : tr("Its chance follows from the seed and its name: the same run meets the same faults again. It says "
                 "nothing about the service."));
    if (problem && !m_editor->isOnShow(problem->field))
        say(m_refusal, tr("%1: %2").arg(faultFieldText(problem->field), faultProblemText(rule, *problem)));
    else
        showRefused(refused ? refused : m_told);
}

void FaultsDialog::showRefused(const std::optional<streams::Refusal>& refusal)
{
    if (!refusal) {
        say(m_refusal, {});
        return;
    }
    const ErrorText words = errorText(refusal->reason);
    say(m_refusal, words.sentence + QLatin1Char(' ') + words.remedy + QLatin1Char('\n') + verbatim(*refusal));
}

}
