#include "endpoint_lines.h"

namespace shardscope::app {

namespace {

// A name of the service holds letters, digits, '_', '.' and '-' alone, so it needs no quoting anywhere.
constexpr const char* kAwsCli = R"(export AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any
export AWS_DEFAULT_REGION=%2
aws --endpoint-url %1 kinesis \
    describe-stream-summary --stream-name %3
aws --endpoint-url %1 kinesis \
    put-record --stream-name %3 --partition-key user-1 --data aGVsbG8=)";

constexpr const char* kBoto3 = R"(import boto3

kinesis = boto3.client(
    "kinesis", endpoint_url="%1", region_name="%2",
    aws_access_key_id="any", aws_secret_access_key="any")
kinesis.put_record(StreamName="%3", PartitionKey="user-1", Data=b"hello"))";

constexpr const char* kJavaScript = R"(import { KinesisClient, PutRecordCommand } from "@aws-sdk/client-kinesis";

const kinesis = new KinesisClient({
  endpoint: "%1", region: "%2",
  credentials: { accessKeyId: "any", secretAccessKey: "any" },
});
await kinesis.send(new PutRecordCommand({
  StreamName: "%3", PartitionKey: "user-1",
  Data: Buffer.from("hello"),
}));)";

constexpr const char* kJava = R"(KinesisClient kinesis = KinesisClient.builder()
    .endpointOverride(URI.create("%1")).region(Region.of("%2"))
    .credentialsProvider(StaticCredentialsProvider.create(
        AwsBasicCredentials.create("any", "any")))
    .build();
kinesis.putRecord(record -> record.streamName("%3").partitionKey("user-1")
    .data(SdkBytes.fromUtf8String("hello")));)";

const char* templateOf(Client client)
{
    switch (client) {
    case Client::AwsCli:
        return kAwsCli;
    case Client::Boto3:
        return kBoto3;
    case Client::JavaScript:
        return kJavaScript;
    case Client::Java:
        return kJava;
    }
    return "";
}

}

QString clientName(Client client)
{
    switch (client) {
    case Client::AwsCli:
        return QStringLiteral("AWS CLI");
    case Client::Boto3:
        return QStringLiteral("boto3");
    case Client::JavaScript:
        return QStringLiteral("JavaScript");
    case Client::Java:
        return QStringLiteral("Java");
    }
    return {};
}

QString endpointLines(Client client, const QString& url, const QString& region, const QString& stream)
{
    return QString::fromUtf8(templateOf(client)).arg(url, region, stream);
}

}
