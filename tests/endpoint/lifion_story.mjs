#!/usr/bin/env node
// A consumer of the Lifion library, which leases shards in a DynamoDB table as the KCL does, follows a stream through
// a split: it reads the parent to its end before it takes the children, misses nothing and reads nothing twice. Its
// table is dynalite's; underneath is version 2 of the AWS SDK.
import { once } from "node:events";

import { clientsRequire } from "./clients.mjs";
import { expect, fail, say, serving, until } from "./served.mjs";

process.env.AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE = "1";
const dynalite = clientsRequire("dynalite");
const Lifion = clientsRequire("lifion-kinesis");

const STREAM = "clicks";
const KEYS = ["a", "b", "c", "d", "e", "f", "g", "h"];
const access = { region: "us-east-1", accessKeyId: "story", secretAccessKey: "story" };

async function follow(url, tableUrl) {
  const kinesis = new (clientsRequire("aws-sdk").Kinesis)({ ...access, endpoint: url });
  await kinesis.createStream({ StreamName: STREAM, ShardCount: 1 }).promise();
  // The endpoint is stopped at the end while the library still polls: its stopConsumer() throws after a shard has ended.
  let isOver = false;
  const mind = (error) => isOver || fail(`the library: expected no error, got ${error}`);
  const stream = new Lifion({
    ...access, endpoint: url, streamName: STREAM, consumerGroup: "story",
    initialPositionInStream: "TRIM_HORIZON", pollDelay: 20, noRecordsPollDelay: 250,
    leaseAcquisitionInterval: 200, leaseAcquisitionRecoveryInterval: 200,
    tags: { team: "web" },
    logger: { error: (...what) => mind(what.join(" ")) },
    dynamoDb: { ...access, endpoint: tableUrl, tableName: "leases" },
  });
  stream.on("error", (error) => mind(error.stack));
  const seen = []; // "key number", in the order in which it came
  const shards = new Set();
  stream.on("data", ({ records, shardId }) => {
    shards.add(shardId);
    seen.push(...records.map((record) => String(record.data)));
  });
  await stream.startConsumer();
  say("it tagged the stream, made its table of leases and began to read");

  const written = [];
  const put = async (number) => {
    const texts = KEYS.map((key) => `${key} ${number}`);
    await stream.putRecords({ records: texts.map((data, i) => ({ data, partitionKey: KEYS[i] })) });
    written.push(...texts);
  };
  for (let i = 0; i < 5; i += 1) await put(i);
  await until("records read before the split", () => seen.length, written.length);
  expect("who brought them", [...shards], ["shardId-000000000000"]);

  // Writes go on meanwhile.
  const split = kinesis.splitShard({
    StreamName: STREAM, ShardToSplit: "shardId-000000000000", NewStartingHashKey: String(2n ** 127n),
  }).promise();
  for (let i = 5; i < 15; i += 1) await put(i);
  await split;
  for (let i = 15; i < 20; i += 1) await put(i);
  await until("records read after the split", () => seen.length, written.length);
  expect("who brought them", [...shards].sort(),
    ["shardId-000000000000", "shardId-000000000001", "shardId-000000000002"]);
  expect("each record once", [...seen].sort(), [...written].sort());
  for (const key of KEYS) {
    const of = (list) => list.filter((text) => text.startsWith(`${key} `));
    expect(`the order of key ${key} across the split`, of(seen), of(written));
  }
  say(`read ${seen.length} records through a split, each once and those of a key in their order`);
  isOver = true;
}

say(`lifion-kinesis ${clientsRequire("lifion-kinesis/package.json").version}, dynalite ${
  clientsRequire("dynalite/package.json").version}`);
const table = dynalite({ createTableMs: 0 });
table.listen(0, "127.0.0.1");
await once(table, "listening");
// Whatever takes time makes the library wait for ten seconds.
await serving(["--timings", "instant"], (url) => follow(url, `http://127.0.0.1:${table.address().port}`));
process.exit(0);
