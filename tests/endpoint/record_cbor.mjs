// Writes recorded/NAME.cbor: bodies as the AWS SDK for Java 2.x sends them, by an encoder that is not ours (npm's
// "cbor"). No Java runs here; what its bodies look like is read from its sources:
//
// - Content type application/x-amz-cbor-1.1, target Kinesis_20131202.OPERATION, members in the order of the service
//   model: AwsCborProtocolFactory of aws-sdk-java-v2, core/protocols/aws-cbor-protocol.
// - Maps and lists have no length but a break at their end (bf … ff, 9f … ff): CBORGenerator.writeStartObject() and
//   writeStartArray() of jackson-dataformats-binary, which JsonGenerator's callers reach without a size.
// - Texts and blobs have a length; one of Jackson's texts is cut into pieces only beyond 3,996 bytes, which none here
//   is: CBORGenerator._writeString(), writeBinary().
// - Integers are as short as they can be: CBORGenerator.Feature.WRITE_MINIMAL_INTS is on by default.
// - An instant is tag 1 with whole milliseconds: SdkCborGenerator.writeValue(Instant).
// - Members that are not set are left out.
//
// What only an answer can tell stands as "ITERATOR" or "CONSUMER" in them; who plays a recording puts it in.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

import { clientsRequire, here } from "./clients.mjs";

const { Encoder, Tagged } = clientsRequire("cbor");
const folder = path.join(here, "recorded");

// Containers without lengths, at every depth.
function withoutLengths(value) {
  const isPlain = value !== null && typeof value === "object" && value.constructor === Object;
  if (!isPlain && !Array.isArray(value)) return value;
  const container = isPlain
    ? new Map(Object.entries(value).map(([name, member]) => [name, withoutLengths(member)]))
    : value.map(withoutLengths);
  container.encodeCBOR = Encoder.encodeIndefinite;
  return container;
}

const instant = (iso) => new Tagged(1, Date.parse(iso));
const blob = (text) => Buffer.from(text);
const arn = "arn:aws:kinesis:us-east-1:123456789012:stream/clicks";

const bodies = {
  CreateStream: { StreamName: "clicks", ShardCount: 2 },
  DescribeStreamSummary: { StreamName: "clicks" },
  "DescribeStreamSummary.unknown": { StreamName: "nowhere" },
  ListShards: { StreamName: "clicks", MaxResults: 1000 },
  PutRecord: { StreamName: "clicks", Data: blob("hello"), PartitionKey: "a" },
  PutRecords: {
    Records: [
      { Data: Buffer.from(Uint8Array.from({ length: 300 }, (_, i) => i & 255)), PartitionKey: "a" },
      { Data: blob(""), PartitionKey: "a key that is longer than what fits into the first byte of a text" },
      { Data: blob("third"), ExplicitHashKey: "340282366920938463463374607431768211455", PartitionKey: "ключ" },
    ],
    StreamARN: arn,
  },
  "GetShardIterator.at_timestamp": {
    StreamName: "clicks", ShardId: "shardId-000000000000", ShardIteratorType: "AT_TIMESTAMP",
    Timestamp: instant("2026-11-20T00:00:00.001Z"),
  },
  "GetShardIterator.trim_horizon": {
    StreamName: "clicks", ShardId: "shardId-000000000001", ShardIteratorType: "TRIM_HORIZON",
  },
  GetRecords: { ShardIterator: "ITERATOR", Limit: 1000 },
  RegisterStreamConsumer: { StreamARN: arn, ConsumerName: "reader" },
  SubscribeToShard: {
    ConsumerARN: "CONSUMER", ShardId: "shardId-000000000000",
    StartingPosition: { Type: "AT_TIMESTAMP", Timestamp: instant("2026-11-20T00:00:00Z") },
  },
};

mkdirSync(folder, { recursive: true });
for (const [name, body] of Object.entries(bodies))
  writeFileSync(path.join(folder, `${name}.cbor`), Encoder.encodeOne(withoutLengths(body), { highWaterMark: 65536 }));
