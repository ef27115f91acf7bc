#include "widgets/panels/fault_editor.h"

#include "base/time_text.h"
#include "streams/access.h"
#include "widgets/charts/wait_curve.h"
#include "widgets/fault_text.h"
#include "widgets/format.h"
#include "widgets/stage/dialog_parts.h"
#include "widgets/timeline/time_text.h"
#include "world/policy_test.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QScrollArea>
#include <QSpinBox>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <cmath>

namespace shardscope::widgets {

namespace {

using streams::FaultError;
using streams::FaultLatency;
using streams::FaultProblem;
using streams::FaultRule;
using streams::FaultTarget;
using Entries = std::vector<ChoiceBox::Entry>;
using Kind = FaultLatency::Kind;

constexpr double kPpmPerPercent = 10'000;
constexpr int kPercentDecimals = 4;                                                   // a millionth of all
constexpr std::array<const char*, 4> kKinds{"none", "fixed", "lognormal", "bimodal"}; // in the order of Kind

QString timeText(const std::optional<base::Instant>& at)
{
    return at ? QString::fromStdString(base::durationText(*at - base::kWorldStart)) : QString{};
}

QDoubleSpinBox* makeShare(const char* name, QWidget* parent)
{
    auto* box = new QDoubleSpinBox(parent);
    box->setObjectName(QLatin1String(name));
    box->setDecimals(kPercentDecimals);
    box->setRange(0, 100);
    box->setSuffix(QStringLiteral(" %"));
    return box;
}

QSpinBox* makeLength(const char* name, QWidget* parent)
{
    auto* box = new QSpinBox(parent);
    box->setObjectName(QLatin1String(name));
    box->setRange(0, int(FaultRule::kLongestLatency.count()));
    box->setGroupSeparatorShown(true);
    box->setSuffix(QStringLiteral(" ms"));
    return box;
}

QLineEdit* makeLine(const char* name, QWidget* parent)
{
    auto* line = new QLineEdit(parent);
    line->setObjectName(QLatin1String(name));
    return line;
}

std::uint32_t ppmOf(const QDoubleSpinBox* box) { return std::uint32_t(std::llround(box->value() * kPpmPerPercent)); }

std::optional<base::Instant> timeIn(const QLineEdit* line, base::Instant now)
{
    return line->text().trimmed().isEmpty() ? std::nullopt : readInstant(line->text(), now);
}

}

FaultEditor::FaultEditor(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_name(makeLine("faultName", this)), m_isOn(new QCheckBox(tr("O&n"), this)),
      m_pages(new QTabWidget(this)), m_stream(new ChoiceBox("faultStream", ChoiceBox::Typing::Allowed, this)),
      m_operations(new QListWidget(this)), m_shard(new ChoiceBox("faultShard", ChoiceBox::Typing::Allowed, this)),
      m_key(makeLine("faultKey", this)), m_caller(new ChoiceBox("faultCaller", ChoiceBox::Typing::Allowed, this)),
      m_from(makeLine("faultFrom", this)), m_until(makeLine("faultUntil", this)),
      m_target(new ChoiceBox("faultTarget", ChoiceBox::Typing::None, this)),
      m_error(new ChoiceBox("faultError", ChoiceBox::Typing::None, this)), m_share(makeShare("faultShare", this)),
      m_burst(new QSpinBox(this)), m_rhythm(makeSentences(this)),
      m_kind(new ChoiceBox("faultLatency", ChoiceBox::Typing::None, this)), m_typical(makeLength("faultTypical", this)),
      m_slow(makeLength("faultSlow", this)), m_slowShare(makeShare("faultSlowShare", this)),
      m_curve(new WaitCurve(theme, this)), m_percentiles(makeSentences(this))
{
    m_isOn->setObjectName(QStringLiteral("faultOn"));
    m_isOn->setChecked(true);
    m_rhythm->setObjectName(QStringLiteral("faultRhythm"));
    m_percentiles->setObjectName(QStringLiteral("faultPercentiles"));
    m_burst->setObjectName(QStringLiteral("faultBurst"));
    m_burst->setRange(1, int(FaultRule::kLongestBurst));
    m_burst->setGroupSeparatorShown(true);
    m_pages->setUsesScrollButtons(true);
    m_pages->tabBar()->setAccessibleName(tr("Parts of a fault"));
    m_pages->tabBar()->setExpanding(false);

    auto* head = new QFormLayout;
    head->setHorizontalSpacing(theme.px(14));
    head->setVerticalSpacing(theme.px(4));
    addRow(head, "name", tr("Na&me"), m_name);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(8));
    auto* first = new QHBoxLayout;
    first->setSpacing(theme.px(14));
    first->addLayout(head, 1);
    first->addWidget(m_isOn, 0, Qt::AlignTop);
    column->addLayout(first);
    column->addWidget(m_pages, 1);
    makePlaces(theme);
    makeEffects(theme);
    makeLatency(theme);
    for (auto& [field, beside] : m_problems) {
        QPalette hot = beside.label->palette();
        hot.setColor(QPalette::WindowText, theme.hotText);
        beside.label->setPalette(hot);
    }
    connectFields();
    setRule({});
}

// --- Making -------------------------------------------------------------------------

// Pages scroll where text is large.
QFormLayout* FaultEditor::addPage(const QString& name, const Theme& theme)
{
    auto* scroll = new QScrollArea(m_pages);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* page = new QWidget(scroll);
    auto* form = new QFormLayout(page);
    form->setHorizontalSpacing(theme.px(14));
    form->setVerticalSpacing(theme.px(6));
    scroll->setWidget(page);
    m_pages->addTab(scroll, name);
    return form;
}

QWidget* FaultEditor::addPlain(QFormLayout* form, const QString& label, QWidget* control)
{
    form->addRow(label, control);
    return form->labelForField(control);
}

// Under each control there is room for what is wrong with it.
void FaultEditor::addRow(QFormLayout* form, const char* field, const QString& label, QWidget* control)
{
    addPlain(form, label, control);
    QLabel* problem = makeSentences(this);
    problem->setObjectName(QLatin1String(field) + QStringLiteral("Problem"));
    problem->hide();
    form->addRow(QString(), problem);
    m_problems[field] = {problem, m_pages->count() - 1};
}

void FaultEditor::makePlaces(const Theme& theme)
{
    m_operations->setObjectName(QStringLiteral("faultOperations"));
    m_operations->setFixedHeight(theme.px(84)); // it scrolls
    for (const ChoiceBox::Entry& entry : operationEntries()) {
        auto* item = new QListWidgetItem(entry.text, m_operations);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Unchecked);
    }
    for (QLineEdit* time : {m_from, m_until})
        time->setPlaceholderText(tr("12m, 00:12:00 or +30s"));
    m_key->setPlaceholderText(tr("any"));
    QFormLayout* form = addPage(tr("Where and when"), theme);
    addRow(form, "stream", tr("&Stream"), m_stream);
    addRow(form, "operations", tr("&Operations (none: all)"), m_operations);
    addRow(form, "shard", tr("Sha&rd"), m_shard);
    addRow(form, "key", tr("Partition &key"), m_key);
    addRow(form, "client", tr("&Caller"), m_caller);
    addRow(form, "from", tr("&From"), m_from);
    addRow(form, "until", tr("&Until"), m_until);
}

void FaultEditor::makeEffects(const Theme& theme)
{
    m_target->offer({{tr("whole calls"), "call"}, {tr("entries of PutRecords, events of subscriptions"), "entries"}});
    Entries errors;
    for (int i = 0; i <= int(FaultError::KmsThrottling); ++i) {
        const std::string name{streams::faultErrorName(FaultError(i))};
        errors.push_back({i == 0 ? tr("none: late only") : QString::fromStdString(name), name});
    }
    m_error->offer(errors);
    QFormLayout* form = addPage(tr("What and how often"), theme);
    addRow(form, "target", tr("&What is hit"), m_target);
    addRow(form, "error", tr("&Error"), m_error);
    addRow(form, "share", tr("Sha&re that is hit"), m_share);
    addRow(form, "burst", tr("&Burst, calls in a row"), m_burst);
    form->addRow(m_rhythm);
}

void FaultEditor::makeLatency(const Theme& theme)
{
    m_kind->offer({{tr("not late"), kKinds[0]}, {tr("fixed"), kKinds[1]}, {tr("lognormal"), kKinds[2]},
        {tr("bimodal"), kKinds[3]}});
    QFormLayout* form = addPage(tr("Latency"), theme);
    addRow(form, "latency", tr("&Distribution"), m_kind);
    m_typicalName = qobject_cast<QLabel*>(addPlain(form, tr("Len&gth"), m_typical));
    m_slowName = qobject_cast<QLabel*>(addPlain(form, tr("Slo&w"), m_slow));
    m_slowShareName = qobject_cast<QLabel*>(addPlain(form, tr("Share &that is slow"), m_slowShare));
    form->addRow(m_curve);
    form->addRow(m_percentiles);
}

void FaultEditor::connectFields()
{
    for (const QLineEdit* line : {m_name, m_key, m_from, m_until})
        connect(line, &QLineEdit::textChanged, this, &FaultEditor::edit);
    for (const ChoiceBox* box : {m_shard, m_caller, m_target, m_error, m_kind})
        connect(box, &ChoiceBox::chosen, this, &FaultEditor::edit);
    for (const QSpinBox* box : {m_burst, m_typical, m_slow})
        connect(box, &QSpinBox::valueChanged, this, &FaultEditor::edit);
    for (const QDoubleSpinBox* box : {m_share, m_slowShare})
        connect(box, &QDoubleSpinBox::valueChanged, this, &FaultEditor::edit);
    connect(m_stream, &ChoiceBox::chosen, this, &FaultEditor::edit);
    connect(m_operations, &QListWidget::itemChanged, this, &FaultEditor::edit);
    connect(m_isOn, &QCheckBox::toggled, this, &FaultEditor::edit);
}

// --- What is in it --------------------------------------------------------------------

void FaultEditor::offer(const world::World& world)
{
    m_isFilling = true;
    Entries streams{{tr("any stream"), {}}};
    Entries shards{{tr("any shard"), {}}};
    for (const streams::Stream& stream : world.service().streams()) {
        if (stream.status == streams::StreamStatus::Gone)
            continue;
        streams.push_back({format::streamLabel(stream.reference), stream.reference});
        if (stream.reference != m_stream->value() || !stream.map)
            continue;
        for (const streams::ShardIndex shard : stream.map->open())
            shards.push_back({format::shardLabel(shard), streams::shardId(shard)});
    }
    Entries callers{{tr("anybody"), {}}};
    for (const world::AccessCaller& caller : world::accessCallers(world))
        callers.push_back({QString::fromStdString(caller.name), caller.name});
    m_stream->offer(streams);
    m_shard->offer(shards);
    m_caller->offer(callers);
    m_isFilling = false;
}

void FaultEditor::setRule(const FaultRule& rule)
{
    m_isFilling = true;
    m_name->setText(QString::fromStdString(rule.name));
    m_isOn->setChecked(rule.isEnabled);
    m_stream->choose(rule.stream);
    for (int i = 0; i < m_operations->count(); ++i) {
        QListWidgetItem* item = m_operations->item(i);
        const auto action = streams::actionNamed(item->text().toStdString());
        const bool isNamed =
            action && std::find(rule.operations.begin(), rule.operations.end(), *action) != rule.operations.end();
        item->setCheckState(isNamed ? Qt::Checked : Qt::Unchecked);
    }
    m_shard->choose(rule.shardId);
    m_key->setText(QString::fromStdString(rule.partitionKey));
    m_caller->choose(rule.caller);
    m_from->setText(timeText(rule.from));
    m_until->setText(timeText(rule.until));
    m_target->setCurrentIndex(int(rule.target));
    m_error->setCurrentIndex(int(rule.error));
    m_share->setValue(rule.sharePpm / kPpmPerPercent);
    m_burst->setValue(int(rule.burst));
    m_kind->setCurrentIndex(int(rule.latency.kind));
    m_typical->setValue(int(rule.latency.typical.count()));
    m_slow->setValue(int(rule.latency.slow.count()));
    m_slowShare->setValue(rule.latency.slowPpm / kPpmPerPercent);
    m_isFilling = false;
    work();
}

void FaultEditor::setUntil(const QString& text) { m_until->setText(text); }

// Lengths that a distribution has not are none of it.
FaultLatency FaultEditor::latency() const
{
    FaultLatency latency;
    latency.kind = Kind(m_kind->currentIndex());
    if (latency.kind != Kind::None)
        latency.typical = base::Duration{m_typical->value()};
    if (latency.kind == Kind::LogNormal || latency.kind == Kind::Bimodal)
        latency.slow = base::Duration{m_slow->value()};
    if (latency.kind == Kind::Bimodal)
        latency.slowPpm = ppmOf(m_slowShare);
    return latency;
}

FaultRule FaultEditor::rule(base::Instant now) const
{
    FaultRule rule;
    rule.name = m_name->text().trimmed().toStdString();
    rule.stream = m_stream->value();
    for (int i = 0; i < m_operations->count(); ++i) {
        const QListWidgetItem* item = m_operations->item(i);
        const auto action = streams::actionNamed(item->text().toStdString());
        if (action && item->checkState() == Qt::Checked)
            rule.operations.push_back(*action);
    }
    rule.shardId = m_shard->value();
    rule.partitionKey = m_key->text().toStdString();
    rule.caller = m_caller->value();
    rule.from = timeIn(m_from, now);
    rule.until = timeIn(m_until, now);
    rule.target = FaultTarget(m_target->currentIndex());
    rule.error = FaultError(m_error->currentIndex());
    rule.latency = latency();
    rule.sharePpm = ppmOf(m_share);
    rule.burst = std::uint32_t(m_burst->value());
    rule.isEnabled = m_isOn->isChecked();
    return rule;
}

std::optional<FaultProblem> FaultEditor::problem(base::Instant now) const
{
    for (const auto& [line, field] : {std::pair{m_from, "from"}, std::pair{m_until, "until"}})
        if (!line->text().trimmed().isEmpty() && !timeIn(line, now))
            return FaultProblem{field, "must be a time"};
    return streams::problemIn(rule(now));
}

void FaultEditor::showProblem(const std::optional<FaultProblem>& problem, const FaultRule& rule)
{
    for (auto& [field, beside] : m_problems) {
        const bool isIt = problem && problem->field == field;
        say(beside.label, isIt ? faultProblemText(rule, *problem) : QString{});
        if (beside.label->isHidden() == isIt)
            beside.label->setVisible(isIt);
    }
}

bool FaultEditor::isOnShow(std::string_view field) const
{
    const auto beside = m_problems.find(field);
    return beside != m_problems.end() && (beside->second.page < 0 || beside->second.page == m_pages->currentIndex());
}

void FaultEditor::focusName()
{
    m_name->setFocus();
    m_name->selectAll();
}

void FaultEditor::edit()
{
    if (m_isFilling)
        return;
    work();
    emit changed();
}

void FaultEditor::work()
{
    const auto target = FaultTarget(m_target->currentIndex());
    const auto error = FaultError(m_error->currentIndex());
    // One that was chosen stays in sight until it is taken out.
    for (int i = 0; i < m_operations->count(); ++i) {
        QListWidgetItem* item = m_operations->item(i);
        const auto action = streams::actionNamed(item->text().toStdString());
        const bool isPossible = action && streams::mayMeet(target, error, *action);
        item->setHidden(!isPossible && item->checkState() == Qt::Unchecked);
    }
    say(m_rhythm, faultRhythmText(ppmOf(m_share), std::uint32_t(m_burst->value())));
    const FaultLatency now = latency();
    const bool hasSlow = now.kind == Kind::LogNormal || now.kind == Kind::Bimodal;
    const auto show = [](QWidget* control, QLabel* name, bool isShown) {
        control->setVisible(isShown);
        name->setVisible(isShown);
    };
    show(m_typical, m_typicalName, now.kind != Kind::None);
    show(m_slow, m_slowName, hasSlow);
    show(m_slowShare, m_slowShareName, now.kind == Kind::Bimodal);
    say(m_typicalName,
        now.kind == Kind::LogNormal     ? tr("M&edian")
            : now.kind == Kind::Bimodal ? tr("&Fast")
                                        : tr("Len&gth"));
    say(m_slowName, now.kind == Kind::LogNormal ? tr("&99th percentile") : tr("Slo&w"));
    // Words about lengths that cannot be would be none.
    FaultRule alone;
    alone.name = "latency";
    alone.latency = now;
    const bool isRight = !streams::problemIn(alone);
    m_curve->setLatency(isRight ? now : FaultLatency{});
    say(m_percentiles, isRight ? percentilesText(now) : QString{});
}

}
