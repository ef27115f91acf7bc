#include "widgets/stage/add_autoscaler_dialog.h"

#include "widgets/error_text.h"
#include "widgets/format.h"
#include "widgets/scaling_text.h"
#include "widgets/stage/dialog_parts.h"
#include "world/autoscaler_json.h"
#include "world/preview.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFile>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace shardscope::widgets {

namespace {

using namespace operations;
using base::Duration;

constexpr int kMostPercent = 1'000;
constexpr int kMostMinutes = 1'440;
constexpr int kMostPeriods = 288;
constexpr int kMostSeconds = 86'400;
constexpr int kMostShards = 10'000;
constexpr int kMostChange = 10'000;
constexpr qint64 kLargestFile = 4'194'304;

int seconds(Duration length) { return int(length.count() / 1'000); }
Duration ofSeconds(const QSpinBox* box) { return Duration{std::int64_t{box->value()} * 1'000}; }
std::int64_t permille(const QSpinBox* box) { return std::int64_t{box->value()} * 10; }
int percent(std::int64_t permille) { return int(permille / 10); }

QLabel* makeText(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    return label;
}

}

struct AddAutoscalerDialog::Page {
    std::function<ScalingApproach()> read;
    std::function<void(const ScalingApproach&)> write;
};

AddAutoscalerDialog::AddAutoscalerDialog(Newest newest, std::string stream, const Theme& theme, QWidget* parent)
    : QDialog(parent), m_newest(std::move(newest)), m_stream(std::move(stream)), m_theme(theme),
      m_name(new QLineEdit(this)), m_approach(new QComboBox(this)), m_least(new QSpinBox(this)),
      m_most(new QSpinBox(this)), m_pages(new QStackedWidget(this)), m_promise(makeText(this)),
      m_refusal(makeText(this)), m_add(new QPushButton(tr("&Add"), this))
{
    setObjectName(QStringLiteral("addAutoscaler"));
    setWindowTitle(tr("Add an autoscaler to %1").arg(format::streamLabel(m_stream)));
    m_name->setText(QString::fromStdString(freeName("autoscaler-",
        [world = m_newest()](const std::string& name) { return world->actor(name) != nullptr; })));
    m_name->selectAll();
    m_approach->setObjectName(QStringLiteral("approach"));
    m_promise->setObjectName(QStringLiteral("promise"));
    m_refusal->setObjectName(QStringLiteral("refusal"));
    setInk(m_refusal, theme.hotText);
    for (QSpinBox* box : {m_least, m_most}) {
        box->setRange(1, kMostShards);
        box->setGroupSeparatorShown(true);
        connect(box, &QSpinBox::valueChanged, this, &AddAutoscalerDialog::work);
    }
    const world::Snapshot world = m_newest();
    const auto index = world->service().find(m_stream);
    const auto& map = index ? world->service().stream(*index).map : nullptr;
    m_most->setValue(std::min(kMostShards, 4 * int(map ? map->open().size() : 4)));

    m_least->setAccessibleName(tr("Fewest shards"));
    m_most->setAccessibleName(tr("Most shards"));
    auto* bounds = new QHBoxLayout;
    bounds->setSpacing(theme.px(8));
    bounds->addWidget(m_least);
    bounds->addWidget(new QLabel(tr("to", "from a number to a number"), this));
    bounds->addWidget(m_most);
    bounds->addStretch(1);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(theme.px(14));
    form->setVerticalSpacing(theme.px(8));
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("Shards"), bounds);
    form->addRow(tr("A&pproach"), m_approach);
    makeTargetPage();
    makeStepPage();
    makeDoublingPage();
    makeUtilsPage();
    makeAgePage();

    auto* buttons = makeButtons(m_add, tr("Cancel"), this);
    auto* column = makeColumn(this, theme);
    column->addLayout(form);
    column->addWidget(m_pages, 1);
    column->addWidget(m_promise);
    column->addWidget(m_refusal);
    column->addWidget(buttons);
    tabInReadingOrder(*column);
    const QSize wanted(theme.px(560), theme.px(560));
    resize(parent != nullptr ? wanted.boundedTo(parent->window()->size()) : wanted);

    connect(m_name, &QLineEdit::textChanged, this, &AddAutoscalerDialog::work);
    connect(m_approach, &QComboBox::currentIndexChanged, this, [this](int page) {
        m_pages->setCurrentIndex(page);
        m_problem.clear();
        work();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &AddAutoscalerDialog::add);
    m_isMade = true;
    work();
}

AddAutoscalerDialog::~AddAutoscalerDialog() = default;

// --- Pages -------------------------------------------------------------------------

// Pages scroll where text is large.
QFormLayout* AddAutoscalerDialog::addPage(const QString& name, std::function<ScalingApproach()> read,
    std::function<void(const ScalingApproach&)> write)
{
    auto* scroll = new QScrollArea(m_pages);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* page = new QWidget(scroll);
    auto* form = new QFormLayout(page);
    form->setContentsMargins(0, 0, m_theme.px(8), 0);
    form->setHorizontalSpacing(m_theme.px(14));
    form->setVerticalSpacing(m_theme.px(8));
    scroll->setWidget(page);
    m_pages->addWidget(scroll);
    m_approach->addItem(name);
    m_settings.push_back({std::move(read), std::move(write)});
    return form;
}

QSpinBox* AddAutoscalerDialog::addNumber(QFormLayout* form, const QString& label, const QString& unit, int lowest,
    int highest)
{
    auto* box = new QSpinBox(form->parentWidget());
    box->setRange(lowest, highest);
    box->setGroupSeparatorShown(true);
    box->setSuffix(unit);
    form->addRow(label, box);
    connect(box, &QSpinBox::valueChanged, this, &AddAutoscalerDialog::work);
    return box;
}

void AddAutoscalerDialog::makeTargetPage()
{
    struct Fields {
        QSpinBox *target, *up, *below, *down, *upCool, *downCool;
    };
    auto fields = std::make_shared<Fields>();
    QFormLayout* form = addPage(
        approachText(TargetTracking{}),
        [fields] {
            return TargetTracking{permille(fields->target), fields->up->value(), fields->down->value(),
                permille(fields->below), ofSeconds(fields->upCool), ofSeconds(fields->downCool)};
        },
        [fields](const ScalingApproach& approach) {
            const auto& of = std::get<TargetTracking>(approach);
            fields->target->setValue(percent(of.targetPermille));
            fields->up->setValue(int(of.upMinutes));
            fields->below->setValue(percent(of.downPermille));
            fields->down->setValue(int(of.downMinutes));
            fields->upCool->setValue(seconds(of.upCoolDown));
            fields->downCool->setValue(seconds(of.downCoolDown));
        });
    *fields = {addNumber(form, tr("Utilisation to hold"), tr(" %"), 1, kMostPercent),
        addNumber(form, tr("Adds when above it for"), tr(" min"), 1, kMostMinutes),
        addNumber(form, tr("Takes away below"), tr(" % of it"), 1, 100),
        addNumber(form, tr("for"), tr(" min"), 1, kMostMinutes),
        addNumber(form, tr("Cool-down after adding"), tr(" s"), 0, kMostSeconds),
        addNumber(form, tr("Cool-down after taking away"), tr(" s"), 0, kMostSeconds)};
    m_settings.back().write(TargetTracking{});
}

void AddAutoscalerDialog::makeStepPage()
{
    struct Side {
        QSpinBox *threshold, *minutes, *change, *beyond, *more, *cool;
    };
    auto up = std::make_shared<Side>();
    auto down = std::make_shared<Side>();
    auto unit = std::make_shared<QComboBox*>();
    const auto read = [unit](const Side& side) {
        StepRule rule{permille(side.threshold), side.minutes->value(), ofSeconds(side.cool),
            (*unit)->currentIndex() == 1, {{0, side.change->value()}}};
        if (side.beyond->value() > 0)
            rule.steps.push_back({permille(side.beyond), side.more->value()});
        return rule;
    };
    const auto write = [](const Side& side, const StepRule& rule) {
        side.threshold->setValue(percent(rule.thresholdPermille));
        side.minutes->setValue(int(rule.minutes));
        side.change->setValue(int(rule.steps.front().change));
        side.beyond->setValue(rule.steps.size() > 1 ? percent(rule.steps[1].beyondPermille) : 0);
        side.more->setValue(int(rule.steps.back().change));
        side.cool->setValue(seconds(rule.coolDown));
    };
    QFormLayout* form = addPage(
        approachText(StepScaling{}),
        [=] {
            return StepScaling{read(*up), read(*down)};
        },
        [=](const ScalingApproach& approach) {
            const auto& of = std::get<StepScaling>(approach);
            (*unit)->setCurrentIndex(of.up.isPercent ? 1 : 0);
            write(*up, of.up);
            write(*down, of.down);
        });
    *unit = new QComboBox(form->parentWidget());
    (*unit)->addItems({tr("shards", "a change is counted in"), tr("percent of the shards")});
    form->addRow(tr("Changes are in"), *unit);
    connect(*unit, &QComboBox::currentIndexChanged, this, &AddAutoscalerDialog::work);
    const auto addSide = [&](const QString& threshold, const QString& change, const QString& more) {
        return Side{addNumber(form, threshold, tr(" %"), 1, kMostPercent),
            addNumber(form, tr("for"), tr(" min"), 1, kMostMinutes), addNumber(form, change, {}, 1, kMostChange),
            addNumber(form, tr("or, so far beyond (0: never)"), tr(" points"), 0, kMostPercent),
            addNumber(form, more, {}, 1, kMostChange), addNumber(form, tr("Cool-down"), tr(" s"), 0, kMostSeconds)};
    };
    *up = addSide(tr("Adds from a use of"), tr("so many"), tr("so many then"));
    *down = addSide(tr("Takes away below"), tr("so many"), tr("so many then"));
    m_settings.back().write(StepScaling{});
}

void AddAutoscalerDialog::makeDoublingPage()
{
    struct Fields {
        QSpinBox *up, *upOf, *upPeriods, *down, *downOf, *downPeriods, *age;
    };
    auto fields = std::make_shared<Fields>();
    QFormLayout* form = addPage(
        tr("kinesis-auto-scaling (doubles and halves)"),
        [fields] {
            return DoublingAlarms{permille(fields->up), fields->upOf->value(), fields->upPeriods->value(),
                permille(fields->down), fields->downOf->value(), fields->downPeriods->value(),
                Duration{std::int64_t{fields->age->value()} * kMinute.count()}};
        },
        [fields](const ScalingApproach& approach) {
            const auto& of = std::get<DoublingAlarms>(approach);
            fields->up->setValue(percent(of.upPermille));
            fields->upOf->setValue(int(of.upDatapoints));
            fields->upPeriods->setValue(int(of.upPeriods));
            fields->down->setValue(percent(of.downPermille));
            fields->downOf->setValue(int(of.downDatapoints));
            fields->downPeriods->setValue(int(of.downPeriods));
            fields->age->setValue(int(of.blockingAge / kMinute));
        });
    const QString periods = tr(" × 5 min");
    *fields = {addNumber(form, tr("Doubles from a use of"), tr(" %"), 1, kMostPercent),
        addNumber(form, tr("in so many"), periods, 1, kMostPeriods),
        addNumber(form, tr("of the last"), periods, 1, kMostPeriods),
        addNumber(form, tr("Halves below"), tr(" %"), 1, kMostPercent),
        addNumber(form, tr("in so many"), periods, 1, kMostPeriods),
        addNumber(form, tr("of the last"), periods, 1, kMostPeriods),
        addNumber(form, tr("but not with an iterator age of"), tr(" min"), 1, kMostMinutes)};
    m_settings.back().write(DoublingAlarms{});
}

void AddAutoscalerDialog::makeUtilsPage()
{
    struct Side {
        QSpinBox *threshold, *after, *by;
        QComboBox* unit;
        QSpinBox* cool;
        std::string topic;
    };
    struct Fields {
        QCheckBox *put, *get;
        QSpinBox *check, *refresh;
        Side up, down;
        std::string region;
    };
    auto fields = std::make_shared<Fields>();
    const auto read = [](const Side& side) {
        ScalingUtils::Rule rule{side.threshold->value(), side.after->value(), {}, side.cool->value(), side.topic};
        (side.unit->currentIndex() == 0 ? rule.by.count : rule.by.percent) = side.by->value();
        return rule;
    };
    const auto write = [](Side& side, const ScalingUtils::Rule& rule) {
        side.threshold->setValue(int(rule.thresholdPercent));
        side.after->setValue(int(rule.afterMinutes));
        side.unit->setCurrentIndex(rule.by.count ? 0 : 1);
        side.by->setValue(int(rule.by.count ? *rule.by.count : rule.by.percent.value_or(1)));
        side.cool->setValue(int(rule.coolOffMinutes));
        side.topic = rule.notificationArn;
    };
    QFormLayout* form = addPage(
        approachText(ScalingUtils{}),
        [=] {
            return ScalingUtils{fields->region, fields->put->isChecked(), fields->get->isChecked(),
                ofSeconds(fields->check), fields->refresh->value(), read(fields->up), read(fields->down)};
        },
        [=](const ScalingApproach& approach) {
            const auto& of = std::get<ScalingUtils>(approach);
            fields->region = of.region;
            fields->put->setChecked(of.onPut);
            fields->get->setChecked(of.onGet);
            fields->check->setValue(seconds(of.checkInterval));
            fields->refresh->setValue(int(of.refreshMinutes));
            write(fields->up, of.up);
            write(fields->down, of.down);
        });
    auto* paste = new QPushButton(tr("Paste its &JSON"), form->parentWidget());
    auto* file = new QPushButton(tr("From a &file…"), form->parentWidget());
    auto* imports = new QHBoxLayout;
    imports->addWidget(paste);
    imports->addWidget(file);
    imports->addStretch(1);
    form->addRow(tr("Its configuration"), imports);
    connect(paste, &QPushButton::clicked, this, [this] { takeIn(QApplication::clipboard()->text(), tr("clipboard")); });
    connect(file, &QPushButton::clicked, this, &AddAutoscalerDialog::importFile);
    fields->put = new QCheckBox(QStringLiteral("PUT"), form->parentWidget());
    fields->get = new QCheckBox(QStringLiteral("GET"), form->parentWidget());
    auto* operation = new QHBoxLayout;
    operation->addWidget(fields->put);
    operation->addWidget(fields->get);
    operation->addStretch(1);
    form->addRow(QStringLiteral("scaleOnOperation"), operation);
    for (QCheckBox* box : {fields->put, fields->get})
        connect(box, &QCheckBox::toggled, this, &AddAutoscalerDialog::work);
    // Its own names, which are not translated.
    fields->check = addNumber(form, QStringLiteral("checkInterval"), tr(" s"), 1, kMostSeconds);
    fields->refresh = addNumber(form, QStringLiteral("refreshShardsNumberAfterMin"), tr(" min"), 1, kMostMinutes);
    const auto addSide = [&](const QString& name, Side& side) {
        const QString prefix = name + QLatin1Char('.');
        side.threshold = addNumber(form, prefix + QStringLiteral("scaleThresholdPct"), tr(" %"), 0, kMostPercent);
        side.after = addNumber(form, prefix + QStringLiteral("scaleAfterMins"), tr(" min"), 1, kMostMinutes);
        side.unit = new QComboBox(form->parentWidget());
        side.unit->addItems({QStringLiteral("scaleCount"), QStringLiteral("scalePct")});
        connect(side.unit, &QComboBox::currentIndexChanged, this, &AddAutoscalerDialog::work);
        form->addRow(prefix, side.unit);
        side.by = addNumber(form, {}, {}, 1, kMostChange);
        const auto nameIt = [by = side.by, prefix](const QString& unit) { by->setAccessibleName(prefix + unit); };
        connect(side.unit, &QComboBox::currentTextChanged, side.by, nameIt);
        nameIt(side.unit->currentText());
        side.cool = addNumber(form, prefix + QStringLiteral("coolOffMins"), tr(" min"), 0, kMostMinutes);
    };
    addSide(QStringLiteral("scaleUp"), fields->up);
    addSide(QStringLiteral("scaleDown"), fields->down);
    // Its own sample's: 100 percent of what there is would be no change.
    ScalingUtils usual;
    usual.up.by.percent = 200;
    m_settings.back().write(usual);
}

void AddAutoscalerDialog::makeAgePage()
{
    struct Fields {
        QSpinBox *up, *upMinutes, *add, *down, *downMinutes, *remove, *cool;
        QCheckBox* breaching;
    };
    auto fields = std::make_shared<Fields>();
    QFormLayout* form = addPage(
        approachText(IteratorAgeScaling{}),
        [fields] {
            return IteratorAgeScaling{ofSeconds(fields->up), fields->upMinutes->value(), fields->add->value(),
                ofSeconds(fields->down), fields->downMinutes->value(), fields->remove->value(), ofSeconds(fields->cool),
                fields->breaching->isChecked() ? MissingData::Breaching : MissingData::Missing};
        },
        [fields](const ScalingApproach& approach) {
            const auto& of = std::get<IteratorAgeScaling>(approach);
            fields->up->setValue(seconds(of.upAge));
            fields->upMinutes->setValue(int(of.upMinutes));
            fields->add->setValue(int(of.addPercent));
            fields->down->setValue(seconds(of.downAge));
            fields->downMinutes->setValue(int(of.downMinutes));
            fields->remove->setValue(int(of.removePercent));
            fields->cool->setValue(seconds(of.coolDown));
            fields->breaching->setChecked(of.missing == MissingData::Breaching);
        });
    constexpr int kMostAge = 31'536'000;
    *fields = {addNumber(form, tr("Adds above an age of"), tr(" s"), 1, kMostAge),
        addNumber(form, tr("for"), tr(" min"), 1, kMostMinutes),
        addNumber(form, tr("so many"), tr(" % of the shards"), 1, kMostChange),
        addNumber(form, tr("Takes away below (0: never)"), tr(" s"), 0, kMostAge),
        addNumber(form, tr("for"), tr(" min"), 1, kMostMinutes),
        addNumber(form, tr("so many"), tr(" % of the shards"), 1, 100),
        addNumber(form, tr("Cool-down"), tr(" s"), 0, kMostSeconds), nullptr};
    fields->breaching = new QCheckBox(tr("A minute in which nobody reads counts as above"), form->parentWidget());
    form->addRow(fields->breaching);
    connect(fields->breaching, &QCheckBox::toggled, this, &AddAutoscalerDialog::work);
    m_settings.back().write(IteratorAgeScaling{});
}

// --- What it comes to ----------------------------------------------------------------

AutoscalerConfig AddAutoscalerDialog::config() const
{
    AutoscalerConfig config;
    config.name = m_name->text().trimmed().toStdString();
    config.stream = m_stream;
    config.bounds = {m_least->value(), m_most->value()};
    config.approach = m_settings[std::size_t(m_pages->currentIndex())].read();
    return config;
}

std::optional<streams::Refusal> AddAutoscalerDialog::refusal() const
{
    return world::preview(*m_newest(), {world::AddAutoscaler{config()}}).refusal;
}

void AddAutoscalerDialog::importFile()
{
    const QString path =
        QFileDialog::getOpenFileName(this, tr("A configuration of scaling utils"), {}, QStringLiteral("JSON (*.json)"));
    if (path.isEmpty())
        return;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > kLargestFile) {
        m_problem = tr("%1 cannot be read.").arg(path);
        work();
        return;
    }
    takeIn(QString::fromUtf8(file.readAll()), path);
}

bool AddAutoscalerDialog::takeIn(const QString& json, const QString& place)
{
    const auto configs = world::parseScalingUtils(json.toStdString(), place.toStdString());
    m_problem = configs ? QString() : QString::fromStdString(configs.error().text());
    if (configs) {
        const auto own = std::find_if(configs->begin(), configs->end(),
            [this](const AutoscalerConfig& each) { return each.stream == m_stream; });
        show(own != configs->end() ? *own : configs->front());
    }
    work();
    return configs.hasValue();
}

void AddAutoscalerDialog::show(const AutoscalerConfig& config)
{
    m_least->setValue(int(config.bounds.least));
    m_most->setValue(int(config.bounds.most));
    const std::size_t page = config.approach.index();
    {
        const QSignalBlocker blocker(m_approach);
        m_approach->setCurrentIndex(int(page));
    }
    m_pages->setCurrentIndex(int(page));
    m_settings[page].write(config.approach);
}

void AddAutoscalerDialog::work()
{
    // While it is being made, fields change that others are not there for yet.
    if (!m_isMade)
        return;
    const ScalingApproach approach = config().approach;
    const bool isOfApplications =
        std::holds_alternative<TargetTracking>(approach) || std::holds_alternative<StepScaling>(approach);
    QString promise = promiseText(config());
    if (isOfApplications)
        promise += QLatin1Char('\n')
            + tr("Application Auto Scaling knows no streams and no metric of theirs: on AWS this takes a custom "
                 "resource of your own, which calls UpdateShardCount.");
    m_promise->setText(promise);
    const std::optional<streams::Refusal> refused = refusal();
    m_add->setEnabled(!refused);
    m_refusal->setVisible(refused.has_value() || !m_problem.isEmpty());
    if (!m_problem.isEmpty())
        m_refusal->setText(m_problem);
    else if (refused)
        m_refusal->setText(errorText(refused->reason).sentence + QLatin1Char('\n') + verbatim(*refused));
}

// Meanwhile time has passed: what was right when it was typed may be refused now.
void AddAutoscalerDialog::add()
{
    work();
    if (m_add->isEnabled())
        accept();
}

}
