// What reading a PutRecords body takes, to requests with hashed keys, against the least that anybody must do: a walk
// of simdjson that takes no notice of what it finds, and the data out of its base64.
#include "bench/report.h"

#include "base/base64.h"
#include "base/md5.h"
#include "wire/plain_puts.h"

#include <simdjson.h>

#include <cstdlib>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace {

using namespace shardscope;

constexpr std::size_t kRecords = 500;
constexpr std::size_t kDataBytes = 100;

// As a program with 500 keys sends it.
std::string bodyOf()
{
    const std::string data = base::encodeBase64(std::string(kDataBytes, 'a'));
    std::string body = R"({"StreamName":"s","Records":[)";
    for (std::size_t i = 0; i < kRecords; ++i)
        body += (i > 0 ? ",{\"Data\":\"" : "{\"Data\":\"") + data + "\",\"PartitionKey\":\"key-" + std::to_string(i)
            + "\"}";
    return body + "]}";
}

void countRecords(benchmark::State& state)
{
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kRecords));
}

// Between the quotes of a text that holds none.
std::string_view unquoted(std::string_view token)
{
    const std::size_t begin = token.find('"') + 1;
    return token.substr(begin, token.find('"', begin) - begin);
}

void walk(benchmark::State& state, const std::string& body)
{
    simdjson::ondemand::parser parser;
    const simdjson::padded_string padded{body};
    std::vector<char> arena(body.size());
    for (auto _ : state) {
        simdjson::ondemand::document document = parser.iterate(padded);
        char* to = arena.data();
        for (simdjson::ondemand::object entry : document["Records"]) {
            const std::string_view data = unquoted(entry["Data"].raw_json_token());
            benchmark::DoNotOptimize(unquoted(entry["PartitionKey"].raw_json_token()));
            to += *base::decodeBase64(data, to);
        }
        benchmark::DoNotOptimize(to);
    }
    countRecords(state);
}

void putPath(benchmark::State& state, const std::string& body)
{
    std::vector<std::string_view> keys;
    std::vector<base::HashKey> hashes(kRecords);
    for (auto _ : state) {
        const auto action = wire::plainPutRecords(body);
        if (!action)
            std::abort();
        keys.clear();
        for (const streams::PutEntry& entry : std::get<streams::PutRecordsRequest>(*action).records)
            keys.push_back(entry.partitionKey);
        base::hashPartitionKeys(keys, hashes);
        benchmark::ClobberMemory();
    }
    countRecords(state);
}

}

int main(int argc, char** argv)
{
    const std::string body = bodyOf();
    benchmark::RegisterBenchmark("walk", [&](benchmark::State& state) { walk(state, body); });
    benchmark::RegisterBenchmark("put path", [&](benchmark::State& state) { putPath(state, body); });
    const bench::Timings timings = bench::runInterleaved(argc, argv);

    bench::Report report{"reading PutRecords of 500 x 100 B"};
    report.ratio("put path, hashing included, against simdjson's walk and base64", 2.0,
        timings.speedup("put path", "walk"), bench::Direction::AtMost);
    report.note("put path, a record", timings.median("put path"), "ns");
    report.note("walk and base64, a record", timings.median("walk"), "ns");
    report.print();
}
