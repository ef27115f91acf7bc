// Constraint failures in the service's words: the first ten failing fields of a request are
// collected, and the call is refused as a whole.
#pragma once

#include "streams/api.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shardscope::streams {

class Constraints {
public:
    void length(std::string_view path, std::string_view value, std::size_t least, std::size_t most);
    void range(std::string_view path, std::int64_t value, std::int64_t least, std::int64_t most);
    // 1 to 128 of [a-zA-Z0-9_.-]: streams, consumers and shard ids.
    void name(std::string_view path, std::string_view value);
    // A decimal number without sign or leading zeros.
    void number(std::string_view path, std::string_view value, std::string_view pattern);
    // What is too long is a record's data.
    void blob(std::string_view path, std::int64_t bytes, std::int64_t most, bool isValueShown);
    // A name that must be there: empty is left out.
    void requiredName(std::string_view path, std::string_view value);
    // A required field that was left out.
    void missing(std::string_view path);
    void streamArn(std::string_view path, std::string_view value);
    void requiredStreamArn(std::string_view path, std::string_view value);
    // One of these, as the service lists them: "KMS, NONE".
    void oneOf(std::string_view path, std::string_view value, std::string_view listed);
    void pattern(std::string_view path, std::string_view value, std::string_view pattern, bool isMatch);
    // How many tags or keys of tags there are, and how long.
    void tags(std::string_view path, const Tags& tags, std::size_t most);
    void tagKeys(std::string_view path, const std::vector<std::string>& keys, std::size_t most);
    // Whatever else, in the service's words: "Member must …".
    void fail(std::string_view path, std::string_view value, std::string_view constraint)
    {
        add(value, path, constraint);
    }
    // `tooLong`: the reason of the refusal, where a longer list than `most` is all that failed.
    void listLength(std::string_view path, std::string_view shown, std::size_t size, std::size_t least,
        std::size_t most, Reason tooLong = Reason::BadArgument);

    // The refusal, if anything failed.
    [[nodiscard]] std::optional<Refusal> refusal() const;

private:
    void add(std::string_view value, std::string_view path, std::string_view constraint,
        Reason reason = Reason::BadArgument);
    void add(std::string failure, Reason reason);

    std::vector<std::string> m_failures;
    Reason m_reason = Reason::None; // of all of them; BadArgument where they differ
};

// Characters as the service counts them: UTF-8 sequences.
[[nodiscard]] std::size_t characters(std::string_view utf8);

}
