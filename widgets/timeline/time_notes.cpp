#include "widgets/timeline/time_notes.h"

#include "base/check.h"

#include <QJsonObject>

#include <algorithm>
#include <cmath>
#include <utility>

namespace shardscope::widgets {

namespace {

constexpr qsizetype kLongestText = 400;

// Milliseconds fit a JSON number up to 2^53, which is 285,000 years.
double milliseconds(base::Instant at) { return double(at.time_since_epoch().count()); }

std::optional<base::Instant> instantOf(const QJsonValue& value)
{
    constexpr double kMost = 9e15;
    const double ms = value.toDouble(-1);
    if (!(ms >= 0) || ms > kMost)
        return std::nullopt;
    return base::instantAt(base::Duration{std::llround(ms)});
}

}

std::size_t TimeNotes::keep(TimeNote note)
{
    if (m_kept.size() >= kMost)
        m_kept.pop_back();
    note.text = note.text.left(kLongestText);
    const auto place = std::upper_bound(m_kept.begin(), m_kept.end(), note.at,
        [](base::Instant at, const TimeNote& other) { return at < other.at; });
    const auto index = std::size_t(place - m_kept.begin());
    m_kept.insert(place, std::move(note));
    return index;
}

void TimeNotes::rename(std::size_t note, const QString& text)
{
    SHARD_CHECK(note < m_kept.size());
    m_kept[note].text = text.left(kLongestText);
}

void TimeNotes::setArrow(std::size_t note, bool isArrow)
{
    SHARD_CHECK(note < m_kept.size() && m_kept[note].until);
    m_kept[note].isArrow = isArrow;
}

void TimeNotes::remove(std::size_t note)
{
    SHARD_CHECK(note < m_kept.size());
    m_kept.erase(m_kept.begin() + std::ptrdiff_t(note));
}

std::vector<TimeNotes::Chapter> TimeNotes::chapters() const
{
    std::vector<Chapter> chapters;
    for (std::size_t i = 0; i < m_kept.size(); ++i) {
        if (!m_kept[i].isChapter)
            continue;
        if (!chapters.empty())
            chapters.back().to = m_kept[i].at;
        chapters.push_back({.note = i, .from = m_kept[i].at, .to = std::nullopt});
    }
    return chapters;
}

std::optional<TimeNotes::Chapter> TimeNotes::chapterAt(base::Instant at) const
{
    std::optional<Chapter> found;
    for (const Chapter& chapter : chapters())
        if (chapter.from <= at)
            found = chapter;
    return found;
}

std::optional<base::Instant> TimeNotes::chapterBefore(base::Instant at) const
{
    std::optional<base::Instant> found;
    for (const Chapter& chapter : chapters())
        if (chapter.from < at)
            found = chapter.from;
    return found;
}

std::optional<base::Instant> TimeNotes::chapterAfter(base::Instant at) const
{
    for (const Chapter& chapter : chapters())
        if (chapter.from > at)
            return chapter.from;
    return std::nullopt;
}

void TimeNotes::clear()
{
    m_mark.reset();
    m_kept.clear();
}

std::optional<std::size_t> TimeNotes::at(base::Instant at) const
{
    for (std::size_t i = 0; i < m_kept.size(); ++i)
        if (m_kept[i].at == at && !m_kept[i].isChapter)
            return i;
    return std::nullopt;
}

std::optional<base::Instant> TimeNotes::before(base::Instant at) const
{
    std::optional<base::Instant> found;
    for (const TimeNote& note : m_kept)
        if (note.at < at)
            found = note.at;
    return found;
}

std::optional<base::Instant> TimeNotes::after(base::Instant at) const
{
    for (const TimeNote& note : m_kept)
        if (note.at > at)
            return note.at;
    return std::nullopt;
}

QJsonArray TimeNotes::toJson() const
{
    QJsonArray all;
    for (const TimeNote& note : m_kept) {
        QJsonObject one{{QStringLiteral("at"), milliseconds(note.at)}, {QStringLiteral("text"), note.text}};
        if (note.until)
            one[QStringLiteral("until")] = milliseconds(*note.until);
        if (note.isArrow)
            one[QStringLiteral("arrow")] = true;
        if (note.isChapter)
            one[QStringLiteral("chapter")] = true;
        all.append(one);
    }
    return all;
}

TimeNotes TimeNotes::fromJson(const QJsonArray& json)
{
    TimeNotes notes;
    for (const QJsonValue& each : json) {
        const QJsonObject one = each.toObject();
        const auto at = instantOf(one[QStringLiteral("at")]);
        if (!at || notes.m_kept.size() >= kMost)
            continue;
        auto until = instantOf(one[QStringLiteral("until")]);
        // A chapter ends where the next one begins, and says so itself.
        const bool isChapter = one[QStringLiteral("chapter")].toBool();
        if (until && (*until <= *at || isChapter))
            until.reset();
        notes.keep({.at = *at,
            .until = until,
            .text = one[QStringLiteral("text")].toString(),
            .isArrow = until && one[QStringLiteral("arrow")].toBool(),
            .isChapter = isChapter});
    }
    return notes;
}

}
