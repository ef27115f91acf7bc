#include "widgets/panels/transport.h"

#include "widgets/elided_label.h"
#include "widgets/fault_text.h"
#include "widgets/format.h"
#include "widgets/icons.h"
#include "widgets/panels/run_until_dialog.h"
#include "widgets/run_settings_text.h"
#include "widgets/speed_scale.h"

#include <QActionGroup>
#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>

#include <algorithm>

namespace shardscope::widgets {

namespace {

constexpr int kChipGap = 6;
// Of the name of the run: where nothing but it can give way, so much is left of it.
constexpr int kShortNamePx = 180;
// Against the rest that is left free: what is free goes to words first.
constexpr int kWordsStretch = 1'000;

QToolButton* button(QWidget* parent)
{
    auto* made = new QToolButton(parent);
    made->setFocusPolicy(Qt::TabFocus);
    made->setIconSize({16, 16});
    return made;
}

void setHint(QToolButton* button, const QString& what, const QString& key)
{
    button->setToolTip(key.isEmpty() ? what : QStringLiteral("%1  (%2)").arg(what, key));
    button->setAccessibleName(what);
}

void colour(QLabel* label, QColor text)
{
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, text);
    label->setPalette(palette);
}

}

Transport::Transport(EngineLink& engine, QWidget* parent)
    : QWidget(parent), m_engine(engine), m_name(new ElidedLabel(this)), m_state(new QLabel(this)),
      m_toStart(button(this)), m_stepBack(button(this)), m_play(button(this)), m_stepOn(button(this)),
      m_toNow(button(this)), m_until(button(this)), m_untilMenu(new QMenu(this)),
      m_untilThrottle(m_untilMenu->addAction(QString())), m_untilLoss(m_untilMenu->addAction(QString())),
      m_pauseThrottle(m_untilMenu->addAction(QString())), m_pauseLoss(m_untilMenu->addAction(QString())),
      m_untilOther(m_untilMenu->addAction(QString())), m_slower(button(this)),
      m_slider(new QSlider(Qt::Horizontal, this)), m_faster(button(this)), m_speed(new QLabel(this)),
      m_untilLabel(new QLabel(this)), m_clock(new QLabel(this)), m_clockCaption(new QLabel(this)),
      m_endpoint(button(this)), m_limits(button(this)), m_limitsGap(new QSpacerItem(0, 0)), m_faults(button(this)),
      m_faultsGap(new QSpacerItem(0, 0)), m_profile(button(this)), m_profiles(new QActionGroup(this)),
      m_run(button(this))
{
    m_name->setObjectName(QStringLiteral("documentName"));
    m_play->setObjectName(QStringLiteral("play"));
    m_faster->setObjectName(QStringLiteral("faster"));
    // A toolbar would lend it the colour of buttons.
    setBackgroundRole(QPalette::Window);
    setAutoFillBackground(true);
    m_slider->setRange(0, speed_scale::kMax);
    m_slider->setPageStep(100);
    m_slider->setFocusPolicy(Qt::TabFocus);
    for (QToolButton* chip : {m_endpoint, m_limits, m_faults, m_profile, m_run})
        chip->setProperty("chip", true);
    m_endpoint->setObjectName(QStringLiteral("endpointChip"));
    m_endpoint->setPopupMode(QToolButton::InstantPopup);
    auto* endpointMenu = new QMenu(m_endpoint);
    m_endpointSwitch = endpointMenu->addAction(QString());
    m_endpointSwitch->setCheckable(true);
    m_endpointCopy = endpointMenu->addAction(QString());
    m_endpointLines = endpointMenu->addAction(QString());
    m_endpoint->setMenu(endpointMenu);
    m_limits->setObjectName(QStringLiteral("limitsChip"));
    m_limits->setProperty("warn", true);
    m_limits->hide();
    m_faults->setObjectName(QStringLiteral("faultsChip"));
    m_faults->setProperty("warn", true);
    m_faults->hide();
    m_profile->setPopupMode(QToolButton::InstantPopup);
    m_until->setObjectName(QStringLiteral("runUntil"));
    m_untilLabel->setObjectName(QStringLiteral("untilWhat"));
    m_untilLabel->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_until->setPopupMode(QToolButton::InstantPopup);
    m_until->setMenu(m_untilMenu);
    auto* menu = new QMenu(m_profile);
    for (const streams::Profile profile : {streams::Profile::Current, streams::Profile::Classic}) {
        QAction* action = menu->addAction(QString());
        action->setCheckable(true);
        action->setData(int(profile));
        m_profiles->addAction(action);
    }
    menu->addSeparator();
    m_limitsHold = menu->addAction(QString());
    m_limitsHold->setObjectName(QStringLiteral("limitsHold"));
    m_limitsHold->setCheckable(true);
    m_profile->setMenu(menu);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 4, 12, 4);
    row->setSpacing(2);
    row->addWidget(m_name, kWordsStretch);
    row->addSpacing(6);
    row->addWidget(m_state);
    row->addSpacing(14);
    for (QToolButton* each : {m_toStart, m_stepBack, m_play, m_stepOn, m_toNow, m_until})
        row->addWidget(each);
    row->addSpacing(12);
    row->addWidget(m_clock);
    row->addSpacing(4);
    row->addWidget(m_clockCaption);
    row->addSpacing(14);
    row->addWidget(m_slower);
    row->addWidget(m_slider);
    row->addWidget(m_faster);
    row->addSpacing(4);
    row->addWidget(m_speed);
    row->addWidget(m_untilLabel, kWordsStretch);
    row->addStretch(1);
    row->addWidget(m_faults);
    row->addSpacerItem(m_faultsGap);
    row->addWidget(m_limits);
    row->addSpacerItem(m_limitsGap);
    row->addWidget(m_endpoint);
    row->addSpacing(6);
    row->addWidget(m_profile);
    row->addSpacing(6);
    row->addWidget(m_run);

    connect(m_toStart, &QToolButton::clicked, this, &Transport::toStart);
    connect(m_stepBack, &QToolButton::clicked, this, [this] { step(base::Duration{-1'000}); });
    connect(m_play, &QToolButton::clicked, this, &Transport::playOrPause);
    connect(m_stepOn, &QToolButton::clicked, this, [this] { step(base::Duration{1'000}); });
    connect(m_toNow, &QToolButton::clicked, this, &Transport::toNow);
    const auto goal = [this](QAction* action, const world::Milestone& milestone, Pace pace) {
        connect(action, &QAction::triggered, this, [this, milestone, pace] { runUntil(milestone, pace); });
    };
    goal(m_untilThrottle, world::UntilThrottle{}, Pace::Fastest);
    goal(m_untilLoss, world::UntilLoss{}, Pace::Fastest);
    goal(m_pauseThrottle, world::UntilThrottle{}, Pace::AtSpeed);
    goal(m_pauseLoss, world::UntilLoss{}, Pace::AtSpeed);
    connect(m_untilOther, &QAction::triggered, this, &Transport::askRunUntil);
    // While it runs the menu is gone, and the button stops.
    connect(m_until, &QToolButton::clicked, this, [this] {
        if (m_status.isRunningUntil)
            control(world::Pause{});
    });
    connect(&m_engine, &EngineLink::replied, this, [this](world::Ticket ticket) {
        if (m_untilAsked == ticket)
            m_untilAsked.reset();
    });
    connect(m_slower, &QToolButton::clicked, this, &Transport::slower);
    connect(m_faster, &QToolButton::clicked, this, &Transport::faster);
    connect(m_slider, &QSlider::valueChanged, this,
        [this](int position) { changeSpeed(speed_scale::perMilleAt(position)); });
    connect(m_profiles, &QActionGroup::triggered, this,
        [this](QAction* action) { emit profileChosen(streams::Profile(action->data().toInt())); });
    connect(m_endpointSwitch, &QAction::triggered, this, &Transport::endpointSwitched);
    connect(m_endpointCopy, &QAction::triggered, this,
        [this] { QGuiApplication::clipboard()->setText(m_endpointUrl); });
    connect(m_endpointLines, &QAction::triggered, this, &Transport::endpointLinesAsked);
    connect(m_limitsHold, &QAction::triggered, this, &Transport::limitsChosen);
    connect(m_limits, &QToolButton::clicked, this, &Transport::quotasAsked);
    connect(m_faults, &QToolButton::clicked, this, &Transport::faultsAsked);
    connect(m_run, &QToolButton::clicked, this,
        [this] { QGuiApplication::clipboard()->setText(m_run->property("copied").toString()); });
    retranslate();
    setTheme(m_theme);
}

void Transport::present(const world::World& world, const world::RunStatus& status)
{
    const bool wasPlaying = m_status.isPlaying;
    const bool wasRunningUntil = m_status.isRunningUntil;
    m_status = status;
    m_clock->setText(format::clock(world.now()));
    if (wasPlaying != status.isPlaying)
        setTheme(m_theme);
    m_stepBack->setEnabled(world.now() > base::kWorldStart);
    m_toStart->setEnabled(world.now() > base::kWorldStart);
    m_toNow->setEnabled(world.now() < status.end);
    // What was asked for here has begun when it is answered, and is over when it does not run.
    if (!status.isRunningUntil && !m_untilAsked)
        m_untilText.clear();
    if (wasRunningUntil != status.isRunningUntil) {
        showUntil(status);
        fit();
    }
    showSpeed(status);
    showLimits(world.service().limits().isOn);
    showFaults(int(faultsOn(world)));
    showRun(world, status);
}

void Transport::setTheme(const Theme& theme)
{
    m_theme = theme;
    QColor faint = theme.mutedText;
    faint.setAlphaF(0.45F);
    const auto sign = [&](Sign which, QColor ink) { return icon(which, ink, faint); };
    m_toStart->setIcon(sign(Sign::ToStart, theme.text));
    m_stepBack->setIcon(sign(Sign::StepBack, theme.text));
    m_play->setIcon(sign(m_status.isPlaying ? Sign::Pause : Sign::Play, theme.accent));
    m_stepOn->setIcon(sign(Sign::StepOn, theme.text));
    m_toNow->setIcon(sign(Sign::ToNow, theme.text));
    m_slower->setIcon(sign(Sign::Slower, theme.mutedText));
    m_faster->setIcon(sign(Sign::Faster, theme.mutedText));
    setHint(m_play, m_status.isPlaying ? tr("Pause") : tr("Play"), tr("Space"));
    showUntil(m_status);

    for (QToolButton* each : {m_toStart, m_stepBack, m_play, m_stepOn, m_toNow, m_until, m_slower, m_faster})
        each->setIconSize({theme.px(16), theme.px(16)});
    m_slider->setFixedWidth(theme.px(110));
    QFont bold = font();
    bold.setPixelSize(theme.bodyPx);
    m_speed->setMinimumWidth(QFontMetrics(bold).horizontalAdvance(QStringLiteral("×10,000 → ×10,000")));
    bold.setWeight(QFont::DemiBold);
    m_name->setFont(bold);
    QFont clock = font();
    clock.setPixelSize(theme.headlinePx + 2);
    clock.setWeight(QFont::DemiBold);
    m_clock->setFont(clock);
    // The clock must not push its neighbours about as its digits change.
    m_clock->setMinimumWidth(QFontMetrics(clock).horizontalAdvance(QStringLiteral("00:00:00.000")) + 2);
    QFont small = font();
    small.setPixelSize(theme.smallPx);
    for (QLabel* label : {m_state, m_clockCaption, m_untilLabel}) {
        label->setFont(small);
        colour(label, theme.mutedText);
    }
    fit();
}

QSize Transport::minimumSizeHint() const { return {m_theme.px(320), QWidget::minimumSizeHint().height()}; }

void Transport::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

// Where there is no room for everything, what can be read elsewhere gives way first.
void Transport::fit()
{
    const int wholeName = m_name->fontMetrics().horizontalAdvance(m_name->text()) + 1;
    m_name->setMinimumWidth(std::min(wholeName, m_theme.px(kShortNamePx)));
    m_name->setMaximumWidth(wholeName);
    m_untilLabel->setMaximumWidth(m_untilLabel->sizeHint().width());
    const auto leastWidth = [this](const QWidget* of) {
        const int own = of == m_name ? 0 : of->minimumSizeHint().width();
        return std::max(own, of->minimumWidth()) + layout()->spacing();
    };
    QWidget* const optional[] = {m_state, m_clockCaption, m_run, m_speed, m_name, m_profile, m_endpoint, m_slider};
    int needed = layout()->totalMinimumSize().width();
    for (QWidget* each : optional)
        if (each->isHidden())
            needed += leastWidth(each);
    for (QWidget* each : optional) {
        const int own = leastWidth(each);
        const bool isShown = needed <= width();
        if (!isShown)
            needed -= own;
        if (each->isHidden() == isShown)
            each->setVisible(isShown);
    }
}

// It never gives way to anything: what a run without limits shows is not what the service does.
void Transport::showLimits(bool areOn)
{
    if (m_limits->isHidden() == areOn)
        return;
    m_limits->setVisible(!areOn);
    m_limitsGap->changeSize(areOn ? 0 : kChipGap, 0);
    layout()->invalidate();
    fit();
}

// Nor does this: what faults do says nothing about the service.
void Transport::showFaults(int count)
{
    if (m_faultCount == count)
        return;
    const bool isSwitched = (m_faultCount == 0) != (count == 0);
    m_faultCount = count;
    nameFaults();
    if (isSwitched) {
        m_faults->setVisible(count > 0);
        m_faultsGap->changeSize(count > 0 ? kChipGap : 0, 0);
    }
    layout()->invalidate();
    fit();
}

void Transport::nameFaults()
{
    m_faults->setText(tr("Faults on: %1").arg(format::count(m_faultCount)));
    m_faults->setToolTip(
        tr("Calls are refused or late on purpose. Click to see what is injected, to change and to clear it."));
    m_faults->setAccessibleName(tr("%Ln fault(s) injected on purpose: calls are refused or late", nullptr,
        m_faultCount));
}

void Transport::setDocument(const QString& name, const QString& state)
{
    m_name->setText(name);
    m_name->setToolTip(name);
    m_state->setText(state);
    fit();
}

void Transport::setEndpoint(const QString& url)
{
    m_endpointUrl = url;
    showEndpoint();
    fit();
}

// A full dot and the port, or an empty dot: the sign is seen without its colour, too.
void Transport::showEndpoint()
{
    const bool isOn = !m_endpointUrl.isEmpty();
    m_endpointSwitch->setChecked(isOn);
    m_endpointCopy->setEnabled(isOn);
    m_endpointCopy->setText(isOn ? tr("Copy %1").arg(m_endpointUrl) : tr("Copy the address"));
    const QString port = m_endpointUrl.section(QLatin1Char(':'), -1);
    m_endpoint->setText(isOn ? QStringLiteral("\u25cf ") + tr("programs :%1", "a port").arg(port)
                             : QStringLiteral("\u25cb ") + tr("programs"));
    m_endpoint->setToolTip(isOn ? tr("Programs on this computer may call %1.").arg(m_endpointUrl)
                                : tr("Programs of your own: let them call this run as they call Kinesis."));
    m_endpoint->setAccessibleName(isOn ? tr("Programs may call %1").arg(m_endpointUrl) : tr("No program may call"));
}

void Transport::playOrPause()
{
    control(m_status.isPlaying ? world::Control{world::Pause{}} : world::Control{world::Play{}});
}

void Transport::step(base::Duration by)
{
    control(world::Pause{});
    control(world::Step{by});
}

void Transport::toStart() { control(world::Seek{base::kWorldStart}); }

void Transport::toNow() { control(world::Seek{m_status.end}); }

void Transport::changeSpeed(std::int64_t perMille)
{
    m_askedSpeed = perMille;
    control(world::SetSpeed{perMille});
    m_status.askedSpeedPerMille = perMille;
    showSpeed(m_status);
}

void Transport::faster() { changeSpeed(speed_scale::faster(m_askedSpeed)); }

void Transport::slower() { changeSpeed(speed_scale::slower(m_askedSpeed)); }

void Transport::stepEvent(world::StepEvent step) { control(step); }

void Transport::runUntil(const world::Milestone& milestone, Pace pace)
{
    struct Told {
        QString operator()(const world::UntilInstant& until) const { return format::clockSeconds(until.at); }
        QString operator()(const world::UntilRecords& until) const
        {
            return tr("%1 more records").arg(format::count(std::int64_t(until.count)));
        }
        QString operator()(world::UntilThrottle) const { return tr("first throttle"); }
        QString operator()(world::UntilLoss) const { return tr("first loss"); }
    };
    m_untilText = std::visit(Told{}, milestone);
    m_untilSpan.reset();
    const auto* const until = std::get_if<world::UntilInstant>(&milestone);
    if (until != nullptr && m_engine.latest().world)
        m_untilSpan = {m_engine.latest().world->now(), until->at};
    m_untilAsked = m_engine.post(world::Request{world::Control{world::RunUntil{milestone, pace == Pace::AtSpeed}}});
}

void Transport::askRunUntil()
{
    const world::Published& latest = m_engine.latest();
    RunUntilDialog dialog(latest.world ? latest.world->now() : base::kWorldStart, m_theme, this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    if (const auto milestone = dialog.milestone())
        runUntil(*milestone, Pace::Fastest);
}

void Transport::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    retranslate();
    fit();
}

void Transport::control(world::Control control) { m_engine.post(world::Request{std::move(control)}); }

void Transport::retranslate()
{
    setHint(m_toStart, tr("To the start"), tr("Home"));
    setHint(m_stepBack, tr("One second back"), QStringLiteral("["));
    setHint(m_play, m_status.isPlaying ? tr("Pause") : tr("Play"), tr("Space"));
    setHint(m_stepOn, tr("One second on"), QStringLiteral("]"));
    setHint(m_toNow, tr("To the latest instant"), tr("End"));
    m_untilThrottle->setText(tr("Until the first &throttle"));
    m_untilLoss->setText(tr("Until the first &loss"));
    m_pauseThrottle->setText(tr("&Pause at the next throttle"));
    m_pauseLoss->setText(tr("Pause at the next l&oss"));
    m_untilOther->setText(tr("Until a time or a &count\u2026"));
    showUntil(m_status);
    setHint(m_slower, tr("Slower"), QStringLiteral("\u2212"));
    setHint(m_faster, tr("Faster"), QStringLiteral("+"));
    m_slider->setAccessibleName(tr("Speed"));
    m_slider->setToolTip(tr("Virtual seconds in one second of yours, ×0.001 to ×10,000; at the right end: max"));
    m_clockCaption->setText(tr("virtual"));
    m_clock->setToolTip(tr("Virtual time since the start of the run"));
    for (QAction* profile : m_profiles->actions())
        profile->setText(profileText(streams::Profile(profile->data().toInt())));
    m_limitsHold->setText(tr("limits hold; off, nothing is throttled"));
    m_run->setAccessibleName(tr("Seed and fingerprint of the run"));
    m_endpointSwitch->setText(tr("Let programs on this computer call this run"));
    m_endpointLines->setText(tr("Lines for a program\u2026"));
    showEndpoint();
    m_limits->setText(tr("Limits off"));
    m_limits->setToolTip(
        tr("Limits off: nothing is throttled. The scenario says so (\"limits\": \"off\"); click to see "
           "the quotas that the service has."));
    m_limits->setAccessibleName(tr("Limits off: nothing is throttled"));
    nameFaults();
}

// A sign with a menu; while the run is on its way, what it goes to and a way to stop it.
void Transport::showUntil(const world::RunStatus& status)
{
    QColor faint = m_theme.mutedText;
    faint.setAlphaF(0.45F);
    const bool isOn = status.isRunningUntil;
    m_until->setIcon(icon(isOn ? Sign::Stop : Sign::RunUntil, isOn ? m_theme.accent : m_theme.text, faint));
    m_until->setMenu(isOn ? nullptr : m_untilMenu);
    // The words stand where nothing is pushed about by them.
    m_untilLabel->setText(isOn ? untilText() : QString{});
    if (isOn)
        setHint(m_until, tr("Stop here"), tr("Space"));
    else
        setHint(m_until, tr("Run until\u2026"), tr("Ctrl+R"));
}

QString Transport::untilText() const
{
    if (m_untilText.isEmpty())
        return tr("running on");
    const QString text = tr("until %1").arg(m_untilText);
    if (!m_untilSpan || m_untilSpan->second <= m_untilSpan->first || !m_engine.latest().world)
        return text;
    const auto [from, to] = *m_untilSpan;
    const base::Duration done = std::clamp(m_engine.latest().world->now(), from, to) - from;
    return tr("%1 \u00b7 %2", "what is run to, how far it is")
        .arg(text, format::percent(100.0 * double(done.count()) / double((to - from).count())));
}

void Transport::showSpeed(const world::RunStatus& status)
{
    m_askedSpeed = status.askedSpeedPerMille;
    if (!m_slider->isSliderDown()) {
        const QSignalBlocker blocker(m_slider);
        m_slider->setValue(speed_scale::position(m_askedSpeed));
    }
    const std::int64_t shown = status.shownSpeedPerMille;
    QString text = format::speed(m_askedSpeed);
    const bool isBehind = status.isPlaying && m_askedSpeed > 0 && shown > 0 && shown * 10 < m_askedSpeed * 9;
    if (isBehind || (status.isPlaying && m_askedSpeed == 0 && shown > 0))
        text += QStringLiteral(" \u2192 ") + format::speed(shown);
    m_speed->setText(text);
    colour(m_speed, isBehind ? m_theme.warmText : m_theme.text);
    m_speed->setToolTip(isBehind
            ? tr("This machine cannot keep the speed you asked for; the second number is what it keeps.")
            : tr("Speed: virtual seconds in one second of yours"));
}

void Transport::showRun(const world::World& world, const world::RunStatus& status)
{
    const streams::Profile profile = world.service().settings().profile;
    for (QAction* action : m_profiles->actions())
        action->setChecked(action->data().toInt() == int(profile));
    m_limitsHold->setChecked(world.service().settings().areLimitsOn);
    const std::string_view name = streams::profileName(profile);
    const QString profileText = QString::fromUtf8(name.data(), qsizetype(name.size()));
    const QString old = oldQuotasText(world.service().settings());
    const QString shown =
        old.isEmpty() ? tr("profile: %1").arg(profileText) : tr("profile: %1, old quotas").arg(profileText);
    if (shown != m_profile->text()) {
        m_profile->setText(shown);
        fit();
    }
    const QString hint = tr("Which quotas hold, and whether. Another choice starts the run anew.");
    m_profile->setToolTip(old.isEmpty() ? hint : old + QLatin1Char('\n') + hint);

    const QString seed = tr("seed %1").arg(qulonglong(world.settings().seed));
    if (!status.fingerprint) {
        m_run->setText(seed);
        m_run->setToolTip(tr("The same scenario and seed give the same run. Pause to see its fingerprint."));
        m_run->setProperty("copied", QString::number(qulonglong(world.settings().seed)));
        return;
    }
    const QString fingerprint = format::fingerprint(status.fingerprint.value_or(0));
    const QString run = seed + QStringLiteral(" \u00b7 ") + fingerprint.left(9) + QStringLiteral("\u2026");
    const bool isWider = run.size() != m_run->text().size();
    m_run->setText(run);
    if (isWider)
        fit();
    m_run->setToolTip(tr("Fingerprint of this instant: %1\nTwo runs that show the same are the same, bit for bit. "
                         "Click to copy.")
                          .arg(fingerprint));
    m_run->setProperty("copied", QString(fingerprint).remove(QLatin1Char(' ')));
}

}
