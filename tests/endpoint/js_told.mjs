// What a JavaScript program does with a stream from its creation to its end, told to the AWS SDK version 3: as it
// comes ("h2c": HTTP/2 without TLS) or with the handler for HTTP/1.1 ("http1").
import { clientsRequire } from "./clients.mjs";
import { expect, fail, pause, say, serving, until } from "./served.mjs";

const { Kinesis } = clientsRequire("@aws-sdk/client-kinesis");
const { NodeHttpHandler } = clientsRequire("@smithy/node-http-handler");

const STREAM = "clicks";
const ARN = `arn:aws:kinesis:us-east-1:123456789012:stream/${STREAM}`;
const ACCOUNT = "under account 123456789012";
const MOST = 2n ** 128n - 1n;

function clientOf(url, mode, { region = "us-east-1", accessKeyId = "story" } = {}) {
  return new Kinesis({
    endpoint: url, region, maxAttempts: 10,
    credentials: { accessKeyId, secretAccessKey: "story" },
    ...(mode === "http1" && { requestHandler: new NodeHttpHandler() }),
  });
}

const bytes = (string) => new TextEncoder().encode(string);
const texts = (records) => records.map((record) => new TextDecoder().decode(record.Data));

async function expectRefusal(what, call, name, message) {
  try {
    fail(`${what}: expected ${name}, got ${JSON.stringify(await call())}`);
  } catch (refusal) {
    expect(`${what}: name`, refusal.name, name);
    if (message !== undefined) expect(`${what}: message`, refusal.message, message);
  }
}

const summary = async (kinesis, stream = STREAM) =>
  (await kinesis.describeStreamSummary({ StreamName: stream })).StreamDescriptionSummary;
const untilActive = (kinesis) => until("the stream", async () => (await summary(kinesis)).StreamStatus, "ACTIVE");
const shardsOf = async (kinesis) => (await kinesis.listShards({ StreamName: STREAM })).Shards;
const openShards = async (kinesis) => (await shardsOf(kinesis))
  .filter((shard) => shard.SequenceNumberRange.EndingSequenceNumber === undefined).map((shard) => shard.ShardId);
const iterator = async (kinesis, shard, type, start = {}) => (await kinesis.getShardIterator(
  { StreamName: STREAM, ShardId: shard, ShardIteratorType: type, ...start })).ShardIterator;

// The records from an iterator on, up to the end of the shard or the present, and the last answer.
async function read(kinesis, start) {
  const records = [];
  for (;;) {
    const answer = await kinesis.getRecords({ ShardIterator: start });
    records.push(...answer.Records);
    start = answer.NextShardIterator;
    if (start === undefined || (answer.Records.length === 0 && answer.MillisBehindLatest === 0))
      return { records, answer };
  }
}
const readTexts = async (kinesis, ...from) => texts((await read(kinesis, await iterator(kinesis, ...from))).records);

// Shards refuse what is above their limits; a program sends it again until all is stored.
async function writing(kinesis) {
  await kinesis.createStream({ StreamName: STREAM, ShardCount: 2 });
  await untilActive(kinesis);

  // The shard's bucket holds 1 MiB, and this is twice as much in one call.
  const number = (i) => String(i).padStart(4, "0");
  let waiting = Array.from({ length: 500 }, (_, i) => ({ Data: bytes(number(i).repeat(1_000)), PartitionKey: "a" }));
  let calls = 0;
  while (waiting.length > 0) {
    const answer = await kinesis.putRecords({ StreamName: STREAM, Records: waiting });
    calls += 1;
    expect("as many results as records", answer.Records.length, waiting.length);
    const refused = answer.Records.filter((result) => result.ErrorCode !== undefined);
    expect("FailedRecordCount", answer.FailedRecordCount, refused.length);
    if (calls === 1) expect("stored at once", waiting.length - refused.length, Math.floor(2 ** 20 / 4_001));
    for (const result of refused) {
      expect("a refused record", result, {
        ErrorCode: "ProvisionedThroughputExceededException",
        ErrorMessage: `Rate exceeded for shard shardId-000000000000 in stream ${STREAM} ${ACCOUNT}.`,
      });
    }
    waiting = waiting.filter((_, i) => answer.Records[i].ErrorCode !== undefined);
    if (waiting.length > 0) await pause();
  }
  say(`wrote 500 records of 4 KB to one shard in ${calls} calls, sending again what was refused`);

  // The second MB finds no room in the shard's second, unless this machine takes a second to send it.
  let megabytes = 0, attempts = 1;
  for (; attempts === 1 && megabytes < 20; megabytes += 1) {
    const put = await kinesis.putRecord({ StreamName: STREAM, Data: new Uint8Array(1_000_000), PartitionKey: "b" });
    attempts = put.$metadata.attempts;
  }
  if (attempts === 1) fail("retries of the SDK's own: expected some among 20 MB in a row, got none");
  say(`wrote ${megabytes} MB in a row to the other shard; the SDK itself tried the last one ${attempts} times`);

  const found = await readTexts(kinesis, "shardId-000000000000", "TRIM_HORIZON");
  expect("each record once", found.map((record) => record.slice(0, 4)).sort(),
    Array.from({ length: 500 }, (_, i) => number(i)));
  say("read all of them back");
}

// What takes time is seen to take it; other changes have to wait.
async function changing(kinesis) {
  const expectStatus = async (stream, status) =>
    expect(`the stream ${stream}`, (await summary(kinesis, stream)).StreamStatus, status);
  await kinesis.createStream({ StreamName: STREAM, ShardCount: 2 });
  await expectStatus(STREAM, "CREATING");
  const split = {
    StreamName: "to-split", ShardToSplit: "shardId-000000000000", NewStartingHashKey: String(2n ** 127n) };
  await kinesis.splitShard(split);
  await expectStatus("to-split", "UPDATING");
  await expectRefusal("a split during a split", () => kinesis.splitShard(split), "ResourceInUseException");
  await kinesis.startStreamEncryption(
    { StreamName: "to-encrypt", EncryptionType: "KMS", KeyId: "alias/aws/kinesis" });
  await expectStatus("to-encrypt", "UPDATING");
  await kinesis.deleteStream({ StreamName: "to-delete" });
  await expectStatus("to-delete", "DELETING");
  say("caught streams in the middle of a creation, a split, an encryption and a deletion");
}

async function describing(kinesis) {
  await expectRefusal("a stream that is not there", () => summary(kinesis), "ResourceNotFoundException",
    `Stream ${STREAM} ${ACCOUNT} not found.`);
  await kinesis.createStream({ StreamName: STREAM, ShardCount: 2 });
  await untilActive(kinesis);
  await expectRefusal("a second of the name", () => kinesis.createStream({ StreamName: STREAM, ShardCount: 1 }),
    "ResourceInUseException");
  const told = await summary(kinesis);
  expect("its ARN", told.StreamARN, ARN);
  expect("its open shards", told.OpenShardCount, 2);
  expect("its retention", told.RetentionPeriodHours, 24);
  if (Math.abs(Date.now() - told.StreamCreationTimestamp.getTime()) > 3_600_000)
    fail(`its creation: expected about now, got ${told.StreamCreationTimestamp.toISOString()}`);
  const { StreamDescription: described } = await kinesis.describeStream({ StreamName: STREAM });
  const half = (MOST + 1n) / 2n;
  expect("its hash ranges", described.Shards.map((shard) => shard.HashKeyRange), [
    { StartingHashKey: "0", EndingHashKey: String(half - 1n) },
    { StartingHashKey: String(half), EndingHashKey: String(MOST) }]);
  expect("more shards", described.HasMoreShards, false);
  expect("the streams", (await kinesis.listStreams({})).StreamNames, [STREAM]);
  expect("its shards, listed", await openShards(kinesis), ["shardId-000000000000", "shardId-000000000001"]);
  expect("the account's open shards", (await kinesis.describeLimits({})).OpenShardCount, 2);
  say("created, described and listed a stream of two shards");
}

async function reading(kinesis) {
  const put = (record) => kinesis.putRecord({ StreamName: STREAM, PartitionKey: "a", ...record });
  const first = await put({ Data: bytes("first") });
  expect("the shard of key a", first.ShardId, "shardId-000000000000");
  const other = await put({ Data: bytes("other"), ExplicitHashKey: String(MOST) });
  expect("the shard of the greatest hash", other.ShardId, "shardId-000000000001");
  const digits = Array.from({ length: 10 }, (_, i) => String(i));
  const many = await kinesis.putRecords({
    StreamName: STREAM, Records: digits.map((digit) => ({ Data: bytes(digit), PartitionKey: "a" })) });
  expect("refused", many.FailedRecordCount, 0);
  const numbers = [first, ...many.Records].map((result) => BigInt(result.SequenceNumber));
  expect("sequence numbers in order", numbers.every((n, i) => i === 0 || numbers[i - 1] < n), true);

  const shard = first.ShardId, all = ["first", ...digits];
  const latest = await iterator(kinesis, shard, "LATEST");
  const { records, answer } = await read(kinesis, await iterator(kinesis, shard, "TRIM_HORIZON"));
  expect("TRIM_HORIZON", texts(records), all);
  expect("behind at the end", answer.MillisBehindLatest, 0);
  const third = { StartingSequenceNumber: String(numbers[2]) };
  expect("AT_SEQUENCE_NUMBER", await readTexts(kinesis, shard, "AT_SEQUENCE_NUMBER", third), all.slice(2));
  expect("AFTER_SEQUENCE_NUMBER", await readTexts(kinesis, shard, "AFTER_SEQUENCE_NUMBER", third), all.slice(3));
  const second = new Date(Math.floor(records.at(-1).ApproximateArrivalTimestamp.getTime() / 1_000) * 1_000);
  expect("AT_TIMESTAMP", await readTexts(kinesis, shard, "AT_TIMESTAMP", { Timestamp: second }),
    texts(records.filter((record) => record.ApproximateArrivalTimestamp >= second)));
  await put({ Data: bytes("last"), SequenceNumberForOrdering: String(numbers.at(-1)) });
  expect("LATEST", texts((await read(kinesis, latest)).records), ["last"]);
  await expectRefusal("an iterator that is none", () => kinesis.getRecords({ ShardIterator: "none" }),
    "InvalidArgumentException", "Invalid ShardIterator.");
  await expectRefusal("AT_SEQUENCE_NUMBER without one", () => iterator(kinesis, shard, "AT_SEQUENCE_NUMBER"),
    "InvalidArgumentException");
  await expectRefusal("a shard that is not there", () => iterator(kinesis, "shardId-000000000009", "LATEST"),
    "ResourceNotFoundException", `Shard shardId-000000000009 in stream ${STREAM} ${ACCOUNT} does not exist`);
  say("wrote 13 records and read them from all five iterator types");
}

async function resharding(kinesis) {
  const split = {
    StreamName: STREAM, ShardToSplit: "shardId-000000000000", NewStartingHashKey: String(2n ** 126n) };
  await kinesis.splitShard(split);
  await untilActive(kinesis);
  expect("the children's parents", (await shardsOf(kinesis)).map((shard) => shard.ParentShardId),
    [undefined, undefined, "shardId-000000000000", "shardId-000000000000"]);
  const { records, answer: end } = await read(kinesis, await iterator(kinesis, "shardId-000000000000", "TRIM_HORIZON"));
  expect("read through", records.length, 12);
  expect("an iterator after the end", end.NextShardIterator, undefined);
  const children = end.ChildShards.map((child) => child.ShardId).sort();
  expect("the children at the end", children, ["shardId-000000000002", "shardId-000000000003"]);
  const child = await kinesis.putRecord({ StreamName: STREAM, Data: bytes("child"), PartitionKey: "a" });
  expect("where key a goes now", child.ShardId, "shardId-000000000002");
  expect("the child's records", await readTexts(kinesis, child.ShardId, "TRIM_HORIZON"), ["child"]);
  await expectRefusal("a split of a closed shard", () => kinesis.splitShard(split), "InvalidArgumentException");
  say("split a shard, read it through and went on in its child");

  await kinesis.mergeShards({ StreamName: STREAM, ShardToMerge: children[0], AdjacentShardToMerge: children[1] });
  await untilActive(kinesis);
  const merged = (await shardsOf(kinesis)).at(-1);
  expect("the merged shard's parents", [merged.ParentShardId, merged.AdjacentParentShardId], children);
  expect("open shards", await openShards(kinesis), ["shardId-000000000001", "shardId-000000000004"]);
  const update = await kinesis.updateShardCount(
    { StreamName: STREAM, TargetShardCount: 4, ScalingType: "UNIFORM_SCALING" });
  expect("the update", [update.CurrentShardCount, update.TargetShardCount], [2, 4]);
  await untilActive(kinesis);
  expect("open shards after it", (await summary(kinesis)).OpenShardCount, 4);
  say("merged the children, and made four shards of two");
}

async function registering(kinesis) {
  const consumers = async () => (await kinesis.listStreamConsumers({ StreamARN: ARN })).Consumers;
  const consumer = async () => (await kinesis.describeStreamConsumer(
    { StreamARN: ARN, ConsumerName: "reader" })).ConsumerDescription;
  const { Consumer: registered } = await kinesis.registerStreamConsumer({ StreamARN: ARN, ConsumerName: "reader" });
  expect("the consumer at first", registered.ConsumerStatus, "CREATING");
  await until("the consumer", async () => (await consumer()).ConsumerStatus, "ACTIVE");
  expect("its ARN", (await consumer()).ConsumerARN, registered.ConsumerARN);
  expect("the consumers", (await consumers()).map(({ ConsumerName }) => ConsumerName), ["reader"]);
  await expectRefusal("a second of the name", () => kinesis.registerStreamConsumer(
    { StreamARN: ARN, ConsumerName: "reader" }), "ResourceInUseException");
  await expectRefusal("a deletion with a consumer", () => kinesis.deleteStream({ StreamName: STREAM }),
    "ResourceInUseException");
  await kinesis.deregisterStreamConsumer({ ConsumerARN: registered.ConsumerARN });
  await until("the consumers", consumers, []);
  say("registered a consumer and deregistered it");
}

// A subscription ends after five minutes, and the next one goes on where it ended.
async function subscribing(kinesis) {
  const put = async (string) =>
    (await kinesis.putRecord({ StreamName: STREAM, Data: bytes(string), PartitionKey: "a" })).ShardId;
  await kinesis.createStream({ StreamName: STREAM, ShardCount: 1 });
  await untilActive(kinesis);
  const { ConsumerARN } = (await kinesis.registerStreamConsumer({ StreamARN: ARN, ConsumerName: "reader" })).Consumer;
  await until("the consumer", async () => (await kinesis.describeStreamConsumer({ ConsumerARN }))
    .ConsumerDescription.ConsumerStatus, "ACTIVE");

  const ShardId = await put("begin");
  const got = [];
  let events = 0, last;
  const first = await kinesis.subscribeToShard({ ConsumerARN, ShardId, StartingPosition: { Type: "TRIM_HORIZON" } });
  for await (const { SubscribeToShardEvent: told } of first.EventStream) {
    events += 1;
    got.push(...texts(told.Records));
    last = told.ContinuationSequenceNumber;
    if (events === 1) await put("middle");
  }
  expect("the subscription's records", got, ["begin", "middle"]);
  await put("end");
  say(`subscribed until the subscription ended, after ${events} events`);

  const again = await kinesis.subscribeToShard({ ConsumerARN, ShardId,
    StartingPosition: { Type: "AFTER_SEQUENCE_NUMBER", SequenceNumber: last } });
  const renewed = [];
  for await (const { SubscribeToShardEvent: told } of again.EventStream) {
    renewed.push(...texts(told.Records));
    if (renewed.length > 0) break;
  }
  expect("the renewed subscription's records", renewed, ["end"]);
  const { records } = await read(kinesis, await iterator(kinesis, ShardId, "TRIM_HORIZON"));
  const at = (string) => records[texts(records).indexOf(string)].ApproximateArrivalTimestamp.getTime() / 1_000;
  const lasted = at("end") - at("begin");
  // The calls at its beginning and its end take virtual time too.
  if (lasted < 300 || lasted > 1_200)
    fail(`the subscription: expected it to last 300 virtual seconds and little more, got ${lasted}`);
  say(`renewed it where it had ended; it had lasted ${lasted.toFixed(0)} virtual seconds`);
}

async function settings(kinesis) {
  const inOrder = (list) => list.map(({ Key, Value }) => `${Key}=${Value}`).sort();
  const tags = async () => inOrder((await kinesis.listTagsForStream({ StreamName: STREAM })).Tags);
  await kinesis.addTagsToStream({ StreamName: STREAM, Tags: { team: "web", stage: "test" } });
  expect("tags", await tags(), ["stage=test", "team=web"]);
  await kinesis.removeTagsFromStream({ StreamName: STREAM, TagKeys: ["stage", "absent"] });
  expect("tags after one is removed", await tags(), ["team=web"]);
  await kinesis.tagResource({ ResourceARN: ARN, Tags: { owner: "us" } });
  expect("tags of the resource", inOrder((await kinesis.listTagsForResource({ ResourceARN: ARN })).Tags),
    ["owner=us", "team=web"]);
  await kinesis.untagResource({ ResourceARN: ARN, TagKeys: ["owner"] });
  expect("tags after all", await tags(), ["team=web"]);

  await kinesis.increaseStreamRetentionPeriod({ StreamName: STREAM, RetentionPeriodHours: 48 });
  await untilActive(kinesis);
  expect("retention", (await summary(kinesis)).RetentionPeriodHours, 48);
  await expectRefusal("an increase downwards", () => kinesis.increaseStreamRetentionPeriod(
    { StreamName: STREAM, RetentionPeriodHours: 24 }), "InvalidArgumentException",
    `Requested retention period (24 hours) for stream ${STREAM} can not be shorter than existing retention `
    + "period (48 hours). Use DecreaseRetentionPeriod API.");
  await kinesis.decreaseStreamRetentionPeriod({ StreamName: STREAM, RetentionPeriodHours: 24 });
  await untilActive(kinesis);
  expect("retention", (await summary(kinesis)).RetentionPeriodHours, 24);

  const key = { StreamName: STREAM, EncryptionType: "KMS", KeyId: "alias/aws/kinesis" };
  await kinesis.startStreamEncryption(key);
  await untilActive(kinesis);
  const { EncryptionType, KeyId } = await summary(kinesis);
  expect("its encryption", [EncryptionType, KeyId], ["KMS", key.KeyId]);
  await until("the encryption of a record", async () => (await kinesis.putRecord(
    { StreamName: STREAM, Data: bytes("secret"), PartitionKey: "b" })).EncryptionType, "KMS");
  await kinesis.stopStreamEncryption(key);
  await untilActive(kinesis);
  expect("its encryption", (await summary(kinesis)).EncryptionType, "NONE");

  const metrics = ["IncomingBytes", "OutgoingBytes"];
  expect("metrics", (await kinesis.enableEnhancedMonitoring(
    { StreamName: STREAM, ShardLevelMetrics: metrics })).DesiredShardLevelMetrics.sort(), metrics);
  await untilActive(kinesis);
  expect("metrics", (await kinesis.disableEnhancedMonitoring(
    { StreamName: STREAM, ShardLevelMetrics: ["ALL"] })).DesiredShardLevelMetrics, []);
  await untilActive(kinesis);
  say("changed tags, retention, encryption and monitoring, and back");
}

async function deleting(kinesis) {
  await kinesis.deleteStream({ StreamName: STREAM });
  await until("the streams", async () => (await kinesis.listStreams({})).StreamNames, []);
  await expectRefusal("the stream that was deleted", () => kinesis.putRecord(
    { StreamName: STREAM, Data: bytes("x"), PartitionKey: "a" }), "ResourceNotFoundException");
  say("deleted it");
}

// Three programs on one port: another region, and another account, which gets in by ARN where it is let in.
async function neighbours(url, mode) {
  const owner = clientOf(url, mode, { accessKeyId: "123456789012" });
  const partner = clientOf(url, mode, { accessKeyId: "210987654321" });
  const ireland = clientOf(url, mode, { region: "eu-west-1" });
  for (const kinesis of [owner, ireland]) {
    await kinesis.createStream({ StreamName: STREAM, ShardCount: 1 });
    await untilActive(kinesis);
  }
  const put = { StreamName: STREAM, PartitionKey: "a" };
  const shard = (await owner.putRecord({ ...put, Data: bytes("here") })).ShardId;
  await ireland.putRecord({ ...put, Data: bytes("there") });
  expect("the stream in Ireland", (await summary(ireland)).StreamARN, ARN.replace("us-east-1", "eu-west-1"));
  expect("its records", await readTexts(ireland, shard, "TRIM_HORIZON"), ["there"]);
  expect("the partner's streams", (await partner.listStreams({})).StreamNames, []);

  const start = () => partner.getShardIterator({ StreamARN: ARN, ShardId: shard, ShardIteratorType: "TRIM_HORIZON" });
  await expectRefusal("the stream before it is shared", start, "AccessDeniedException");
  await owner.putResourcePolicy({ ResourceARN: ARN, Policy: JSON.stringify({ Version: "2012-10-17", Statement: [{
    Effect: "Allow", Principal: { AWS: "210987654321" }, Resource: ARN,
    Action: ["kinesis:DescribeStreamSummary", "kinesis:ListShards", "kinesis:GetShardIterator", "kinesis:GetRecords"],
  }] }) });
  const { records } = await read(partner, (await start()).ShardIterator);
  expect("the records for the partner", texts(records), ["here"]);
  await expectRefusal("a put of the partner", () => partner.putRecord(
    { StreamARN: ARN, PartitionKey: "a", Data: bytes("x") }), "AccessDeniedException");
  for (const kinesis of [owner, partner, ireland]) kinesis.destroy();
  say("kept regions apart, and let another account read what was shared with it");
}

export async function tell(mode) {
  const told = async (url, parts) => {
    const kinesis = clientOf(url, mode);
    for (const part of parts) await part(kinesis);
    kinesis.destroy();
  };
  say(`@aws-sdk/client-kinesis ${clientsRequire("@aws-sdk/client-kinesis/package.json").version}, ${mode}`);
  // Nothing takes time but the limits.
  await serving(["--timings", "instant", "--limits", "on"], (url) => told(url, [writing]));
  await serving(["--timings", "instant"], (url) => neighbours(url, mode));
  // Everything takes as long as in AWS.
  await serving(["--scenario", "changing.json"], (url) => told(url, [changing]));
  // The same at forty times the pace.
  await serving(["--speed", "40", "--timings", "real"],
    (url) => told(url, [describing, reading, resharding, registering, settings, deleting]));
  // Five minutes pass in four seconds.
  await serving(["--speed", "75", "--timings", "instant"], (url) => told(url, [subscribing]));
}
