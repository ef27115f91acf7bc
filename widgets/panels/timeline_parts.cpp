// What lies where on the timeline, for those who do not see it and for menus: where the run stands, its marks to go
// to, and what can be done with each.
#include "widgets/format.h"
#include "widgets/panels/timeline_panel.h"

#include <algorithm>

namespace shardscope::widgets {

QString TimelinePanel::pictureValue() const
{
    return tr("%1 of %2").arg(format::clockSeconds(m_now), format::clockSeconds(m_status.end));
}

// As Shift and the arrows find them.
std::vector<base::Instant> TimelinePanel::troubles() const
{
    std::vector<base::Instant> found;
    std::optional<base::Instant> next = troubleAfter(base::kWorldStart - base::Duration{1});
    // Ends because every mark is later than the one before.
    while (next) {
        found.push_back(*next);
        next = troubleAfter(*next);
    }
    return found;
}

int TimelinePanel::partCount() const { return int(troubles().size()); }

SpokenPart TimelinePanel::part(int index) const
{
    const base::Instant at = troubles()[std::size_t(index)];
    const auto& reshards = m_history.reshards();
    const auto mark =
        std::find_if(reshards.begin(), reshards.end(), [at](const ReshardMark& each) { return each.at == at; });
    const bool isReshard = mark != reshards.end();
    const auto note = m_notes.at(at);
    const QRect area = m_layout.plot();
    SpokenPart part;
    const auto chapter = m_notes.chapterAt(at);
    if (chapter && chapter->from == at)
        part.name = tr("%1: chapter %2").arg(format::clockSeconds(at), chapterName(m_notes, *chapter));
    else if (note)
        part.name = QStringLiteral("%1: %2").arg(format::clockSeconds(at), m_notes.kept()[*note].text);
    else if (isReshard && (mark->decision || mark->isByService()))
        part.name = QStringLiteral("%1: %2").arg(format::clockSeconds(at),
            reshardDetail(*mark).replace(QLatin1Char('\n'), QLatin1String(". ")));
    else
        part.name = (isReshard ? tr("%1: shards change") : tr("%1: refusals begin")).arg(format::clockSeconds(at));
    part.rect = QRect(std::clamp(xOf(at), area.left(), area.right()) - 2, area.top(), 5, area.height());
    part.actions << tr("Go there");
    return part;
}

void TimelinePanel::act(int index, int) { goTo(troubles()[std::size_t(index)]); }

// --- What is pointed at -----------------------------------------------------------

QString TimelinePanel::flagText(const Flag& flag) const
{
    switch (flag.kind) {
    case Flag::Kind::Reshard:
        return reshardDetail(m_history.reshards()[flag.index]) + QLatin1Char('\n') + format::clock(flag.at);
    case Flag::Kind::FaultBegin:
    case Flag::Kind::FaultEnd:
        return faultMarkText(m_faults[flag.index]) + QLatin1Char('\n') + format::clock(flag.at);
    case Flag::Kind::Note: {
        const TimeNote& note = m_notes.kept()[flag.index];
        const QString when = note.until
            ? QStringLiteral("%1 \u2013 %2").arg(format::clock(note.at), format::clock(*note.until))
            : format::clock(note.at);
        return note.text.isEmpty() ? when : note.text + QLatin1Char('\n') + when;
    }
    case Flag::Kind::Chapter: {
        const auto chapter = m_notes.chapterAt(flag.at);
        const QString name = chapter ? chapterName(m_notes, *chapter) : QString{};
        const QString from = format::clock(flag.at);
        return name + QLatin1Char('\n')
            + (chapter && chapter->to ? QStringLiteral("%1 \u2013 %2").arg(from, format::clock(*chapter->to)) : from);
    }
    case Flag::Kind::Mark:
        return format::clock(flag.at) + QLatin1Char('\n') + tr("Shift+M keeps this mark with a text");
    }
    return {};
}

QString TimelinePanel::loadText(base::Instant at) const
{
    const auto& beats = m_history.beats();
    const auto beat =
        std::lower_bound(beats.begin(), beats.end(), at, [](const Beat& b, base::Instant t) { return b.at < t; });
    QString text = format::clock(at);
    if (beat != beats.end()) {
        text += QLatin1Char('\n')
            + tr("%1 in, %2").arg(format::recordRate(beat->recordsPerSecond), format::byteRate(beat->bytesPerSecond));
        if (beat->refusedPerSecond > 0)
            text += QLatin1Char('\n') + tr("%1 refused").arg(format::recordRate(beat->refusedPerSecond));
    }
    return text;
}

// From the keyboard it is about the present, or a flag that stands there.
std::optional<Pointed> TimelinePanel::pointedAt(std::optional<QPoint> at)
{
    const QPoint point = at.value_or(QPoint(xOf(m_now), m_layout.flags().center().y()));
    if (point.x() < m_layout.gutter())
        return std::nullopt;
    const Flag* flag = flagAt(m_flags, point);
    Pointed pointed = flag != nullptr ? pointedFlag(*flag) : pointedTime(at ? instantAt(point.x()) : m_now);
    pointed.corner = point;
    return pointed;
}

Pointed TimelinePanel::pointedFlag(const Flag& flag)
{
    Pointed pointed;
    pointed.at = flag.at;
    pointed.words = flagText(flag);
    switch (flag.kind) {
    case Flag::Kind::Reshard: {
        const ReshardMark& mark = m_history.reshards()[flag.index];
        pointed.kind = ObjectKind::Reshard;
        pointed.title = reshardText(mark);
        const world::Snapshot& world = m_engine.latest().world;
        if (mark.shard && world && mark.stream < world->service().streams().size()) {
            pointed.choice = ShardChoice{world->service().streams()[mark.stream].name, *mark.shard};
            pointed.filter = format::shardLabel(*mark.shard);
        }
        break;
    }
    case Flag::Kind::FaultBegin:
    case Flag::Kind::FaultEnd:
        pointed.kind = ObjectKind::Moment;
        pointed.title = faultMarkText(m_faults[flag.index]);
        break;
    case Flag::Kind::Note:
        pointed.kind = ObjectKind::Note;
        pointed.title = m_notes.kept()[flag.index].text;
        offerNote(pointed, m_notes.kept()[flag.index]);
        break;
    case Flag::Kind::Chapter: {
        const auto chapter = m_notes.chapterAt(flag.at);
        pointed.kind = ObjectKind::Chapter;
        pointed.title = flag.text;
        offerNote(pointed, m_notes.kept()[flag.index]);
        pointed.range = TimeSpan{flag.at, chapter && chapter->to ? *chapter->to : std::max(flag.at, m_status.end)};
        break;
    }
    case Flag::Kind::Mark:
        pointed.kind = ObjectKind::Mark;
        pointed.title = tr("mark");
        pointed.offers = {
            {.verb = Verb::Note, .text = tr("Keep the mark\u2026"), .act = [this] { keepMark(); }},
            {.verb = Verb::Delete, .text = {}, .act = [this, at = flag.at] { toggleMark(at); }},
        };
        break;
    }
    if (pointed.title.isEmpty())
        pointed.title = format::clockSeconds(flag.at);
    return pointed;
}

void TimelinePanel::offerNote(Pointed& pointed, const TimeNote& note)
{
    // By its value: the list may be another one by the time it is chosen.
    const auto withNote = [this, note](auto act) {
        return [this, note, act] {
            const auto place = std::find(m_notes.kept().begin(), m_notes.kept().end(), note);
            if (place != m_notes.kept().end())
                act(std::size_t(place - m_notes.kept().begin()));
        };
    };
    pointed.offers = {
        {.verb = Verb::Rename, .text = {}, .act = withNote([this](std::size_t index) { editNote(index, false); })},
        {.verb = Verb::Delete,
            .text = note.isChapter ? tr("Remove the chapter") : QString{},
            .act = withNote([this](std::size_t index) { removeNote(index); })},
    };
    if (!note.until)
        return;
    pointed.range = TimeSpan{note.at, *note.until};
    pointed.offers.push_back({.verb = Verb::ShowAs,
        .text = note.isArrow ? tr("Show as a range") : tr("Show as an arrow"),
        .act = withNote([this, isArrow = !note.isArrow](std::size_t index) {
            m_notes.setArrow(index, isArrow);
            notesHaveChanged();
        })});
}

Pointed TimelinePanel::pointedTime(base::Instant at)
{
    Pointed pointed;
    pointed.kind = ObjectKind::Moment;
    pointed.title = format::clockSeconds(at);
    pointed.at = at;
    pointed.words = loadText(at);
    if (!m_removed.empty()) {
        const QString& text = m_removed.back().text;
        pointed.offers.push_back({.verb = Verb::BringBack,
            .text = text.isEmpty() ? tr("Bring back the deleted note") : tr("Bring back \u201c%1\u201d").arg(text),
            .act = [this] {
                if (m_removed.empty())
                    return;
                m_notes.keep(std::move(m_removed.back()));
                m_removed.pop_back();
                notesHaveChanged();
            }});
    }
    if (m_selection.span())
        pointed.offers.push_back({.verb = Verb::WholeRun, .text = tr("Show the whole run"), .act = [this] { fit(); }});
    const std::optional<TimeSpan> range = m_selection.range();
    if (!range)
        return pointed;
    if (at >= range->from && at <= range->to)
        pointed.kind = ObjectKind::Range;
    pointed.range = range;
    pointed.offers.push_back({.verb = Verb::NoteRange, .text = tr("Note on the range\u2026"), .act = [this] {
                                  keepMark();
                              }});
    pointed.offers.push_back({.verb = Verb::ClearRange, .text = tr("Clear the range"), .act = [this] {
                                  hideStatistics();
                                  m_selection.setRange(std::nullopt);
                              }});
    return pointed;
}

}
