// Any bytes as an aggregated record: read or told to be a plain one, never read beyond; what is read covers the bytes,
// and written again gives the same user records. Since no chance finds an MD5, the bytes are tried a second time as the
// body of a record.
#include "base/check.h"
#include "base/md5.h"
#include "streams/aggregated_record.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

using namespace shardscope;

namespace {

void checkWrittenAgain(const std::vector<streams::UserRecord>& records)
{
    const streams::AggregatedPut put = streams::aggregate(records);
    const auto again = streams::AggregatedRecord::read(put.data);
    SHARD_CHECK(again.has_value());
    SHARD_CHECK(again->userRecords() == records.size());
    streams::UserRecordReader reader{*again};
    for (const streams::UserRecord& record : records) {
        const auto found = reader.next();
        SHARD_CHECK(found.has_value());
        SHARD_CHECK(found->record == record);
    }
    SHARD_CHECK(!reader.next());
}

void readAll(std::string_view bytes)
{
    const auto record = streams::AggregatedRecord::read(bytes);
    if (!record)
        return;
    std::string together;
    for (const auto& section : record->sections(bytes.size()))
        together += section.bytes;
    SHARD_CHECK(together == bytes);

    std::vector<streams::UserRecord> records;
    std::uint64_t count = 0;
    bool isWhole = true;
    streams::UserRecordReader reader{*record};
    for (auto found = reader.next(); found; found = reader.next()) {
        ++count;
        isWhole = isWhole && found->place.has_value();
        records.push_back(found->record);
    }
    SHARD_CHECK(count == record->userRecords());
    SHARD_CHECK(streams::kclYield(*record, base::kWholeRing).handedOn <= count);
    if (isWhole && count >= 2)
        checkWrittenAgain(records);
}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string bytes{reinterpret_cast<const char*>(data), size};
    readAll(bytes);
    const base::Md5Digest digest = base::md5(bytes);
    readAll(std::string{streams::kAggregatedHead} + bytes + std::string{digest.begin(), digest.end()});
    return 0;
}
