// From one list of keyed rows to the next by removals and insertions, so that views keep
// their selection and scroll place: diffRows() finds the edits, a KeyedRows model makes them.
#pragma once

#include <cstddef>
#include <map>
#include <vector>

namespace shardscope::widgets {

struct RowEdit {
    enum class Kind { Remove, Insert } kind;
    int first = 0; // in the list as it stands when this edit's turn comes
    int count = 0;
    friend bool operator==(const RowEdit&, const RowEdit&) = default;
};

// In the order in which they are to be carried out: removals from the end, then insertions
// from the start, so that after an insertion its rows stand where they stand in `now`.
// Keys are unique within each list. A key that has moved is removed and inserted.
template <typename Key>
[[nodiscard]] std::vector<RowEdit> diffRows(const std::vector<Key>& before, const std::vector<Key>& now)
{
    std::map<Key, std::size_t> places;
    for (std::size_t i = 0; i < now.size(); ++i)
        places.emplace(now[i], i);

    std::vector<bool> staysBefore(before.size(), false);
    std::vector<bool> staysNow(now.size(), false);
    std::size_t next = 0;
    for (std::size_t i = 0; i < before.size(); ++i) {
        const auto place = places.find(before[i]);
        if (place == places.end() || place->second < next)
            continue;
        staysBefore[i] = true;
        staysNow[place->second] = true;
        next = place->second + 1;
    }

    std::vector<RowEdit> edits;
    for (std::size_t end = before.size(); end > 0;) {
        if (staysBefore[end - 1]) {
            --end;
            continue;
        }
        std::size_t first = end;
        while (first > 0 && !staysBefore[first - 1])
            --first;
        edits.push_back({RowEdit::Kind::Remove, int(first), int(end - first)});
        end = first;
    }
    for (std::size_t first = 0; first < now.size();) {
        if (staysNow[first]) {
            ++first;
            continue;
        }
        std::size_t end = first;
        while (end < now.size() && !staysNow[end])
            ++end;
        edits.push_back({RowEdit::Kind::Insert, int(first), int(end - first)});
        first = end;
    }
    return edits;
}

// A model of Qt's (`Base`) whose rows are a vector that is taken from one World to the next.
template <typename Base>
class KeyedRows : public Base {
protected:
    using Base::Base;

    // Afterwards `rows` has the keys of `now`, in its order. Rows that stay keep their old contents.
    template <typename Row>
    void takeRows(std::vector<Row>& rows, const std::vector<Row>& now)
    {
        for (const RowEdit& edit : diffRows(keysOf(rows), keysOf(now))) {
            const auto place = rows.begin() + edit.first;
            const int last = edit.first + edit.count - 1;
            if (edit.kind == RowEdit::Kind::Remove) {
                this->beginRemoveRows({}, edit.first, last);
                rows.erase(place, place + edit.count);
                this->endRemoveRows();
            } else {
                this->beginInsertRows({}, edit.first, last);
                const auto source = now.begin() + edit.first;
                rows.insert(place, source, source + edit.count);
                this->endInsertRows();
            }
        }
    }

private:
    template <typename Row>
    [[nodiscard]] static auto keysOf(const std::vector<Row>& rows)
    {
        std::vector<decltype(Row::key)> keys;
        keys.reserve(rows.size());
        for (const Row& row : rows)
            keys.push_back(row.key);
        return keys;
    }
};

}
