// Marks that somebody set on the time axis: one that is moved about, and those that were kept,
// with a text, for an instant or a range. View state: they belong to the workspace and to every branch of
// its run, never to the journal.
#pragma once

#include "base/time.h"

#include <QJsonArray>
#include <QString>

#include <cstddef>
#include <optional>
#include <vector>

namespace shardscope::widgets {

struct TimeNote {
    base::Instant at{};
    std::optional<base::Instant> until; // of a range; later than `at`
    QString text;                       // may be empty
    bool isArrow = false;               // a range that says: this led to that
    // Begins a part of the run that has the text as its name and ends where the next chapter begins.
    bool isChapter = false;
    friend bool operator==(const TimeNote&, const TimeNote&) = default;
};

class TimeNotes {
public:
    static constexpr std::size_t kMost = 500;

    // The mark that is not kept yet.
    void setMark(std::optional<base::Instant> at) { m_mark = at; }
    [[nodiscard]] std::optional<base::Instant> mark() const { return m_mark; }

    // Returns where it stands; of more than kMost the last gives way.
    std::size_t keep(TimeNote note);
    void rename(std::size_t note, const QString& text);
    // Of a note with a range.
    void setArrow(std::size_t note, bool isArrow);
    void remove(std::size_t note);
    void clear();

    // A part of the run with a name.
    struct Chapter {
        std::size_t note = 0; // that begins it
        base::Instant from{};
        std::optional<base::Instant> to; // unset for the last
    };
    // In order of time. Before the first there may be a part without a name.
    [[nodiscard]] std::vector<Chapter> chapters() const;
    [[nodiscard]] std::optional<Chapter> chapterAt(base::Instant at) const;
    // Where the nearest chapter begins that does so before, or after, an instant.
    [[nodiscard]] std::optional<base::Instant> chapterBefore(base::Instant at) const;
    [[nodiscard]] std::optional<base::Instant> chapterAfter(base::Instant at) const;

    // In order of time.
    [[nodiscard]] const std::vector<TimeNote>& kept() const { return m_kept; }
    // A note that begins at this instant and is no chapter.
    [[nodiscard]] std::optional<std::size_t> at(base::Instant at) const;
    // Where a kept note begins.
    [[nodiscard]] std::optional<base::Instant> before(base::Instant at) const;
    [[nodiscard]] std::optional<base::Instant> after(base::Instant at) const;

    // The kept ones; what cannot be read is left out.
    [[nodiscard]] QJsonArray toJson() const;
    [[nodiscard]] static TimeNotes fromJson(const QJsonArray& json);

private:
    std::optional<base::Instant> m_mark;
    std::vector<TimeNote> m_kept;
};

}
