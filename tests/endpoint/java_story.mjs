#!/usr/bin/env node
// What the AWS SDK for Java 2.x would send, played from recorded/ over h2c with prior knowledge, which its Kinesis
// client speaks, and answered in CBOR: read by npm's "cbor", which knows nothing of ours. record_cbor.mjs says where
// the recordings' form is taken from.
import { readFileSync } from "node:fs";
import http2 from "node:http2";
import path from "node:path";

import { clientsRequire, here } from "./clients.mjs";
import { expect, fail, say, serving } from "./served.mjs";

const { decodeFirstSync, encodeOne } = clientsRequire("cbor");

// An instant stays what it is on the wire: tag 1 and milliseconds, which "cbor" would take for seconds.
const decode = (bytes) => decodeFirstSync(bytes, { tags: { 1: (ms) => ({ instantMs: ms }) } });

// The recording, with what only an answer could tell put in where it was left open.
function recorded(name, filled = {}) {
  let bytes = readFileSync(path.join(here, "recorded", `${name}.cbor`));
  for (const [open, text] of Object.entries(filled)) {
    const stand = encodeOne(open), at = bytes.indexOf(stand);
    if (at < 0) fail(`the recording ${name}: expected ${open} in it, got none`);
    bytes = Buffer.concat([bytes.subarray(0, at), encodeOne(text), bytes.subarray(at + stand.length)]);
  }
  return bytes;
}

function begin(connection, name, filled) {
  const body = recorded(name, filled);
  const stream = connection.request({
    ":method": "POST", ":path": "/", "content-type": "application/x-amz-cbor-1.1", "content-length": body.length,
    "x-amz-target": `Kinesis_20131202.${name.split(".")[0]}`, "x-amz-date": "20261120T000000Z",
    "user-agent": "aws-sdk-java/2.29.0",
    authorization: "AWS4-HMAC-SHA256 Credential=story/20261120/us-east-1/kinesis/aws4_request, "
      + "SignedHeaders=host;x-amz-date, Signature=00",
  });
  stream.end(body);
  return stream;
}

async function headersOf(stream) {
  return new Promise((resolve, reject) => stream.once("response", resolve).once("error", reject));
}

// The answer as the status and what its body says.
async function call(connection, name, filled) {
  const stream = begin(connection, name, filled);
  const headers = await headersOf(stream);
  const parts = [];
  for await (const part of stream) parts.push(part);
  const body = Buffer.concat(parts);
  expect(`${name}: content type`, headers["content-type"], "application/x-amz-cbor-1.1");
  return { status: headers[":status"], told: body.length > 0 ? decode(body) : undefined };
}

async function ok(connection, name, filled) {
  const { status, told } = await call(connection, name, filled);
  expect(`${name}: status`, status, 200);
  return told;
}

// The event-stream messages of a subscription as they come: their headers, and what their payload says.
async function* messages(stream) {
  let bytes = Buffer.alloc(0);
  for await (const part of stream) {
    bytes = Buffer.concat([bytes, part]);
    while (bytes.length >= 4 && bytes.length >= bytes.readUInt32BE(0)) {
      const total = bytes.readUInt32BE(0), end = 12 + bytes.readUInt32BE(4);
      const headers = {};
      for (let at = 12; at < end;) {
        const name = bytes.subarray(at + 1, at + 1 + bytes[at]).toString();
        at += 1 + bytes[at];
        expect("the type of an event's header", bytes[at], 7);
        const length = bytes.readUInt16BE(at + 1);
        headers[name] = bytes.subarray(at + 3, at + 3 + length).toString();
        at += 3 + length;
      }
      yield { headers, told: decode(bytes.subarray(end, total - 4)) };
      bytes = bytes.subarray(total);
    }
  }
}

function expectFirstHour(what, { instantMs }) {
  const sinceStart = instantMs - Date.parse("2026-11-20T00:00:00Z");
  if (!(sinceStart >= 0 && sinceStart < 3_600_000))
    fail(`${what}: expected tag 1 and milliseconds in the first virtual hour, got ${instantMs}`);
}

async function tell(url) {
  const connection = http2.connect(url);
  const unknown = await call(connection, "DescribeStreamSummary.unknown");
  expect("a stream that is not there", unknown, { status: 400, told: {
    __type: "ResourceNotFoundException", message: "Stream nowhere under account 123456789012 not found." } });
  expect("CreateStream", await ok(connection, "CreateStream"), undefined);
  const { StreamDescriptionSummary: summary } = await ok(connection, "DescribeStreamSummary");
  expect("its status", summary.StreamStatus, "ACTIVE");
  expectFirstHour("its creation", summary.StreamCreationTimestamp);
  expect("its shards", (await ok(connection, "ListShards")).Shards.map((shard) => shard.ShardId),
    ["shardId-000000000000", "shardId-000000000001"]);
  expect("where a record goes", (await ok(connection, "PutRecord")).ShardId, "shardId-000000000000");
  const put = await ok(connection, "PutRecords");
  expect("where records go", [put.FailedRecordCount, put.Records.map((record) => record.ShardId)],
    [0, ["shardId-000000000000", "shardId-000000000001", "shardId-000000000001"]]);
  say("described, listed and wrote");

  for (const [start, wanted] of [
    ["GetShardIterator.at_timestamp", [["a", Buffer.from("hello")], ["a", Buffer.from([...Array(300).keys()])]]],
    ["GetShardIterator.trim_horizon", [
      ["a key that is longer than what fits into the first byte of a text", Buffer.alloc(0)],
      ["ключ", Buffer.from("third")]]]]) {
    const { ShardIterator } = await ok(connection, start);
    const { Records, MillisBehindLatest } = await ok(connection, "GetRecords", { ITERATOR: ShardIterator });
    expect(`${start}: records`, Records.map((record) => [record.PartitionKey, Buffer.from(record.Data)]), wanted);
    expect(`${start}: behind`, MillisBehindLatest, 0);
    expectFirstHour(`${start}: arrival`, Records[0].ApproximateArrivalTimestamp);
  }
  say("read all of it");

  const { Consumer: consumer } = await ok(connection, "RegisterStreamConsumer");
  const stream = begin(connection, "SubscribeToShard", { CONSUMER: consumer.ConsumerARN });
  const headers = await headersOf(stream);
  expect("the subscription", [headers[":status"], headers["content-type"]],
    [200, "application/vnd.amazon.eventstream"]);
  const keys = [];
  let first = true;
  for await (const { headers: event, told } of messages(stream)) {
    expect("an event", event[":event-type"], first ? "initial-response" : "SubscribeToShardEvent");
    if (!first) keys.push(...told.Records.map((record) => record.PartitionKey));
    first = false;
    if (keys.length === 2) break;
  }
  expect("the subscription's keys", keys, ["a", "a"]);
  stream.close();
  connection.close();
  say("subscribed to a shard");
}

say("recordings of the AWS SDK for Java");
// A scenario begins at a known instant, which the recordings know too.
await serving(["--timings", "instant", "--scenario", "recorded/scenario.json"], tell);
