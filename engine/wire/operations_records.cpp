// Records, in and out.
#include "wire/operation_parts.h"
#include "wire/plain_puts.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace shardscope::wire {

namespace {

constexpr std::array kPutRecord{kStreamName, kData, kPartitionKey, kExplicitHashKey,
    Field{.name = "SequenceNumberForOrdering", .pattern = Pattern::SequenceNumber}, kStreamArn, kStreamId, kDryRun};
constexpr std::array kEntryFields{kData, kExplicitHashKey, kPartitionKey};
constexpr Shape kEntry{kEntryFields};
constexpr std::array kPutRecords{Field{.name = "Records",
                                     .type = FieldType::List,
                                     .isRequired = true,
                                     .least = 1,
                                     .most = kMostEntries,
                                     .of = &kEntry},
    kStreamName, kStreamArn, kStreamId, kDryRun};
constexpr std::array kGetShardIterator{kStreamName, nameField("ShardId", true),
    choiceField("ShardIteratorType", kIteratorTypes, true),
    Field{.name = "StartingSequenceNumber", .pattern = Pattern::SequenceNumber},
    Field{.name = "Timestamp", .type = FieldType::Timestamp}, kStreamArn, kStreamId, kDryRun};
constexpr std::array kGetRecords{Field{.name = "ShardIterator", .isRequired = true, .least = 1, .most = 512},
    integerField("Limit", 1, 10'000), kStreamArn, kStreamId, kDryRun};

// --- Requests ----------------------------------------------------------------

// One pass: a body holds hundreds of these.
streams::PutEntry entryOf(const Value& body, streams::PayloadBlock& block)
{
    streams::PutEntry entry;
    std::string_view data;
    for (const Value member : body) {
        const Node& node = member.node();
        if (node.kind == NodeKind::Null)
            continue;
        if (node.name == kData.name)
            data = node.text;
        else if (node.name == kPartitionKey.name)
            entry.partitionKey = node.text;
        else if (node.name == kExplicitHashKey.name)
            entry.explicitHashKey = std::string{node.text};
    }
    std::copy(data.begin(), data.end(), block.next());
    entry.data = block.take(data.size());
    return entry;
}

std::size_t dataBytes(const Value& body)
{
    const auto data = body.find(kData.name);
    return data ? data->node().text.size() : 0;
}

Action putRecord(const Value& body, const Naming&)
{
    auto request = requestOf<streams::PutRecordRequest>(body);
    streams::PayloadBlock block{dataBytes(body)};
    request.record = entryOf(body, block);
    request.sequenceNumberForOrdering = body.optionalText("SequenceNumberForOrdering");
    return request;
}

Action putRecords(const Value& body, const Naming&)
{
    auto request = requestOf<streams::PutRecordsRequest>(body);
    const auto records = body.find("Records");
    std::size_t bytes = 0;
    std::size_t count = 0;
    for (const Value entry : *records) {
        bytes += dataBytes(entry);
        ++count;
    }
    streams::PayloadBlock block{bytes};
    request.records.reserve(count);
    for (const Value entry : *records)
        request.records.push_back(entryOf(entry, block));
    return request;
}

Action getShardIterator(const Value& body, const Naming& naming)
{
    auto request = requestOf<streams::GetShardIteratorRequest>(body);
    request.shardId = body.text("ShardId");
    request.type = *streams::iteratorTypeNamed(body.text("ShardIteratorType"));
    request.startingSequenceNumber = body.optionalText("StartingSequenceNumber");
    request.timestamp = askedInstantOf(body, "Timestamp", naming);
    return request;
}

Action getRecords(const Value& body, const Naming&)
{
    auto request = requestOf<streams::GetRecordsRequest>(body);
    request.shardIterator = body.text("ShardIterator");
    request.limit = body.integer("Limit", request.limit);
    return request;
}

// --- Answers -----------------------------------------------------------------

void writeEncryption(BodyWriter& out, streams::EncryptionType type)
{
    out.key("EncryptionType").text(streams::encryptionTypeName(type));
}

// An entry of PutRecords that was stored, in JSON, at most.
constexpr std::size_t kStoredSize = 128;

void writeNumber(BodyWriter& out, const streams::SequenceNumber& number)
{
    std::array<char, streams::SequenceNumber::kMostDigits> digits; // written before they are read
    const char* const end = number.writeDecimal(digits.data());
    out.key("SequenceNumber").text({digits.data(), static_cast<std::size_t>(end - digits.data())});
}

void writePut(BodyWriter& out, const Reply& reply, const Naming&)
{
    const auto& result = as<streams::PutResult>(reply);
    out.beginMap().key("ShardId").text(streams::shardId(result.shard));
    writeNumber(out, result.sequenceNumber);
    writeEncryption(out, result.encryptionType);
    out.end();
}

// A batch has hundreds of these. In JSON they are written as one piece, with nothing in it that wants escaping.
void writeStored(BodyWriter& out, const streams::PutResult& result)
{
    if (out.codec() == Codec::Cbor) {
        out.beginMap();
        writeNumber(out, result.sequenceNumber);
        out.key("ShardId").text(streams::shardId(result.shard)).end();
        return;
    }
    constexpr std::string_view kFirst = R"({"SequenceNumber":")";
    constexpr std::string_view kSecond = R"(","ShardId":")";
    constexpr std::string_view kLast = R"("})";
    std::array<char, kStoredSize> text; // written before it is read
    char* to = std::copy(kFirst.begin(), kFirst.end(), text.data());
    to = result.sequenceNumber.writeDecimal(to);
    to = std::copy(kSecond.begin(), kSecond.end(), to);
    to = streams::writeShardId(to, result.shard);
    to = std::copy(kLast.begin(), kLast.end(), to);
    out.written({text.data(), static_cast<std::size_t>(to - text.data())});
}

void writePuts(BodyWriter& out, const Reply& reply, const Naming&)
{
    const auto& answer = as<streams::PutRecordsAnswer>(reply);
    out.reserve(answer.records.size() * kStoredSize);
    out.beginMap().key("FailedRecordCount").integer(answer.failedRecordCount).key("Records").beginList();
    for (const streams::PutResult& result : answer.records) {
        if (result.isStored()) {
            writeStored(out, result);
            continue;
        }
        out.beginMap().key("ErrorCode").text(streams::entryErrorCode(result.refusal.exception));
        out.key("ErrorMessage").text(result.refusal.message).end();
    }
    out.end();
    writeEncryption(out, answer.encryptionType);
    out.end();
}

void writeIterator(BodyWriter& out, const Reply& reply, const Naming&)
{
    out.beginMap().key("ShardIterator").text(as<std::string>(reply)).end();
}

void writeRecord(BodyWriter& out, const streams::Record& record, const Naming& naming)
{
    out.beginMap();
    writeNumber(out, record.sequenceNumber);
    out.key("ApproximateArrivalTimestamp").timestamp(naming.unixMs(record.approximateArrival));
    out.key("Data");
    if (record.data) {
        out.blob(*record.data);
    } else {
        // A synthetic record's bytes are all zero: it is known by its size alone.
        const std::int64_t bytes = record.size - static_cast<std::int64_t>(record.partitionKey.size());
        out.blob(std::string(static_cast<std::size_t>(std::max<std::int64_t>(bytes, 0)), '\0'));
    }
    out.key("PartitionKey").text(record.partitionKey);
    writeEncryption(out, record.encryptionType);
    out.end();
}

void writeGot(BodyWriter& out, const Reply& reply, const Naming& naming)
{
    const auto& answer = as<streams::GetRecordsAnswer>(reply);
    out.beginMap();
    writeRecords(out, answer.records, naming);
    writeText(out, "NextShardIterator", answer.nextShardIterator);
    out.key("MillisBehindLatest").integer(answer.millisBehindLatest.count());
    if (!answer.childShards.empty())
        writeChildren(out, answer.childShards);
    out.end();
}

constexpr std::array kOperations{
    Operation{"GetRecords", {kGetRecords}, getRecords, writeGot},
    Operation{"GetShardIterator", {kGetShardIterator}, getShardIterator, writeIterator},
    Operation{"PutRecord", {kPutRecord}, putRecord, writePut, false, plainPutRecord},
    Operation{"PutRecords", {kPutRecords}, putRecords, writePuts, false, plainPutRecords},
};

}

void writeRecords(BodyWriter& out, const std::vector<streams::Record>& records, const Naming& naming)
{
    out.key("Records").beginList();
    for (const streams::Record& record : records)
        writeRecord(out, record, naming);
    out.end();
}

std::span<const Operation> recordOperations() { return kOperations; }

}
