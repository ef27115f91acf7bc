#include "store/inputs.h"

#include "base/check.h"

#include <zlib.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <variant>

namespace shardscope::store {

namespace {

namespace fs = std::filesystem;

// Where the file is, if it can be found from here; else as the scenario names it.
std::string absolutePath(const std::string& path)
{
    std::error_code refusal;
    const fs::path whole = fs::absolute(path, refusal);
    return !refusal && fs::exists(whole, refusal) ? whole.string() : path;
}

std::optional<std::string> readWhole(const fs::path& path)
{
    std::error_code refusal;
    if (!fs::is_regular_file(path, refusal))
        return std::nullopt;
    std::ifstream file{path, std::ios::binary};
    if (!file)
        return std::nullopt;
    std::string text{std::istreambuf_iterator<char>{file}, {}};
    if (file.bad())
        return std::nullopt;
    return text;
}

// Large files stay where they were, or beside the workspace when both were moved.
base::Result<std::string> readOutside(Database& database, const std::string& path)
{
    const fs::path recorded{path};
    for (const fs::path& place : {recorded, fs::path{database.path()}.parent_path() / recorded.filename()}) {
        if (std::optional<std::string> text = readWhole(place))
            return std::move(*text);
    }
    return database.refuse("replays the file " + path
        + ", which is larger than a workspace embeds (16 MB) and is not there any more. Bring it back, or put it "
          "beside the workspace");
}

}

const world::AddAgent* agentWithFile(const world::Command& command)
{
    const auto* const agent = std::get_if<world::AddAgent>(&command.action);
    return agent != nullptr && agent->dataset ? agent : nullptr;
}

std::vector<std::uint8_t> compress(std::string_view raw)
{
    uLongf size = compressBound(static_cast<uLong>(raw.size()));
    std::vector<std::uint8_t> compressed(size);
    const int code = compress2(compressed.data(), &size, reinterpret_cast<const Bytef*>(raw.data()),
        static_cast<uLong>(raw.size()), Z_DEFAULT_COMPRESSION);
    // With room for the bound, only lack of memory is left to fail.
    SHARD_CHECK(code == Z_OK);
    compressed.resize(size);
    return compressed;
}

std::optional<std::string> decompress(const std::vector<std::uint8_t>& compressed, std::size_t size)
{
    std::string raw(size, '\0');
    auto length = static_cast<uLongf>(size);
    // zlib wants somewhere to write even when there is nothing to be written.
    Bytef none = 0;
    Bytef* const target = size == 0 ? &none : reinterpret_cast<Bytef*>(raw.data());
    const int code = uncompress(target, &length, compressed.data(), static_cast<uLong>(compressed.size()));
    if (code != Z_OK || length != size)
        return std::nullopt;
    return raw;
}

base::Outcome writeInput(Database& database, const world::AddAgent& agent)
{
    const clients::Dataset& dataset = *agent.dataset;
    Statement known{database, "SELECT 1 FROM input WHERE digest = ?1"};
    if (known.bind(1, dataset.digest).step())
        return std::monostate{};
    Statement insert{database, "INSERT INTO input (digest, name, path, size, compressed) VALUES (?1, ?2, ?3, ?4, ?5)"};
    const bool isEmbedded = dataset.text.size() <= kLargestEmbedded;
    const std::string path = isEmbedded ? agent.config.file : absolutePath(agent.config.file);
    const std::vector<std::uint8_t> compressed = isEmbedded ? compress(dataset.text) : std::vector<std::uint8_t>{};
    insert.bind(1, dataset.digest).bind(2, agent.config.file).bind(3, path);
    insert.bind(4, static_cast<std::int64_t>(dataset.text.size()));
    if (isEmbedded)
        insert.bind(5, compressed); // else NULL
    return insert.run();
}

base::Result<std::string> readInput(Database& database, const std::string& digestOrPath)
{
    Statement select{database, "SELECT size, compressed, path FROM input WHERE digest = ?1 OR name = ?1 LIMIT 1"};
    if (!select.bind(1, digestOrPath).step())
        return database.problem() ? *database.problem()
                                  : database.damaged("the replayed file " + digestOrPath + " is missing");
    const std::optional<std::int64_t> size = select.integer(0);
    const std::optional<std::string> path = select.text(2);
    if (!size || !path || *size < 0)
        return database.damaged("table input");
    if (select.isNull(1))
        return readOutside(database, *path);
    const std::optional<std::vector<std::uint8_t>> compressed = select.bytes(1);
    if (!compressed || static_cast<std::size_t>(*size) > kLargestEmbedded)
        return database.damaged("table input");
    std::optional<std::string> text = decompress(*compressed, static_cast<std::size_t>(*size));
    if (!text)
        return database.damaged("the replayed file " + *path);
    return std::move(*text);
}

}
