// A request as a connection has read it, whichever version of HTTP it came by. Header names are in lower case.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace shardscope::wire {

struct HttpRequest {
    std::string method;
    std::string target; // "/", with a query where there is one
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;

    // Empty when there is none; of several the first.
    [[nodiscard]] std::string_view header(std::string_view lowerCaseName) const
    {
        for (const auto& [name, value] : headers) {
            if (name == lowerCaseName)
                return value;
        }
        return {};
    }
    [[nodiscard]] std::string_view path() const { return std::string_view{target}.substr(0, target.find('?')); }
    [[nodiscard]] std::string_view query() const
    {
        const std::size_t mark = target.find('?');
        return mark == std::string::npos ? std::string_view{} : std::string_view{target}.substr(mark + 1);
    }
};

}
