// What the parts of CreateChannel must have and may be, in the service's words: data-streams.md, 2.1 and 2.8. The
// members beside them are in every_operation_test.cpp; what goes together is the door's to say.
#include "wire/wire_by_hand.h"

#include <gtest/gtest.h>

namespace {

using namespace shardscope;
using test::WireByHand;

const std::string kHead =
    R"({"ChannelName":"n","ServiceExecutionRoleARN":"role","StreamConfigurationList":[{"StreamARN":)"
    R"("arn:aws:kinesis:us-east-1:123456789012:stream/s","RecordConfiguration":{"RecordFormatType":"JSON"}}],)"
    R"("EncryptionConfiguration":{"EncryptionType":"KMS","KeyId":"key"},"Tags":{"a":"b"},)"
    R"("LoggingConfiguration":{"CloudWatchLogs":{"Enabled":true,"LogGroupName":"group","LogStreamName":"log"}},)";
const std::string kDead = R"("DeadLetterQueueS3Configuration":{"BucketARN":"dead","ExpectedBucketOwner":)"
                          R"("000000000001","ErrorOutputPrefix":"errors"},)";
const std::string kStorage = R"("StorageConfiguration":{"BucketARN":"bucket","ExpectedBucketOwner":"000000000002",)"
                             R"("OutputKeyTemplate":"keys","StorageClass":"STANDARD","CompressionType":"GZIP"})";
const std::string kToS3 =
    kHead + R"("S3DestinationConfiguration":{"DataFreshnessInSeconds":60,)" + kDead + kStorage + "}}";
const std::string kTable = R"({"TableBucketARN":"tables","Namespace":"space","TableName":"table",)"
                           R"("CompressionType":"ZSTD","PartitionSpec":{"PartitionFields":[{"Transform":)"
                           R"("TIME_HOUR","SourceName":"at"}]}})";
const std::string kToTables = kHead + R"("S3TablesDestinationConfiguration":{"DataFreshnessInSeconds":60,)" + kDead
    + R"("S3TablesConfigurationList":[)" + kTable + "]}}";

std::string texts(std::size_t count) { return std::string(count, 'n'); }

std::string missing(const std::string& path)
{
    return "Value null at '" + path + "' failed to satisfy constraint: Member must not be null";
}
std::string refused(const std::string& value, const std::string& path, const std::string& constraint)
{
    return "Value '" + value + "' at '" + path + "' failed to satisfy constraint: Member must " + constraint;
}
std::string tooLong(const std::string& value, const std::string& path, int most)
{
    return refused(value, path, "have length less than or equal to " + std::to_string(most));
}
std::string tooShort(const std::string& value, const std::string& path, int least)
{
    return refused(value, path, "have length greater than or equal to " + std::to_string(least));
}
std::string noChoice(const std::string& value, const std::string& path, const std::string& choices)
{
    return refused(value, path, "satisfy enum value set: [" + choices + "]");
}
std::string noName(const std::string& value, const std::string& path)
{
    return refused(value, path, "satisfy regular expression pattern: [a-zA-Z0-9_.-]+");
}

struct Part {
    const std::string& body;
    std::string piece; // of the body
    std::string instead;
    std::string failure; // none: it may be refused for something else
};

const std::string kSource = "streamConfigurationList.1.member.";
const std::string kS3 = "s3DestinationConfiguration.";
const std::string kTables = "s3TablesDestinationConfiguration.";
const std::string kFirst = kTables + "s3TablesConfigurationList.1.member.";
const std::string kLogs = "loggingConfiguration.cloudWatchLogs.";
const std::string kStreamArn = R"("StreamARN":"arn:aws:kinesis:us-east-1:123456789012:stream/s",)";

const Part kParts[] = {
    // body | piece | instead | failure
    {kToS3, kStreamArn, "", missing(kSource + "streamARN")},
    {kToS3, R"(,"RecordConfiguration":{"RecordFormatType":"JSON"})", "", missing(kSource + "recordConfiguration")},
    {kToS3, R"("RecordFormatType":"JSON")", "", missing(kSource + "recordConfiguration.recordFormatType")},
    {kToS3, "\"JSON\"", "\"json\"",
        noChoice("json", kSource + "recordConfiguration.recordFormatType", "GSR_JSON, JSON, STRING, BYTE_ARRAY")},
    {kToS3, "\"JSON\"", "\"STRING\"", ""},
    {kToS3, "\"JSON\"", R"("GSR_JSON","GSRSchemaARN":"")",
        tooShort("", kSource + "recordConfiguration.gSRSchemaARN", 1)},
    {kToS3, R"(,"StorageConfiguration")", R"(,"Storage")", missing(kS3 + "storageConfiguration")},
    {kToS3, R"("BucketARN":"bucket",)", "", missing(kS3 + "storageConfiguration.bucketARN")},
    {kToS3, R"("ExpectedBucketOwner":"000000000002",)", "", missing(kS3 + "storageConfiguration.expectedBucketOwner")},
    {kToS3, "000000000002", "00000000002",
        tooShort("00000000002", kS3 + "storageConfiguration.expectedBucketOwner", 12)},
    {kToS3, "000000000002", "0000000000002",
        tooLong("0000000000002", kS3 + "storageConfiguration.expectedBucketOwner", 12)},
    {kToS3, "\"keys\"", "\"" + texts(1'024) + "\"", ""},
    {kToS3, "\"keys\"", "\"" + texts(1'025) + "\"",
        tooLong(texts(1'025), kS3 + "storageConfiguration.outputKeyTemplate", 1'024)},
    {kToS3, "\"STANDARD\"", "\"GLACIER\"",
        noChoice("GLACIER", kS3 + "storageConfiguration.storageClass", "STANDARD, INTELLIGENT_TIERING, GLACIER_IR")},
    {kToS3, R"("STANDARD","CompressionType":"GZIP")", "\"GLACIER_IR\"",
        missing(kS3 + "storageConfiguration.compressionType")},
    {kToS3, "\"GZIP\"", "\"SNAPPY\"",
        noChoice("SNAPPY", kS3 + "storageConfiguration.compressionType", "NONE, GZIP, ZSTD")},
    {kToS3, kDead, "", ""},
    {kToS3, R"("BucketARN":"dead",)", "", missing(kS3 + "deadLetterQueueS3Configuration.bucketARN")},
    {kToS3, R"("ExpectedBucketOwner":"000000000001",)", "",
        missing(kS3 + "deadLetterQueueS3Configuration.expectedBucketOwner")},
    {kToS3, "\"errors\"", "\"" + texts(1'024) + "\"", ""},
    {kToS3, "\"errors\"", "\"" + texts(1'025) + "\"",
        tooLong(texts(1'025), kS3 + "deadLetterQueueS3Configuration.errorOutputPrefix", 1'024)},

    {kToTables, kDead, "", missing(kTables + "deadLetterQueueS3Configuration")},
    {kToTables, ",\"S3TablesConfigurationList\"", ",\"List\"", missing(kTables + "s3TablesConfigurationList")},
    {kToTables, kTable, "", tooShort("[]", kTables + "s3TablesConfigurationList", 1)},
    {kToTables, kTable, kTable + "," + kTable, tooLong("[2 members]", kTables + "s3TablesConfigurationList", 1)},
    {kToTables, R"("TableBucketARN":"tables",)", "", missing(kFirst + "tableBucketARN")},
    {kToTables, R"("Namespace":"space",)", "", missing(kFirst + "namespace")},
    {kToTables, "\"space\"", "\"a b\"", noName("a b", kFirst + "namespace")},
    {kToTables, R"("TableName":"table",)", "", missing(kFirst + "tableName")},
    {kToTables, "\"table\"", "\"a b\"", noName("a b", kFirst + "tableName")},
    {kToTables, R"("CompressionType":"ZSTD",)", "", missing(kFirst + "compressionType")},
    {kToTables, "\"ZSTD\"", "\"SNAPPY\"", ""},
    {kToTables, "\"ZSTD\"", "\"GZIP\"", noChoice("GZIP", kFirst + "compressionType", "NONE, ZSTD, SNAPPY")},
    {kToTables, R"({"Transform":"TIME_HOUR","SourceName":"at"})", "",
        tooShort("[]", kFirst + "partitionSpec.partitionFields", 1)},
    {kToTables, "\"TIME_HOUR\"", "\"TIME_DAY\"",
        noChoice("TIME_DAY", kFirst + "partitionSpec.partitionFields.1.member.transform", "TIME_HOUR")},
    {kToTables, R"(,"SourceName":"at")", "", missing(kFirst + "partitionSpec.partitionFields.1.member.sourceName")},

    {kToS3, R"("EncryptionType":"KMS",)", "", missing("encryptionConfiguration.encryptionType")},
    {kToS3, "\"KMS\"", "\"NONE\"", noChoice("NONE", "encryptionConfiguration.encryptionType", "KMS")},
    {kToS3, R"(,"KeyId":"key")", "", missing("encryptionConfiguration.keyId")},
    {kToS3, "\"key\"", "\"\"", tooShort("", "encryptionConfiguration.keyId", 1)},
    {kToS3, "\"key\"", "\"" + texts(2'048) + "\"", ""},
    {kToS3, "\"key\"", "\"" + texts(2'049) + "\"", tooLong(texts(2'049), "encryptionConfiguration.keyId", 2'048)},
    {kToS3, R"("Tags":{"a":"b"})", R"("Tags":{})", tooShort("{}", "tags", 1)},
    {kToS3, R"("CloudWatchLogs")", R"("Logs")", missing("loggingConfiguration.cloudWatchLogs")},
    {kToS3, R"("Enabled":true,)", "", missing(kLogs + "enabled")},
    {kToS3, "\"group\"", "\"\"", tooShort("", kLogs + "logGroupName", 1)},
    {kToS3, "\"group\"", "\"" + texts(512) + "\"", ""},
    {kToS3, "\"group\"", "\"" + texts(513) + "\"", tooLong(texts(513), kLogs + "logGroupName", 512)},
    {kToS3, "\"log\"", "\"\"", tooShort("", kLogs + "logStreamName", 1)},
    {kToS3, "\"log\"", "\"" + texts(512) + "\"", ""},
    {kToS3, "\"log\"", "\"" + texts(513) + "\"", tooLong(texts(513), kLogs + "logStreamName", 512)},
};

TEST(ChannelParts, AreBoundInTheServicesWords)
{
    WireByHand wire;
    wire.body("CreateStream", R"({"StreamName":"s","StreamModeDetails":{"StreamMode":"ON_DEMAND"}})");
    for (const Part& part : kParts) {
        SCOPED_TRACE(part.piece + " -> " + part.instead);
        std::string body = part.body;
        ASSERT_NE(body.find(part.piece), std::string::npos);
        body.replace(body.find(part.piece), part.piece.size(), part.instead);
        const std::string expected =
            R"({"__type":"ValidationException","message":"1 validation error detected: )" + part.failure + "\"}";
        for (const wire::Codec codec : {wire::Codec::Json, wire::Codec::Cbor}) {
            const std::string answer = wire.ask(codec, "CreateChannel", body);
            if (part.failure.empty()) {
                EXPECT_EQ(answer.find("ValidationException"), std::string::npos) << answer;
            } else {
                EXPECT_EQ(answer, expected);
            }
        }
        wire.wait(base::Duration{1'000});
    }
}

}
