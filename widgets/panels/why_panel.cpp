#include "widgets/panels/why_panel.h"

#include "widgets/format.h"
#include "widgets/why_text.h"
#include "world/forecast.h"
#include "world/queries.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace shardscope::widgets {

namespace {

// How far both futures are run at once, so that there is something to compare: a reshard of four
// shards takes about half a minute.
constexpr base::Duration kFuture{std::chrono::minutes{2}};

std::optional<std::size_t> actorNamed(const world::World& world, const std::string& name)
{
    const auto& actors = world.actors();
    const auto found =
        std::find_if(actors.begin(), actors.end(), [&](const world::Actor& actor) { return actor.name == name; });
    return found == actors.end() || name.empty() ? std::nullopt : std::optional{std::size_t(found - actors.begin())};
}

}

WhyPanel::WhyPanel(EngineLink& engine, Selection& selection, QWidget* parent)
    : QFrame(parent), m_engine(engine), m_selection(selection), m_head(new QPushButton(this)),
      m_chain(new QLabel(this)), m_remedies(new QWidget(this)), m_remedyColumn(new QVBoxLayout(m_remedies))
{
    setObjectName(QStringLiteral("whyPanel"));
    m_head->setObjectName(QStringLiteral("why"));
    m_head->setCheckable(true);
    m_chain->setObjectName(QStringLiteral("whyChain"));
    m_chain->setWordWrap(true);
    m_chain->setTextFormat(Qt::RichText);
    m_chain->setTextInteractionFlags(Qt::TextBrowserInteraction);
    m_chain->setFocusPolicy(Qt::StrongFocus);
    m_remedyColumn->setContentsMargins(0, 0, 0, 0);
    m_remedyColumn->setSpacing(4);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 10, 12, 6);
    column->setSpacing(8);
    column->addWidget(m_head);
    column->addWidget(m_chain);
    column->addWidget(m_remedies);
    connect(m_head, &QPushButton::clicked, this, [this] { ask(); });
    connect(m_chain, &QLabel::linkActivated, this, &WhyPanel::follow);
    connect(&m_selection, &Selection::changed, this, [this] {
        m_call.reset();
        refresh();
    });
    open(false);
}

void WhyPanel::setTheme(const Theme& theme)
{
    m_theme = theme;
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, theme.text);
    m_chain->setPalette(colours);
    m_basis = {};
    m_shownRemedies.clear();
    refresh();
}

void WhyPanel::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_basis = {};
    m_shownRemedies.clear();
    open(m_isOpen);
}

void WhyPanel::ask()
{
    m_call.reset();
    open(!m_isOpen);
}

void WhyPanel::askAbout(world::WhyCall call)
{
    m_call = std::move(call);
    open(true);
}

void WhyPanel::open(bool isOpen)
{
    m_isOpen = isOpen;
    m_head->setChecked(isOpen);
    m_head->setText(tr("Why?"));
    m_head->setToolTip(tr("The chain of causes of what is selected (Y)"));
    m_chain->setVisible(isOpen);
    m_remedies->setVisible(isOpen);
    m_basis = {};
    if (!isOpen)
        m_selection.setChain({});
    refresh();
}

void WhyPanel::refresh()
{
    const world::Published& latest = m_engine.latest();
    if (latest.world)
        present(*latest.world, latest.status);
}

void WhyPanel::present(const world::World& world, const world::RunStatus& status)
{
    if (!m_isOpen)
        return;
    Basis basis{world.now().time_since_epoch() / base::Duration{1'000}, status.revision, status.currentBranch,
        m_selection.selected()};
    if (basis == m_basis)
        return;
    m_basis = std::move(basis);
    explainNow(world);
}

std::optional<world::WhyQuestion> WhyPanel::question(const world::World& world)
{
    if (m_call)
        return *m_call;
    const Choice& choice = m_selection.selected();
    if (const auto* shard = std::get_if<ShardChoice>(&choice)) {
        if (const auto stream = world.service().find(shard->stream))
            return world::WhyShard{*stream, shard->shard};
    } else if (const auto* producer = std::get_if<ProducerChoice>(&choice)) {
        if (const auto actor = actorNamed(world, producer->name))
            return world::WhyClient{*actor};
    } else if (const auto* consumer = std::get_if<ConsumerChoice>(&choice)) {
        if (const auto actor = actorNamed(world, consumer->name))
            return world::WhyClient{*actor};
    } else if (const auto* program = std::get_if<ProgramChoice>(&choice)) {
        return world::WhyProgram{program->name};
    }
    const auto stream = world.service().find(m_selection.stream());
    return stream ? worstOf(world, *stream) : std::nullopt;
}

// What the sentence over the stage is about: the shard that refuses most, else a consumer that is
// late, else a call that an injected fault refused, else the fullest shard.
std::optional<world::WhyQuestion> WhyPanel::worstOf(const world::World& world, streams::StreamIndex stream)
{
    constexpr std::int64_t kLateMs = 10'000;
    const std::optional<world::ShardStrain> worst = world::mostStrained(world, stream, m_worst);
    m_worst = worst ? std::optional{worst->shard} : std::nullopt;
    if (worst && worst->refusedPerMille > 0)
        return world::WhyShard{stream, worst->shard};
    const std::vector<world::ConsumerUse> consumers = world::consumerUses(world, stream);
    const auto latest = std::max_element(consumers.begin(), consumers.end(),
        [](const auto& a, const auto& b) { return a.ageMs < b.ageMs; });
    if (latest != consumers.end() && latest->ageMs >= kLateMs)
        return world::WhyClient{latest->actor};
    if (auto faulted = world::worstFault(world, stream))
        return std::move(faulted->newest);
    return worst ? std::optional<world::WhyQuestion>{world::WhyShard{stream, worst->shard}} : std::nullopt;
}

void WhyPanel::explainNow(const world::World& world)
{
    const auto asked = question(world);
    m_answer = asked ? world::explain(world, *asked) : world::Explanation{};
    if (asked)
        showAnswer(world, *asked);
    else
        m_chain->setText(tr("There is nothing to explain yet."));
    showRemedies(world);
    m_selection.setChain(moments());
}

// Causes come before what they lead to; some of the chain only say how things stand since.
std::vector<base::Instant> WhyPanel::moments() const
{
    std::vector<base::Instant> moments;
    for (const world::Cause& cause : m_answer.causes) {
        if (cause.at <= m_answer.causes.front().at)
            moments.push_back(cause.at);
    }
    std::sort(moments.begin(), moments.end());
    moments.erase(std::unique(moments.begin(), moments.end()), moments.end());
    return moments;
}

void WhyPanel::showAnswer(const world::World& world, const world::WhyQuestion& question)
{
    const QString colour = m_answer.verdict == world::Verdict::Fine ? m_theme.mutedText.name() : m_theme.hotText.name();
    QString text = QStringLiteral("<p style='color:%1; font-weight:600; margin:0 0 6px 0'>%2</p>")
                       .arg(colour, verdictText(world, question, m_answer.verdict));
    for (std::size_t i = 0; i < m_answer.causes.size(); ++i) {
        const world::Cause& cause = m_answer.causes[i];
        text += QStringLiteral("<p style='margin:0 0 5px 0'>%1%2")
                    .arg(i == 0 ? QString{} : QStringLiteral("\u2190 "), causeText(world, cause));
        // What began before now can be looked at.
        if (cause.at < world.now())
            text += QStringLiteral(" <a href='%1' style='color:%2; text-decoration:none'>%3</a>")
                        .arg(i)
                        .arg(m_theme.accent.name(), format::clockSeconds(cause.at));
        text += QStringLiteral("</p>");
    }
    if (text != m_chain->text())
        m_chain->setText(text);
}

void WhyPanel::showRemedies(const world::World& world)
{
    QString shown;
    for (const world::Remedy& remedy : m_answer.remedies) {
        const RemedyText text = remedyText(world, remedy);
        shown += text.what + QLatin1Char('\n') + text.effect + QLatin1Char('\n');
    }
    // Buttons must not be made anew under the mouse.
    if (shown == m_shownRemedies)
        return;
    m_shownRemedies = shown;
    while (QLayoutItem* item = m_remedyColumn->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (std::size_t i = 0; i < m_answer.remedies.size(); ++i) {
        const world::Remedy& remedy = m_answer.remedies[i];
        const RemedyText text = remedyText(world, remedy);
        if (!remedy.commands.empty()) {
            auto* button = new QPushButton(tr("Try it"), m_remedies);
            button->setObjectName(QStringLiteral("try%1").arg(i));
            button->setAccessibleName(tr("Try it: %1").arg(text.what));
            button->setToolTip(i == 0 ? tr("Begins a branch, does this there, and shows both futures (T)")
                                      : tr("Begins a branch, does this there, and shows both futures"));
            connect(button, &QPushButton::clicked, this, [this, remedy] { attempt(remedy); });
            auto* row = new QWidget(m_remedies);
            auto* line = new QHBoxLayout(row);
            line->setContentsMargins(0, 0, 0, 0);
            auto* what = new QLabel(QStringLiteral("<b>%1</b><br>%2").arg(text.what, text.effect), row);
            what->setWordWrap(true);
            if (remedy.code == world::RemedyCode::ClearFault)
                linkToFault(what, remedy.key);
            line->addWidget(what, 1);
            line->addWidget(button, 0, Qt::AlignTop);
            m_remedyColumn->addWidget(row);
        } else {
            const QString effect = text.effect.isEmpty() ? QString{} : QStringLiteral("<br>") + text.effect;
            auto* advice = new QLabel(QStringLiteral("<b>%1</b>%2").arg(text.what, effect), m_remedies);
            advice->setWordWrap(true);
            m_remedyColumn->addWidget(advice);
        }
    }
}

void WhyPanel::linkToFault(QLabel* remedy, const std::string& fault)
{
    remedy->setObjectName(QStringLiteral("faultRemedy"));
    remedy->setText(remedy->text()
        + QStringLiteral(" <a href='fault' style='color:%1; text-decoration:none'>%2</a>")
              .arg(m_theme.accent.name(), tr("Look at it")));
    remedy->setTextInteractionFlags(Qt::TextBrowserInteraction);
    connect(remedy, &QLabel::linkActivated, this, [this, fault] { emit faultAsked(fault); });
}

void WhyPanel::tryBest()
{
    if (!m_isOpen)
        open(true);
    const auto best = std::find_if(m_answer.remedies.begin(), m_answer.remedies.end(),
        [](const world::Remedy& remedy) { return !remedy.commands.empty(); });
    if (best != m_answer.remedies.end())
        attempt(world::Remedy{*best});
}

// A branch with the remedy, beside the one that is left, both run far enough to tell.
void WhyPanel::attempt(const world::Remedy& remedy)
{
    const world::Published& latest = m_engine.latest();
    if (!latest.world)
        return;
    const auto control = [this](world::Control each) { m_engine.post(world::Request{std::move(each)}); };
    control(world::BeginBranch{remedyName(*latest.world, remedy).toStdString()});
    const world::GestureId gesture = m_engine.newGesture();
    for (const world::Action& action : remedy.commands)
        m_engine.post(world::Action{action}, gesture);
    control(world::CompareWith{latest.status.currentBranch});
    control(world::RunUntil{world::UntilInstant{latest.world->now() + kFuture}});
}

// To the moment of a cause, and to what it is about.
void WhyPanel::follow(const QString& link)
{
    const auto place = link.toULongLong();
    const world::Published& latest = m_engine.latest();
    if (place >= m_answer.causes.size() || !latest.world)
        return;
    const world::Cause cause = m_answer.causes[place];
    m_engine.post(world::Request{world::Control{world::Pause{}}});
    m_engine.post(world::Request{world::Control{world::Seek{cause.at}}});
    const world::World& world = *latest.world;
    const auto& streams = world.service().streams();
    const std::string stream = m_answer.stream && std::size_t(*m_answer.stream) < streams.size()
        ? streams[std::size_t(*m_answer.stream)].reference
        : m_selection.stream();
    if (cause.shard)
        m_selection.select(ShardChoice{stream, *cause.shard});
    else if (cause.actor && *cause.actor < world.actors().size()) {
        const world::Actor& actor = world.actors()[*cause.actor];
        if (world::isConsumer(actor.client))
            m_selection.select(ConsumerChoice{stream, actor.name});
        else
            m_selection.select(ProducerChoice{stream, actor.name});
    }
}

}
