#include "widgets/charts/key_heatmap.h"

#include "streams/quotas.h"
#include "widgets/error_text.h"
#include "widgets/format.h"
#include "world/queries.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QTextDocumentFragment>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <set>
#include <utility>

namespace shardscope::widgets {

namespace {

constexpr base::Duration kSecond{1'000};
constexpr base::Duration kMinute{60'000};
constexpr base::Duration kLongestSpan{std::chrono::minutes{10}};
// Every shard has flags of its own as long as a column has this much room for each.
constexpr int kRoomForFlag = 20;
constexpr int kRoomForName = 50;
constexpr int kDragDistance = 3;
constexpr int kCardDelayMs = 350;
constexpr int kMoreRowsMs = 15;
constexpr int kAcceptedMs = 6'000;
constexpr int kRefusedMs = 30'000;
// Presentations between two looks at what a carried bookmark would bring.
constexpr int kMeasureEvery = 12;
// Iterators are fetched with every poll; one that is older than this is not being used.
constexpr base::Duration kIdleIterator{15'000};
constexpr std::size_t kMostWaitingNamed = 3;

bool isUnread(const world::ReaderPlace& place)
{
    return place.state == clients::Reader::State::Reading || place.state == clients::Reader::State::Waiting;
}

QString row(const QString& name, const QString& value)
{
    return QStringLiteral("<tr><td style='padding-right:12px'>%1</td><td align='right'>%2</td></tr>").arg(name, value);
}

QString plain(const QString& html) { return QTextDocumentFragment::fromHtml(html).toPlainText(); }

// First letters, or numbers where two consumers begin alike.
void giveLetters(std::vector<HeatmapConsumer>& consumers)
{
    std::set<QString> letters;
    for (HeatmapConsumer& consumer : consumers) {
        consumer.letter = consumer.name.left(1).toUpper();
        letters.insert(consumer.letter);
    }
    if (letters.size() < consumers.size())
        for (std::size_t i = 0; i < consumers.size(); ++i)
            consumers[i].letter = QString::number(i + 1);
}

}

KeyHeatmapView::KeyHeatmapView(Selection* selection, QWidget* parent)
    : QWidget(parent), m_selection(selection), m_card(new QLabel(this)), m_note(new QLabel(this))
{
    setObjectName(QStringLiteral("keyHeatmap"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Key heatmap"));
    m_scene.font = font();
    for (QLabel* label : {m_card, m_note}) {
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
        label->setTextFormat(Qt::RichText);
        label->hide();
    }
    m_note->setObjectName(QStringLiteral("keyHeatmapReply"));
    m_note->setWordWrap(true);
    for (QTimer* timer : {&m_cardDelay, &m_noteEnd, &m_moreRows})
        timer->setSingleShot(true);
    connect(&m_cardDelay, &QTimer::timeout, this, &KeyHeatmapView::showCard);
    connect(&m_noteEnd, &QTimer::timeout, m_note, &QWidget::hide);
    connect(&m_moreRows, &QTimer::timeout, this, [this] {
        m_isPictureDue = true;
        refresh();
    });
    const auto redraw = [this] { update(); };
    connect(m_selection, &Selection::changed, this, redraw);
    connect(m_selection, &Selection::hoverChanged, this, redraw);
    connect(m_selection, &Selection::crosshairChanged, this, redraw);
    setTheme(Theme::light());
}

KeyHeatmapView::~KeyHeatmapView() = default;

void KeyHeatmapView::setTheme(const Theme& theme)
{
    m_scene.theme = theme;
    const QString sheet =
        QStringLiteral("QLabel { background: %1; color: %2; border: 1px solid %3; border-left: 3px solid %4;"
                       " border-radius: 4px; padding: 6px 10px; font-size: %5px; }");
    m_card->setStyleSheet(sheet.arg(theme.panel.name(), theme.text.name(), theme.line.name(), theme.accent.name())
                              .arg(theme.smallPx + 1));
    m_note->setStyleSheet(
        sheet.arg(theme.panel.name(), theme.text.name(), theme.line.name(), theme.hot.name()).arg(theme.bodyPx));
    invalidate();
}

// --- What is shown. ---------------------------------------------------------

void KeyHeatmapView::present(world::Snapshot world, std::optional<streams::StreamIndex> stream,
    const ShardMapLayout& layout, std::optional<TimeSpan> span)
{
    if (stream != m_stream || (m_world == nullptr) != (world == nullptr)) {
        cancel();
        m_rows.clear();
        m_focused.reset();
        m_isPictureDue = true;
    }
    m_world = std::move(world);
    m_stream = stream;
    m_layout = layout;
    m_span = span;
    refresh();
}

const streams::Stream* KeyHeatmapView::stream() const
{
    return m_world && m_stream ? &m_world->service().stream(*m_stream) : nullptr;
}

// Whole seconds, so that the picture moves once a second and stands still in between. Before the
// world began there is nothing: the lower part of a young world stays empty.
TimeSpan KeyHeatmapView::spanToShow() const
{
    if (m_span)
        return *m_span;
    const std::int64_t seconds = m_world->now().time_since_epoch() / kSecond;
    const base::Instant to = base::instantAt(std::max(seconds, std::int64_t{1}) * kSecond);
    const base::Duration length = std::clamp(to - base::kWorldStart, kMinute, kLongestSpan);
    return {to - length, to};
}

void KeyHeatmapView::refresh()
{
    const streams::Stream* shown = stream();
    if (shown == nullptr || !shown->map || m_layout.isEmpty()) {
        const QString text = shown == nullptr ? tr("There is no stream yet.")
                                              : tr("%1 is being created.").arg(QString::fromStdString(shown->name));
        if (m_scene.emptyText != text) {
            HeatmapScene empty;
            empty.theme = m_scene.theme;
            empty.font = m_scene.font;
            empty.title = tr("Key heatmap");
            empty.emptyText = text;
            m_scene = std::move(empty);
            m_places.clear();
            cancel();
            invalidate();
        }
        m_scene.plot = rect().adjusted(m_scene.theme.px(48), m_scene.theme.px(kHeatmapHeader + kHeatmapFlags), -12, -8);
        m_basis = {};
        return;
    }
    // What is carried must not slip away under the hand.
    if (m_move && !isMoveStillThere())
        cancel();
    const bool isHeld = m_move.has_value();
    const auto& seconds = m_world->seconds();
    Basis basis{m_stream, seconds.isEmpty() ? nullptr : seconds.back().get(), shown->map.get(),
        m_world->actors().size(), isHeld ? m_scene.span : spanToShow(), size()};
    const bool isNew = !isHeld && (m_isPictureDue || basis != m_basis);
    if (isNew) {
        m_basis = basis;
        m_isPictureDue = false;
        m_scene.emptyText.clear();
        m_scene.title = tr("Key heatmap");
        m_scene.span = basis.span;
        m_scene.plot =
            QRect(m_layout.left(), m_scene.theme.px(kHeatmapHeader + kHeatmapFlags), m_layout.right() - m_layout.left(),
                std::max(20, height() - m_scene.theme.px(kHeatmapHeader + kHeatmapFlags) - 8));
        if (!m_rows.update(*m_world, *m_stream, m_layout, m_scene.span))
            m_moreRows.start(kMoreRowsMs);
        m_scene.picture = m_rows.picture(m_scene.span, m_scene.plot.height(), m_scene.theme);
        updateWall();
    }
    // Of many shards the places are looked up once a second as well.
    const bool areFew = shown->lines.size() <= 256;
    if (isNew || (areFew && !isHeld)) {
        m_places =
            world::consumerPlaces(*m_world, *m_stream, areFew ? world::PlaceTime::Exact : world::PlaceTime::LastSecond);
        updateConsumers();
        updateFlags();
    }
    if (isNew) {
        updateRegions();
        updateSummary();
        m_picture = QPixmap();
    }
    if (m_move && ++m_move->sinceMeasured >= kMeasureEvery)
        updatePreview();
    update();
}

void KeyHeatmapView::updateWall()
{
    const streams::Stream& shown = *stream();
    m_scene.wall.reset();
    if (const base::Instant begin = world::historyBegin(*m_world, *m_stream); begin > shown.created)
        m_scene.wall = begin;
    m_scene.wallText =
        tr("retention wall, %1 h").arg(format::count(shown.retention / base::Duration{std::chrono::hours{1}}));
}

void KeyHeatmapView::updateRegions()
{
    const streams::Stream& shown = *stream();
    m_scene.regions.clear();
    for (const streams::Shard& shard : shown.map->shards()) {
        const base::Instant closed = shard.closed.value_or(base::kWorldEnd);
        if (closed <= m_scene.span.from || shard.opened >= m_scene.span.to)
            continue;
        HeatmapRegion region;
        region.shard = shard.index;
        region.pixels = m_rows.pixels()[streams::number(shard.index)];
        region.opened = shard.opened;
        region.closed = closed;
        region.isOpen = shard.isOpen();
        for (const auto& parent : {shard.parent, shard.adjacentParent})
            if (parent)
                region.parents.push_back(*parent);
        for (std::size_t i = 0; i < m_places.size(); ++i) {
            if (streams::number(shard.index) >= m_places[i].places.size())
                continue;
            const world::ReaderPlace& place = m_places[i].places[streams::number(shard.index)];
            if (place.state == clients::Reader::State::Waiting)
                region.marks.push_back({int(i), ReadMark::Waits});
            else if (!region.isOpen)
                region.marks.push_back({int(i),
                    place.state == clients::Reader::State::Done ? ReadMark::Drained : ReadMark::Unread});
        }
        m_scene.regions.push_back(std::move(region));
    }
}

void KeyHeatmapView::updateConsumers()
{
    m_scene.consumers.clear();
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        HeatmapConsumer consumer;
        consumer.name = QString::fromStdString(m_world->actors()[m_places[i].actor].name);
        consumer.colour = m_scene.theme.series(int(i));
        consumer.isFanOut = m_places[i].isFanOut;
        // The age that all panels show: that of the last finished second.
        if (const world::ConsumerSample* sample = world::lastSample(*m_world, m_places[i].actor))
            consumer.text = format::duration(base::Duration{sample->ageMs});
        m_scene.consumers.push_back(std::move(consumer));
    }
    giveLetters(m_scene.consumers);
}

void KeyHeatmapView::updateFlags()
{
    const streams::Stream& shown = *stream();
    m_scene.flags.clear();
    const int width = m_scene.plot.width() / std::max(1, int(shown.map->open().size()));
    const bool areMerged = width < kRoomForFlag * (int(m_places.size()) + 1) && shown.map->open().size() > 8;
    const base::Duration life{
        streams::quota(m_world->service().settings().profile, streams::QuotaName::ShardIteratorLifeMs)};
    for (std::size_t c = 0; c < m_places.size(); ++c) {
        const auto& places = m_places[c].places;
        const auto flagOf = [&](std::size_t shard) {
            HeatmapFlag flag;
            flag.consumer = c;
            flag.shard = streams::ShardIndex(std::uint32_t(shard));
            flag.line = m_rows.pixels()[shard];
            // To the right of the shard's name, each consumer in its own place.
            const int name = flag.line.width() >= 3 * kRoomForName ? kRoomForName : 0;
            const int n = int(m_places.size());
            flag.x = flag.line.left + name + (flag.line.width() - name) * (int(c) + 1) / (n + 1) - 7;
            flag.x = std::clamp(flag.x, m_scene.plot.left(), m_scene.plot.right() - 16);
            flag.at = places[shard].at;
            flag.isWaiting = places[shard].state == clients::Reader::State::Waiting;
            if (places[shard].iteratorLeft && *places[shard].iteratorLeft < life - kIdleIterator)
                flag.iteratorLeft = double(places[shard].iteratorLeft->count()) / double(life.count());
            return flag;
        };
        if (!areMerged) {
            for (std::size_t shard = 0; shard < places.size(); ++shard)
                if (isUnread(places[shard]))
                    m_scene.flags.push_back(flagOf(shard));
            continue;
        }
        // One line where half of the shards are read further, and a flag on the worst.
        std::vector<std::size_t> unread;
        for (std::size_t shard = 0; shard < places.size(); ++shard)
            if (isUnread(places[shard]))
                unread.push_back(shard);
        if (unread.empty())
            continue;
        const auto isOlder = [&](std::size_t a, std::size_t b) { return places[a].at < places[b].at; };
        const auto half = unread.begin() + std::ptrdiff_t(unread.size() / 2);
        std::nth_element(unread.begin(), half, unread.end(), isOlder);
        m_scene.consumers[c].median = places[*half].at;
        HeatmapFlag flag = flagOf(*std::min_element(unread.begin(), unread.end(), isOlder));
        flag.isAll = true;
        m_scene.flags.push_back(flag);
        m_scene.consumers[c].more =
            tr("· median %1").arg(format::duration(m_world->now() - *m_scene.consumers[c].median));
    }
    std::stable_sort(m_scene.flags.begin(), m_scene.flags.end(),
        [](const HeatmapFlag& a, const HeatmapFlag& b) { return a.x < b.x; });
}

// What a screen reader says of the picture.
void KeyHeatmapView::updateSummary()
{
    const streams::Stream& shown = *stream();
    const auto open = std::int64_t(shown.map->open().size());
    QStringList text;
    text << tr("The last %1 of stream %2: %3 open and %4 closed shards.")
                .arg(format::duration(m_scene.span.to - std::max(m_scene.span.from, shown.created)),
                    QString::fromStdString(shown.name), format::count(open),
                    format::count(std::int64_t(shown.map->shards().size()) - open));
    const HeatRows::Refusals refusals = m_rows.refusals();
    if (refusals.refusing > 0)
        text << tr("Writes were refused in %1 of the time, most often on %2.")
                    .arg(format::percent(100.0 * refusals.refusing / refusals.frames),
                        format::shardLabel(refusals.most));
    else
        text << tr("No write was refused.");
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        const auto waits = std::count_if(m_places[i].places.begin(), m_places[i].places.end(),
            [](const world::ReaderPlace& place) { return place.state == clients::Reader::State::Waiting; });
        if (!m_scene.consumers[i].text.isEmpty())
            text << tr("%1: %2 behind.").arg(m_scene.consumers[i].name, m_scene.consumers[i].text);
        if (waits > 0)
            text << tr("%1 waits for parents on %2 shards.").arg(m_scene.consumers[i].name, format::count(waits));
    }
    if (const QString joined = text.join(QLatin1Char(' ')); joined != m_summary) {
        m_summary = joined;
        setAccessibleDescription(joined);
    }
}

void KeyHeatmapView::invalidate()
{
    m_picture = QPixmap();
    m_isPictureDue = true;
    update();
}

void KeyHeatmapView::paintEvent(QPaintEvent*)
{
    if (m_picture.isNull()) {
        // A new theme has come since the last world.
        if (m_scene.emptyText.isEmpty() && m_world && !m_move)
            m_scene.picture = m_rows.picture(m_scene.span, m_scene.plot.height(), m_scene.theme);
        const qreal ratio = devicePixelRatioF();
        m_picture = QPixmap(size() * ratio);
        m_picture.setDevicePixelRatio(ratio);
        m_picture.fill(m_scene.theme.panel);
        QPainter painter(&m_picture);
        paintHeatmap(painter, m_scene);
        painter.setPen(m_scene.theme.line);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_picture);
    if (!m_scene.emptyText.isEmpty())
        return;
    if (m_selection->shard())
        paintRegionFrame(painter, m_scene, *m_selection->shard(), true);
    if (const auto* hovered = std::get_if<ShardChoice>(&m_selection->hovered()))
        paintRegionFrame(painter, m_scene, hovered->shard, false);
    if (m_selection->crosshair())
        paintHeatmapCrosshair(painter, m_scene, *m_selection->crosshair());
    paintHeatmapFlags(painter, m_scene, hasFocus() && !m_move ? focusedFlag() : std::nullopt);
    if (m_move)
        paintMovedFlag(painter, m_scene, m_move->flag, m_move->isLatest ? m_scene.span.to : m_move->to, m_move->isAll);
}

void KeyHeatmapView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    cancel();
    invalidate();
    refresh();
}

// --- Moving a bookmark. --------------------------------------------------------

KeyHeatmapView::FlagName KeyHeatmapView::nameOf(const HeatmapFlag& flag) const
{
    return {m_places[flag.consumer].actor, flag.isAll ? streams::ShardIndex{} : flag.shard, flag.isAll};
}

void KeyHeatmapView::begin(std::size_t index, int grabbedAt)
{
    const HeatmapFlag& flag = m_scene.flags[index];
    m_focused = nameOf(flag);
    m_move = Move{flag, m_places[flag.consumer].actor, flag.at, flag.at >= m_world->now(), flag.isAll, grabbedAt};
    m_note->hide();
    m_cardDelay.stop();
}

void KeyHeatmapView::carryTo(base::Instant at, bool isLatest)
{
    m_move->isLatest = isLatest || at >= m_world->now();
    m_move->to = std::max(at, base::kWorldStart);
    m_move->hasMoved = true;
    updatePreview();
}

void KeyHeatmapView::setAll(bool isAll)
{
    if (!m_move || m_move->flag.isAll || m_move->isAll == isAll)
        return;
    m_move->isAll = isAll;
    updatePreview();
}

bool KeyHeatmapView::isMoveStillThere() const
{
    if (m_move->actor >= m_world->actors().size())
        return false;
    const auto* config = world::consumerConfig(m_world->actors()[m_move->actor].client);
    return config != nullptr && config->stream == stream()->name && stream()->map
        && stream()->map->has(m_move->flag.shard);
}

std::vector<world::MoveBookmark> KeyHeatmapView::moves() const
{
    const base::Instant at = m_move->isLatest ? base::kWorldEnd : m_move->to;
    if (m_move->isAll)
        return {world::moveAllTo(*m_world, m_move->actor, at)};
    return world::movesTo(*m_world, m_move->actor, m_move->flag.shard, at);
}

void KeyHeatmapView::updatePreview()
{
    m_move->sinceMeasured = 0;
    m_previewHtml = previewHtml(moves());
    m_card->setText(m_previewHtml);
    m_card->adjustSize();
    const int y = int(m_scene.y(m_move->isLatest ? m_scene.span.to : m_move->to));
    placeCard(QPoint(m_move->flag.x + 8, std::clamp(y, m_scene.plot.top(), m_scene.plot.bottom())));
    announce(plain(m_previewHtml));
    update();
}

QString KeyHeatmapView::previewText() const { return m_move ? plain(m_previewHtml) : QString(); }

QString KeyHeatmapView::previewHtml(const std::vector<world::MoveBookmark>& moves)
{
    const QString muted = m_scene.theme.mutedText.name();
    const QString alarm = m_scene.theme.hotText.name();
    const auto coloured = [](const QString& text, const QString& colour) {
        return QStringLiteral("<br><span style='color:%1'>%2</span>").arg(colour, text.toHtmlEscaped());
    };
    const auto* config = world::consumerConfig(m_world->actors()[m_move->actor].client);
    if (config == nullptr || moves.empty())
        return {};
    const QString name = QString::fromStdString(config->name);
    const QString where = m_move->isAll ? tr("all shards") : format::shardLabel(m_move->flag.shard);
    // The oldest of several moves is where reading begins.
    const clients::Bookmark& first = moves.front().to;
    const QString type = QString::fromLatin1(streams::iteratorTypeName(first.type).data(),
        qsizetype(streams::iteratorTypeName(first.type).size()));
    m_askedText = tr("%1 on %2 to %3", "a consumer, a shard, a position")
                      .arg(name, where,
                          first.timestamp ? type + QLatin1Char(' ') + format::clockSeconds(*first.timestamp) : type);
    QString html = QStringLiteral("<b>%1 · %2</b> → %3 <span style='color:%4'>%5</span>")
                       .arg(name.toHtmlEscaped(), where.toHtmlEscaped(),
                           first.timestamp        ? format::clock(*first.timestamp)
                               : m_move->isLatest ? tr("the newest record")
                                                  : tr("the oldest record"),
                           muted, type);
    const auto preview = world::movePreview(*m_world, moves);
    if (!preview) {
        html += coloured(QString::fromStdString(preview.error().message), alarm);
        return html;
    }
    if (preview->again > 0) {
        const QString work = config->processingRate > 0
            ? tr("%1 of work at %2 per shard")
                  .arg(format::duration(preview->work), format::recordRate(double(config->processingRate)))
            : tr("%1 at 2 MiB/s per shard").arg(format::duration(preview->work));
        html += QStringLiteral("<br>%1 · %2")
                    .arg(tr("%1 records will be read again").arg(format::count(std::int64_t(preview->again))), work);
    }
    if (preview->skipped > 0)
        html +=
            coloured(tr("%1 unread records will be skipped").arg(format::count(std::int64_t(preview->skipped))), alarm);
    if (preview->again == 0 && preview->skipped == 0)
        html += coloured(tr("nothing is read again, nothing is skipped"), muted);
    if (!m_move->isLatest && m_scene.wall && m_move->to < *m_scene.wall)
        html += coloured(tr("Records from before %1 lie behind the retention wall and cannot be read.")
                             .arg(format::clockSeconds(*m_scene.wall)),
            alarm);
    if (!preview->waiting.empty()) {
        QStringList names;
        for (std::size_t i = 0; i < std::min(preview->waiting.size(), kMostWaitingNamed); ++i)
            names << format::shardLabel(preview->waiting[i]);
        if (preview->waiting.size() > kMostWaitingNamed)
            names << tr("%1 more").arg(format::count(std::int64_t(preview->waiting.size() - kMostWaitingNamed)));
        html += QStringLiteral("<br>") + tr("Parents first: %1 will wait.").arg(names.join(QStringLiteral(", ")));
    }
    html += coloured(m_move->flag.isAll ? tr("Enter or release moves it, Escape cancels.")
                                        : tr("Enter or release moves it, Ctrl takes all shards, Escape cancels."),
        muted);
    return html;
}

void KeyHeatmapView::commit()
{
    const std::vector<world::MoveBookmark> wanted = moves();
    std::vector<world::Action> actions(wanted.begin(), wanted.end());
    m_move.reset();
    m_card->hide();
    m_isPictureDue = true;
    m_awaited.reset();
    if (!actions.empty())
        emit asked(actions);
    refresh();
}

void KeyHeatmapView::cancel()
{
    m_card->hide();
    m_cardDelay.stop();
    if (!m_move)
        return;
    m_move.reset();
    m_isPictureDue = true;
    update();
}

void KeyHeatmapView::showReply(world::Ticket ticket, const world::Reply& reply)
{
    if (ticket != m_awaited)
        return;
    m_awaited.reset();
    if (const auto* refusal = std::get_if<streams::Refusal>(&reply)) {
        const std::string_view exception = streams::exceptionName(refusal->exception);
        const ErrorText sentence = errorText(refusal->reason);
        showNote(QStringLiteral("<b>%1</b> %2<br>%3<br><span style='color:%4'>%5 %6</span>")
                     .arg(QString::fromUtf8(exception.data(), qsizetype(exception.size())).toHtmlEscaped(),
                         tr("· %1 refused").arg(m_askedText).toHtmlEscaped(),
                         QString::fromStdString(refusal->message).toHtmlEscaped(), m_scene.theme.mutedText.name(),
                         sentence.sentence.toHtmlEscaped(), sentence.remedy.toHtmlEscaped()),
            kRefusedMs);
        return;
    }
    showNote(QStringLiteral("<b>%1</b>").arg(tr("%1: moved").arg(m_askedText).toHtmlEscaped()), kAcceptedMs);
}

QString KeyHeatmapView::replyText() const { return m_note->isHidden() ? QString() : plain(m_note->text()); }

void KeyHeatmapView::showNote(const QString& html, int milliseconds)
{
    m_note->setText(html);
    m_note->setWordWrap(false);
    const int noteWidth = std::min(std::min(m_scene.theme.px(460), width() - 24), m_note->sizeHint().width());
    m_note->setWordWrap(true);
    m_note->resize(noteWidth, m_note->heightForWidth(noteWidth));
    m_note->move(std::max(4, (width() - noteWidth) / 2), m_scene.plot.top() + 8);
    m_note->show();
    m_note->raise();
    m_noteEnd.start(milliseconds);
    QAccessibleEvent event(m_note, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void KeyHeatmapView::announce(const QString& text)
{
    m_summary.clear();
    setAccessibleDescription(text);
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

// --- The mouse. ----------------------------------------------------------------

std::optional<std::size_t> KeyHeatmapView::flagUnder(QPoint at) const
{
    // The last one lies on top.
    for (std::size_t i = m_scene.flags.size(); i-- > 0;)
        if (flagRect(m_scene, m_scene.flags[i]).adjusted(-4, -3, 3, 5).contains(at))
            return i;
    return std::nullopt;
}

const HeatmapRegion* KeyHeatmapView::regionUnder(QPoint at) const
{
    if (!m_scene.plot.contains(at))
        return nullptr;
    const base::Instant when = m_scene.at(at.y());
    for (const HeatmapRegion& region : m_scene.regions)
        if (at.x() >= region.pixels.left && at.x() < region.pixels.right && when >= region.opened
            && when < region.closed)
            return &region;
    return nullptr;
}

void KeyHeatmapView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) {
        cancel();
        return;
    }
    setFocus(Qt::MouseFocusReason);
    const QPoint at = event->position().toPoint();
    m_card->hide();
    m_note->hide();
    m_cardDelay.stop();
    if (const auto flag = flagUnder(at)) {
        begin(*flag, at.y() - flagRect(m_scene, m_scene.flags[*flag]).bottom() - 1);
        update();
        return;
    }
    if (const HeatmapRegion* region = regionUnder(at))
        m_selection->select(ShardChoice{stream()->name, region->shard});
}

void KeyHeatmapView::mouseMoveEvent(QMouseEvent* event)
{
    const QPoint at = event->position().toPoint();
    if (!m_move) {
        updateHover(at);
        return;
    }
    const int foot = at.y() - m_move->grabbedAt;
    const int begun = int(std::lround(m_scene.y(m_move->flag.at)));
    if (!m_move->hasMoved && std::abs(foot - std::max(begun, m_scene.plot.top())) < kDragDistance)
        return;
    m_move->isAll = m_move->flag.isAll || event->modifiers().testFlag(Qt::ControlModifier);
    // The lower edge is the end of what is shown, which for a young stream is its first record.
    carryTo(m_scene.at(std::min(foot, m_scene.plot.bottom() + 1)), foot <= m_scene.plot.top());
}

void KeyHeatmapView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_move)
        return;
    if (m_move->hasMoved) {
        commit();
        return;
    }
    // A click chooses whose bookmark it is.
    const auto& actor = m_world->actors()[m_move->actor];
    const std::string name = actor.name;
    cancel();
    m_selection->select(ConsumerChoice{stream()->name, name});
}

void KeyHeatmapView::leaveEvent(QEvent*)
{
    m_card->hide();
    m_cardDelay.stop();
    m_selection->hover({});
    m_selection->setCrosshair(std::nullopt);
}

void KeyHeatmapView::updateHover(QPoint at)
{
    m_pointer = at;
    if (!m_scene.emptyText.isEmpty() || stream() == nullptr)
        return;
    const std::optional<std::size_t> flag = flagUnder(at);
    setCursor(flag ? Qt::SizeVerCursor : Qt::ArrowCursor);
    const HeatmapRegion* region = regionUnder(at);
    if (flag)
        m_selection->hover(ConsumerChoice{
            stream()->name, m_world->actors()[m_places[m_scene.flags[*flag].consumer].actor].name});
    else if (region != nullptr)
        m_selection->hover(ShardChoice{stream()->name, region->shard});
    else
        m_selection->hover({});
    m_selection->setCrosshair(m_scene.plot.contains(at) && !flag ? std::optional{m_scene.at(at.y())} : std::nullopt);
    if (m_card->isVisible())
        showCard();
    else
        m_cardDelay.start(kCardDelayMs);
}

void KeyHeatmapView::showCard()
{
    if (m_move || !m_scene.emptyText.isEmpty() || stream() == nullptr)
        return;
    const std::optional<std::size_t> flag = flagUnder(m_pointer);
    const HeatmapRegion* region = regionUnder(m_pointer);
    if (!flag && region == nullptr) {
        m_card->hide();
        return;
    }
    m_card->setText(flag ? flagCard(m_scene.flags[*flag]) : regionCard(*region, m_scene.at(m_pointer.y())));
    m_card->adjustSize();
    placeCard(m_pointer);
}

// Beside the pointer, on the side that has room.
void KeyHeatmapView::placeCard(QPoint at)
{
    int x = at.x() + 22;
    if (x + m_card->width() > width() - 6)
        x = at.x() - 22 - m_card->width();
    const int y = std::clamp(at.y() - m_card->height() / 2, 3, std::max(3, height() - m_card->height() - 3));
    m_card->move(std::max(4, x), y);
    m_card->show();
    m_card->raise();
}

QString KeyHeatmapView::flagCard(const HeatmapFlag& flag) const
{
    const QString muted = m_scene.theme.mutedText.name();
    const world::ReaderPlace place = world::placeOf(*m_world, m_places[flag.consumer].actor, flag.shard);
    QString html = QStringLiteral("<b>%1</b> · %2")
                       .arg(m_scene.consumers[flag.consumer].name.toHtmlEscaped(), format::shardLabel(flag.shard));
    if (flag.isAll)
        html += QStringLiteral(" <span style='color:%1'>%2</span>").arg(muted, tr("the furthest behind of all shards"));
    html += QStringLiteral("<table style='margin-top:3px'>");
    html += row(tr("next unread record"), place.unread > 0 ? format::clock(place.at) : tr("none: it has caught up"));
    if (place.unread > 0)
        html += row(tr("unread records"), format::count(std::int64_t(place.unread)));
    if (place.iteratorLeft)
        html += row(tr("iterator expires in"), format::duration(*place.iteratorLeft));
    html += QStringLiteral("</table>");
    const auto note = [&](const QString& text, const QString& colour) {
        html += QStringLiteral("<span style='color:%1'>%2</span><br>").arg(colour, text.toHtmlEscaped());
    };
    if (place.state == clients::Reader::State::Waiting)
        note(tr("It waits: a parent shard has not been read to its end."), m_scene.theme.warmText.name());
    if (place.iteratorLeft && place.iteratorLeft->count() == 0)
        note(tr("Its iterator has expired: the next GetRecords gets ExpiredIteratorException and another iterator. "
                "No record is lost by that."),
            m_scene.theme.warmText.name());
    note(tr("Drag it to read on from another moment; with Ctrl on all shards."), muted);
    return html;
}

QString KeyHeatmapView::regionCard(const HeatmapRegion& region, base::Instant at) const
{
    const QString muted = m_scene.theme.mutedText.name();
    QString html = QStringLiteral("<b>%1</b> <span style='color:%2'>%3</span>")
                       .arg(format::shardLabel(region.shard), muted, format::clockSeconds(at));
    const std::vector<std::shared_ptr<const world::Frame>> frames =
        world::framesIn(*m_world, {at, at + base::Duration{60'000}});
    const auto stream = std::size_t(*m_stream);
    if (!frames.empty() && frames.front()->at - frames.front()->span <= at && stream < frames.front()->streams.size()
        && streams::number(region.shard) < frames.front()->streams[stream].shards.size()) {
        const world::Frame& frame = *frames.front();
        const world::ShardSample& sample = frame.streams[stream].shards[streams::number(region.shard)];
        std::vector<world::Heat> heat;
        world::heatOf(*m_world, *m_stream, frame, heat);
        const double seconds = double(frame.span.count()) / 1'000;
        const std::int16_t perMille = heat[streams::number(region.shard)].perMille;
        html += QStringLiteral("<table style='margin-top:3px'>");
        if (perMille >= 0)
            html += row(tr("of its write quota"), format::percent(double(perMille) / 10));
        html += row(tr("stored"),
            format::recordRate(sample.records / seconds) + QStringLiteral(" · ")
                + format::byteRate(sample.bytes / seconds));
        if (sample.refused > 0)
            html += row(tr("refused entries"),
                QStringLiteral("<span style='color:%1'>%2</span>")
                    .arg(m_scene.theme.hotText.name(), format::recordRate(sample.refused / seconds)));
        html += QStringLiteral("</table>");
    }
    QStringList lines;
    if (!region.isOpen)
        lines << tr("closed at %1").arg(format::clockSeconds(region.closed));
    for (const HeatmapRegion::Mark& mark : region.marks) {
        const QString name = m_scene.consumers[std::size_t(mark.consumer)].name;
        lines << (mark.mark == ReadMark::Drained ? tr("read to its end by %1").arg(name)
                : mark.mark == ReadMark::Unread  ? tr("not yet read to its end by %1").arg(name)
                                                 : tr("%1 waits for a parent shard").arg(name));
    }
    for (const QString& line : lines)
        html += QStringLiteral("<span style='color:%1'>%2</span><br>").arg(muted, line.toHtmlEscaped());
    return html;
}

// --- The keyboard. ----------------------------------------------------------------

std::optional<std::size_t> KeyHeatmapView::focusedFlag() const
{
    if (m_scene.flags.empty())
        return std::nullopt;
    for (std::size_t i = 0; m_focused && i < m_scene.flags.size(); ++i)
        if (nameOf(m_scene.flags[i]) == *m_focused)
            return i;
    // Whoever is furthest behind is the one worth a look.
    const auto worst = std::min_element(m_scene.flags.begin(), m_scene.flags.end(),
        [](const HeatmapFlag& a, const HeatmapFlag& b) { return a.at < b.at; });
    return std::size_t(worst - m_scene.flags.begin());
}

void KeyHeatmapView::focusFlag(std::size_t flag)
{
    m_focused = nameOf(m_scene.flags[flag]);
    announce(plain(flagCard(m_scene.flags[flag])));
    update();
}

void KeyHeatmapView::moveFocus(int by)
{
    const std::optional<std::size_t> flag = focusedFlag();
    if (!flag)
        return;
    // The first arrow chooses what the frame already stands on.
    const auto next = std::ptrdiff_t(*flag) + (m_focused ? by : 0);
    focusFlag(std::size_t(std::clamp<std::ptrdiff_t>(next, 0, std::ptrdiff_t(m_scene.flags.size()) - 1)));
}

bool KeyHeatmapView::wantsKey(const QKeyEvent* event) const
{
    if (m_scene.flags.empty())
        return false;
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    const bool isPlain = modifiers == Qt::NoModifier;
    // Control means all shards while a bookmark is carried.
    const bool isCarrying = m_move.has_value() && (modifiers & ~(Qt::ShiftModifier | Qt::ControlModifier)) == 0;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        return isPlain && !m_move;
    case Qt::Key_Up:
    case Qt::Key_Down:
        return isPlain || modifiers == Qt::ShiftModifier || isCarrying;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return isPlain || isCarrying;
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_Control:
        return isCarrying;
    case Qt::Key_Escape:
        return m_move.has_value() || !m_note->isHidden();
    default:
        return false;
    }
}

bool KeyHeatmapView::event(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Key heatmap"));
        m_summary.clear();
        m_isPictureDue = true;
    }
    // The window's own keys wait while a bookmark has a use for them.
    if (event->type() == QEvent::ShortcutOverride && wantsKey(static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void KeyHeatmapView::keyPressEvent(QKeyEvent* event)
{
    if (!wantsKey(event)) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        m_note->hide();
        cancel();
        return;
    }
    if (!m_move && (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)) {
        moveFocus(event->key() == Qt::Key_Left ? -1 : 1);
        return;
    }
    if (!m_move) {
        begin(*focusedFlag(), 0);
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
            carryTo(m_move->to, m_move->isLatest);
            return;
        }
    }
    const bool isAll = event->key() == Qt::Key_Control || event->modifiers().testFlag(Qt::ControlModifier);
    const base::Duration step = event->modifiers().testFlag(Qt::ShiftModifier) ? kMinute : kSecond;
    m_move->isAll = m_move->flag.isAll || isAll;
    const base::Instant from = m_move->isLatest ? m_scene.span.to : m_move->to;
    switch (event->key()) {
    case Qt::Key_Up:
        carryTo(from + step, from + step >= m_scene.span.to && !m_span);
        break;
    case Qt::Key_Down:
        carryTo(from - step, false);
        break;
    case Qt::Key_Home:
        carryTo(base::kWorldStart, false);
        break;
    case Qt::Key_End:
        carryTo(m_world->now(), true);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        commit();
        break;
    default:
        updatePreview();
        break;
    }
}

void KeyHeatmapView::keyReleaseEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Control)
        setAll(false);
    QWidget::keyReleaseEvent(event);
}

void KeyHeatmapView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void KeyHeatmapView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    // One left in the hand would move when somebody comes back and presses Enter.
    cancel();
    update();
}

}
