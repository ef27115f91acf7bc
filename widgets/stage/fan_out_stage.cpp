#include "widgets/stage/fan_out_stage.h"

#include "widgets/format.h"
#include "widgets/stage/add_consumer_dialog.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QResizeEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace shardscope::widgets {

namespace {

constexpr qint64 kPresentEveryMs = 100;
// At this speed and below a second is long enough to see its calls come in.
constexpr std::int64_t kWatchablePerMille = 1'000;

// Widths in pixels at 100 % of text: both lanes with cards beside their pipes, and the verdict in columns.
constexpr int kSideBySide = 720;
constexpr int kVerdictColumns = 500;
constexpr int kVerdictLines = 3;

std::optional<streams::StreamIndex> shownStream(const world::World& world, const std::string& chosen)
{
    if (const auto found = world.service().find(chosen))
        return found;
    for (const streams::Stream& stream : world.service().streams()) {
        if (const auto found = world.service().find(stream.reference))
            return found;
    }
    return std::nullopt;
}

std::size_t openShards(const world::World& world, streams::StreamIndex stream)
{
    const auto& map = world.service().stream(stream).map;
    return map ? map->open().size() : 0;
}

}

FanOutStage::FanOutStage(EngineLink* link, Selection* selection, QWidget* parent)
    : QWidget(parent), m_link(link), m_selection(selection), m_sentence(new QLabel(this)),
      m_shared(new FanOutLane(ConsumerKind::Shared, this)), m_fanOut(new FanOutLane(ConsumerKind::FanOut, this))
{
    setObjectName(QStringLiteral("fanOutStage"));
    setAutoFillBackground(true);
    m_sentence->setObjectName(QStringLiteral("verdict"));
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::RichText);
    m_sentence->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_sentence->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_lanes = new QHBoxLayout;
    m_lanes->setSpacing(10);
    m_lanes->addWidget(m_shared, 1);
    m_lanes->addWidget(m_fanOut, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(14, 8, 14, 10);
    column->setSpacing(6);
    column->addWidget(m_sentence);
    column->addLayout(m_lanes, 1);

    for (FanOutLane* lane : {m_shared, m_fanOut}) {
        lane->setCardMaker([this](QWidget* of) { return makeCard(of); });
        connect(lane, &FanOutLane::shardClicked, this, [this](streams::ShardIndex shard) {
            m_selection->select(ShardChoice{m_stream, shard});
        });
        connect(lane, &FanOutLane::shardPointedAt, this, [this](std::optional<streams::ShardIndex> shard) {
            m_selection->hover(shard ? Choice{ShardChoice{m_stream, *shard}} : Choice{});
        });
        connect(lane, &FanOutLane::addAsked, this, [this, lane] { askToAdd(lane->kind()); });
        connect(lane, &FanOutLane::deregisterAsked, this, [this](const QString& name) {
            emit asked(streams::DeregisterStreamConsumerRequest{m_stream, name.toStdString()});
        });
        connect(lane, &FanOutLane::journeyAsked, this, &FanOutStage::journeyAsked);
        connect(lane, &FanOutLane::restartAsked, this, &FanOutStage::restart);
        connect(lane, &FanOutLane::programChosen, this,
            [this](const QString& name) { m_selection->select(ProgramChoice{name.toStdString()}); });
        connect(m_selection, &Selection::hoverChanged, lane, [this, lane] {
            const auto* shard = std::get_if<ShardChoice>(&m_selection->hovered());
            lane->setLit(shard != nullptr && shard->stream == m_stream ? std::optional{shard->shard} : std::nullopt);
        });
    }
    connect(m_sentence, &QLabel::linkActivated, this, &FanOutStage::followVerdict);
    connect(m_selection, &Selection::changed, this, [this] {
        showSelection();
        presentAgain();
    });
    connect(this, &FanOutStage::asked, this, [this](const world::Action& action) { m_awaited = m_link->post(action); });
    connect(m_link, &EngineLink::replied, this, [this](world::Ticket ticket, const world::Reply& reply) {
        if (m_adding && m_adding->awaited == ticket) {
            const auto* refusal = std::get_if<streams::Refusal>(&reply);
            if (refusal == nullptr) {
                addNext();
                return;
            }
            m_adding.reset();
            emit refused(*refusal);
        }
        if (m_awaited != ticket)
            return;
        m_awaited.reset();
        m_isDue = true;
        if (const auto* refusal = std::get_if<streams::Refusal>(&reply)) {
            m_moved.clear();
            emit refused(*refusal);
        }
    });
    setTheme(m_theme);
}

FanOutStage::~FanOutStage() = default;

void FanOutStage::setTheme(const Theme& theme)
{
    m_theme = theme;
    QPalette colours = palette();
    colours.setColor(QPalette::Window, theme.background);
    setPalette(colours);
    QPalette text = m_sentence->palette();
    text.setColor(QPalette::WindowText, theme.text);
    m_sentence->setPalette(text);
    m_shared->setTheme(theme);
    m_fanOut->setTheme(theme);
    arrange();
    m_isDue = true;
}

// Lanes stand beside each other where each has the width for its words, else one above the other.
void FanOutStage::arrange()
{
    const bool isWide = width() >= m_theme.px(kSideBySide);
    m_lanes->setDirection(isWide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_form = width() >= m_theme.px(kVerdictColumns) ? VerdictForm::Columns : VerdictForm::Paragraphs;
    QFont sized = font();
    sized.setPixelSize(m_form == VerdictForm::Columns ? m_theme.titlePx + 1 : m_theme.bodyPx);
    m_sentence->setFont(sized);
    m_sentence->setFixedHeight(kVerdictLines * m_sentence->fontMetrics().lineSpacing() + 2);
    sayVerdict();
}

// It grows with its words and does not shrink again before the window changes: the lanes must not
// move while numbers do.
void FanOutStage::sayVerdict()
{
    const QString said =
        m_stream.empty() ? tr("There is no stream yet.") : verdictHtml(verdict(m_reading), m_form, m_theme);
    // A link that is being clicked must not be taken away under the pointer.
    const bool isClicked = QApplication::mouseButtons() != Qt::NoButton && m_sentence->underMouse();
    if (said == m_sentence->text() || isClicked)
        return;
    m_sentence->setText(said);
    const int needed =
        m_sentence->heightForWidth(width() - layout()->contentsMargins().left() - layout()->contentsMargins().right());
    if (needed > m_sentence->height())
        m_sentence->setFixedHeight(needed);
}

void FanOutStage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        arrange();
}

QString FanOutStage::sentence() const { return m_sentence->text(); }

void FanOutStage::present(const world::World& world, const world::RunStatus& status)
{
    if (!m_isDue && m_sincePresent.isValid() && m_sincePresent.elapsed() < kPresentEveryMs)
        return;
    m_isDue = false;
    m_sincePresent.start();
    const auto stream = shownStream(world, m_selection->stream());
    if (!stream) {
        m_reading = {};
        m_stream.clear();
    } else {
        const auto* consumer = std::get_if<ConsumerChoice>(&m_selection->selected());
        m_stream = world.service().stream(*stream).reference;
        const bool isWatchable = status.askedSpeedPerMille > 0 && status.askedSpeedPerMille <= kWatchablePerMille;
        m_reading = readFanOut(world, *stream,
            {.selected = m_selection->shard(),
                .consumer = consumer != nullptr ? consumer->name : std::string{},
                .mostShards = m_shared->pipes()->room(openShards(world, *stream)),
                .second = status.isPlaying && isWatchable ? world::Second::Running : world::Second::LastWhole});
    }
    sayVerdict();
    const base::Duration end = latencyAxisEnd(m_reading.shared.shownLatency, m_reading.fanOut.shownLatency);
    m_shared->present(m_reading, end);
    m_fanOut->present(m_reading, end);
    showSelection();
    if (m_moved.empty())
        return;
    ConsumerCard* const moved = card(m_moved);
    if (moved == nullptr || moved->reading().kind == m_movedTo) {
        if (moved != nullptr)
            moved->setFocus();
        m_moved.clear();
    }
}

// While time stands no other world comes by itself.
void FanOutStage::presentAgain()
{
    m_isDue = true;
    if (const world::Published& latest = m_link->latest(); latest.world && isVisible())
        present(*latest.world, latest.status);
}

void FanOutStage::focusFirstCard()
{
    for (const FanOutLane* lane : {m_shared, m_fanOut}) {
        if (!lane->cards().empty()) {
            lane->cards().front()->setFocus(Qt::ShortcutFocusReason);
            return;
        }
    }
    setFocus();
}

ConsumerCard* FanOutStage::card(const std::string& consumer) const
{
    for (const FanOutLane* lane : {m_shared, m_fanOut}) {
        for (ConsumerCard* each : lane->cards()) {
            if (each->reading().name == consumer)
                return each;
        }
    }
    return nullptr;
}

FanOutLane* FanOutStage::otherLane(const ConsumerCard& card) const
{
    return card.reading().kind == ConsumerKind::Shared ? m_fanOut : m_shared;
}

ConsumerCard* FanOutStage::makeCard(QWidget* parent)
{
    auto* card = new ConsumerCard(parent);
    connect(card, &ConsumerCard::chosen, this, [this, card] {
        m_selection->select(ConsumerChoice{m_stream, card->reading().name});
    });
    connect(card, &ConsumerCard::dragged, this, [this, card](QPoint at) { carry(*card, at); });
    connect(card, &ConsumerCard::dropped, this, [this, card](QPoint at) { drop(*card, at); });
    connect(card, &ConsumerCard::dragCancelled, this, &FanOutStage::endCarrying);
    connect(card, &ConsumerCard::aimAsked, this, [this, card](bool isAimed) { aim(*card, isAimed); });
    connect(card, &ConsumerCard::moveAsked, this, [this, card] { moveToOther(*card); });
    connect(card, &ConsumerCard::neighbourAsked, this, [this, card](int step) { focusNeighbour(*card, step); });
    connect(card, &ConsumerCard::rateBegun, this, [this] { m_gesture = m_link->newGesture(); });
    connect(card, &ConsumerCard::rateAsked, this, [this, card](qint64 rate) {
        const world::SetConsumerProcessing command{.name = card->reading().name,
            .processingRate = rate,
            .isPaused = card->reading().state == world::ConsumerState::Paused};
        m_link->post(world::Action{command}, m_gesture ? *m_gesture : m_link->newGesture());
    });
    connect(card, &ConsumerCard::pauseAsked, this, [this, card](bool isPaused) {
        emit asked(world::SetConsumerProcessing{.name = card->reading().name,
            .processingRate = card->reading().config.processingRate,
            .isPaused = isPaused});
    });
    connect(card, &ConsumerCard::killAsked, this,
        [this, card] { emit asked(world::RemoveClient{card->reading().name}); });
    connect(card, &ConsumerCard::removeAsked, this, [this, card] { remove(*card); });
    return card;
}

void FanOutStage::moveToOther(const ConsumerCard& card)
{
    endCarrying();
    m_moved = card.hasFocus() ? card.reading().name : std::string{};
    m_movedTo = otherLane(card)->kind();
    emit asked(world::SetConsumerKind{card.reading().name, otherLane(card)->kind()});
}

// A registration left behind would go on costing: it is given back in the same gesture.
void FanOutStage::remove(const ConsumerCard& card)
{
    const std::string name = card.reading().name;
    const world::GestureId gesture = m_link->newGesture();
    const world::ConsumerState state = card.reading().state;
    if (card.reading().kind == ConsumerKind::FanOut && state != world::ConsumerState::Unregistered)
        m_link->post(world::Action{streams::DeregisterStreamConsumerRequest{m_stream, name}}, gesture);
    m_awaited = m_link->post(world::Action{world::RemoveClient{name}}, gesture);
}

void FanOutStage::askToAdd(ConsumerKind kind)
{
    const world::Snapshot newest = m_link->latest().world;
    if (!newest || !newest->service().find(m_stream))
        return;
    auto* dialog = new AddConsumerDialog([this] { return m_link->latest().world; }, m_stream, kind, m_theme, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_selection->select(ConsumerChoice{m_stream, dialog->config().name});
        add(dialog->actions());
    });
    dialog->open();
}

void FanOutStage::add(std::vector<world::Action> actions)
{
    m_adding = Adding{.rest = std::move(actions), .gesture = m_link->newGesture()};
    addNext();
}

void FanOutStage::addNext()
{
    m_isDue = true;
    if (m_adding->rest.empty()) {
        m_adding.reset();
        return;
    }
    world::Action next = std::move(m_adding->rest.front());
    m_adding->rest.erase(m_adding->rest.begin());
    m_adding->awaited = m_link->post(std::move(next), m_adding->gesture);
}

// Its registration is used again; where it was, it has forgotten.
void FanOutStage::restart(const QString& name)
{
    world::AddConsumer add;
    add.config.name = name.toStdString();
    add.config.stream = m_stream;
    add.config.kind = ConsumerKind::FanOut;
    add.config.from = clients::ConsumerConfig::From::TrimHorizon;
    emit asked(add);
}

void FanOutStage::followVerdict(const QString& link)
{
    if (!link.startsWith(kWhyLink))
        return;
    const ConsumerReading* const consumer = m_reading.consumer(link.mid(kWhyLink.size()).toULongLong());
    if (consumer == nullptr)
        return;
    m_selection->select(ConsumerChoice{m_stream, consumer->name});
    emit whyAsked();
}

void FanOutStage::showGhost(ConsumerCard& card)
{
    if (m_ghost != nullptr)
        return;
    m_ghost = new QLabel(this);
    m_ghost->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_ghost->setPixmap(card.grab());
    m_ghost->resize(card.size());
    m_ghost->show();
    m_ghost->raise();
}

void FanOutStage::carry(ConsumerCard& card, QPoint at)
{
    showGhost(card);
    const QPoint here = mapFromGlobal(at);
    m_ghost->move(here - QPoint(m_ghost->width() / 2, m_ghost->height() / 2));
    offer(card, otherLane(card)->geometry().contains(here));
}

void FanOutStage::drop(const ConsumerCard& card, QPoint at)
{
    const bool isOver = m_ghost != nullptr && otherLane(card)->geometry().contains(mapFromGlobal(at));
    endCarrying();
    if (isOver)
        moveToOther(card);
}

// The keyboard's way: the card's ghost stands in the other lane until Enter or Escape.
void FanOutStage::aim(ConsumerCard& card, bool isAimed)
{
    if (!isAimed) {
        endCarrying();
        return;
    }
    card.setAimed(true);
    showGhost(card);
    const FanOutLane* const lane = otherLane(card);
    m_ghost->move(lane->geometry().right() - m_ghost->width() - 12,
        lane->y() + lane->pipes()->y() + (lane->pipes()->height() - m_ghost->height()) / 2);
    offer(card, true);
}

void FanOutStage::offer(const ConsumerCard& card, bool isOffered)
{
    const QString name = QString::fromStdString(card.reading().name);
    const QString words = card.reading().kind == ConsumerKind::Shared
        ? tr("RegisterStreamConsumer: %1 gets a pipe of its own for %2 an hour")
              .arg(name, format::dollars(m_reading.costOfMove))
        : tr("DeregisterStreamConsumer: %1 shares again and saves %2 an hour")
              .arg(name, format::dollars(m_reading.costOfMove));
    otherLane(card)->setOffer(isOffered ? words : QString());
}

void FanOutStage::endCarrying()
{
    for (FanOutLane* lane : {m_shared, m_fanOut}) {
        lane->setOffer({});
        for (ConsumerCard* each : lane->cards())
            each->setAimed(false);
    }
    if (m_ghost == nullptr)
        return;
    m_ghost->hide();
    m_ghost->deleteLater();
    m_ghost = nullptr;
}

void FanOutStage::focusNeighbour(const ConsumerCard& card, int step)
{
    const std::vector<ConsumerCard*>& cards = lane(card.reading().kind)->cards();
    const auto place = std::find(cards.begin(), cards.end(), &card) - cards.begin() + step;
    if (place >= 0 && place < std::ptrdiff_t(cards.size()))
        cards[std::size_t(place)]->setFocus(Qt::TabFocusReason);
}

void FanOutStage::showSelection()
{
    const auto* consumer = std::get_if<ConsumerChoice>(&m_selection->selected());
    const auto* program = std::get_if<ProgramChoice>(&m_selection->selected());
    for (FanOutLane* lane : {m_shared, m_fanOut})
        lane->setSelected({.shard = m_selection->shard(),
            .consumer = consumer != nullptr ? consumer->name : std::string{},
            .program = program != nullptr ? program->name : std::string{}});
}

void FanOutStage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        arrange();
        presentAgain();
    }
}

}
