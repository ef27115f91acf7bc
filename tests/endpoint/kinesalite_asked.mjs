// Requests by chance, right and wrong, for two endpoints that are to answer alike. What differs between the two, as
// sequence numbers and iterators do, stands in a request as an Each: a pair, of which either endpoint sees its own.
export class Each {
  constructor(pair) {
    this.pair = pair;
  }
}

// The same choices from the same seed, on every machine: SplitMix32.
export class Chance {
  constructor(seed) {
    this.state = seed >>> 0;
  }
  next() {
    this.state = (this.state + 0x9e3779b9) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  }
  below(count) {
    return this.next() % count;
  }
  between(least, most) {
    return least + this.below(most - least + 1);
  }
  oneOf(list) {
    return list[this.below(list.length)];
  }
  in(chances) {
    return this.below(chances) === 0;
  }
}

const MOST_STREAMS = 6;
const MOST_SHARDS = 30; // of a stream, over its life
const RING = 2n ** 128n;
const NAMES = ["clicks", "orders", "a.b-c_D", "x".repeat(128), "q", "trades.eu", "logs-2015", "z9"];
const KEYS = ["a", "b", "user-17", "ключ", "鍵", "k".repeat(256), " ", "0"];
const TAG_TEXTS = ["team", "web", "cost center", "a.b/c=d+e-f@g", "Größe", "團隊", "1", "_", "k".repeat(128)];
export const TYPES = ["AT_SEQUENCE_NUMBER", "AFTER_SEQUENCE_NUMBER", "TRIM_HORIZON", "LATEST", "AT_TIMESTAMP"];

// --- Right requests ------------------------------------------------------------------------------------------------

const base64 = (chance) => Buffer.from(String(chance.next()).repeat(chance.below(12))).toString("base64");

function hashKey(chance) {
  const half = BigInt(chance.next()) << 96n;
  return String(chance.oneOf([0n, RING - 1n, half, half + 1n, RING / 2n, RING / 2n - 1n, RING / 3n]));
}

function entry(chance) {
  return {
    Data: base64(chance), PartitionKey: chance.oneOf(KEYS),
    ...(chance.in(3) && { ExplicitHashKey: hashKey(chance) }),
  };
}

function tags(chance) {
  const some = {};
  for (let count = chance.between(1, 4); count > 0; count -= 1) {
    const key = chance.oneOf(TAG_TEXTS) + (chance.in(2) ? "" : chance.below(20));
    some[key.slice(0, 128)] = chance.oneOf(["", ...TAG_TEXTS, "v".repeat(256)]);
  }
  return some;
}

// Of one of the shards of a stream, under one of the names that the service takes for it.
function shardOf(chance, stream) {
  const shard = chance.oneOf(stream.shards);
  const number = Number(shard.ShardId.slice(8));
  return chance.in(10) ? chance.oneOf([`x-${number}`, String(number), `shardId-${number}`]) : shard.ShardId;
}

// The record at which a position may be asked for by its time: the one before it came earlier.
function timeOf(chance, stream, shardId) {
  const records = stream.records.filter((record) =>
    record.shardId === shardId && record.isFirst && record.isOfFirstShards && record.times !== undefined);
  return records.length === 0 ? 1_500_000_000.5 : new Each(chance.oneOf(records).times);
}

function position(chance, stream) {
  const type = chance.oneOf(TYPES);
  const body = { StreamName: stream.name, ShardId: shardOf(chance, stream), ShardIteratorType: type };
  if (type === "AT_TIMESTAMP") return { ...body, Timestamp: timeOf(chance, stream, body.ShardId) };
  if (!type.endsWith("_NUMBER")) return body;
  const of = stream.records.filter((record) => record.shardId === body.ShardId);
  const starts = stream.shards.find((shard) => shard.ShardId === body.ShardId)?.starts ?? stream.shards[0].starts;
  const numbers = of.length === 0 || chance.in(6) ? starts : chance.oneOf(of).numbers;
  return { ...body, StartingSequenceNumber: new Each(numbers) };
}

const hours = (chance) => chance.oneOf([24, 25, 48, 100, 167, 168, 23, 1]);
const maybe = (chance, body, name, value) => (chance.in(3) ? { ...body, [name]: value() } : body);

// Each makes the body of a request that may well be accepted, or nothing where there is nothing to ask it of.
const RIGHT = {
  CreateStream(chance, world) {
    if (world.size >= MOST_STREAMS) return undefined;
    return { StreamName: chance.oneOf(NAMES), ShardCount: chance.between(1, 4) };
  },
  DeleteStream: (chance, world, stream) => (world.size > 2 && chance.in(2) ? { StreamName: stream.name } : undefined),
  DescribeStream(chance, world, stream) {
    const body = maybe(chance, { StreamName: stream.name }, "Limit", () => chance.between(1, 5));
    return maybe(chance, body, "ExclusiveStartShardId", () => chance.oneOf(stream.shards).ShardId);
  },
  DescribeStreamSummary: (chance, world, stream) => ({ StreamName: stream.name }),
  ListStreams(chance) {
    const body = maybe(chance, {}, "Limit", () => chance.between(1, 10_000));
    return maybe(chance, body, "ExclusiveStartStreamName", () => chance.oneOf(NAMES));
  },
  ListShards(chance, world, stream) {
    const body = maybe(chance, { StreamName: stream.name }, "MaxResults", () => chance.between(1, 5));
    return maybe(chance, body, "ExclusiveStartShardId", () => chance.oneOf(stream.shards).ShardId);
  },
  AddTagsToStream: (chance, world, stream) => ({ StreamName: stream.name, Tags: tags(chance) }),
  ListTagsForStream(chance, world, stream) {
    const body = maybe(chance, { StreamName: stream.name }, "Limit", () => chance.between(1, 10));
    return maybe(chance, body, "ExclusiveStartTagKey", () => chance.oneOf(TAG_TEXTS));
  },
  RemoveTagsFromStream: (chance, world, stream) => ({ StreamName: stream.name, TagKeys: Object.keys(tags(chance)) }),
  IncreaseStreamRetentionPeriod: (chance, world, stream) =>
    ({ StreamName: stream.name, RetentionPeriodHours: hours(chance) }),
  DecreaseStreamRetentionPeriod: (chance, world, stream) =>
    ({ StreamName: stream.name, RetentionPeriodHours: hours(chance) }),
  PutRecord(chance, world, stream) {
    const body = { StreamName: stream.name, ...entry(chance) };
    const before = stream.records.filter((record) => record.isOfFirstShards);
    return before.length > 0 && chance.in(4)
      ? { ...body, SequenceNumberForOrdering: new Each(chance.oneOf(before).numbers) } : body;
  },
  PutRecords: (chance, world, stream) =>
    ({ StreamName: stream.name, Records: Array.from({ length: chance.between(1, 6) }, () => entry(chance)) }),
  GetShardIterator: (chance, world, stream) => position(chance, stream),
  GetRecords(chance, world) {
    if (world.iterators.length === 0) return undefined;
    const body = { ShardIterator: new Each(chance.oneOf(world.iterators).pair) };
    return maybe(chance, body, "Limit", () => chance.between(1, 9));
  },
  SplitShard(chance, world, stream) {
    if (stream.shards.length > MOST_SHARDS) return undefined;
    const shard = chance.oneOf(stream.shards.filter((one) => one.isOpen));
    const [first, last] = [BigInt(shard.HashKeyRange.StartingHashKey), BigInt(shard.HashKeyRange.EndingHashKey)];
    const inside = [(first + last) / 2n, first + (last - first) / 3n, first + 2n, last - 1n];
    const key = chance.oneOf([...inside, ...inside, first, first + 1n, last]);
    return { StreamName: stream.name, ShardToSplit: shard.ShardId, NewStartingHashKey: String(key) };
  },
  MergeShards(chance, world, stream) {
    if (stream.shards.length > MOST_SHARDS) return undefined;
    const open = stream.shards.filter((one) => one.isOpen);
    const one = chance.oneOf(open);
    const next = open.find((other) =>
      BigInt(other.HashKeyRange.StartingHashKey) === BigInt(one.HashKeyRange.EndingHashKey) + 1n);
    let other = next === undefined || chance.in(5) ? chance.oneOf(open) : next;
    // kinesalite knows the lower one first only; the service's text asks for neighbours, in whatever order (4.3).
    if (BigInt(other.HashKeyRange.StartingHashKey) < BigInt(one.HashKeyRange.StartingHashKey)) other = one;
    return { StreamName: stream.name, ShardToMerge: one.ShardId, AdjacentShardToMerge: other.ShardId };
  },
};
export const OPERATIONS = Object.keys(RIGHT);

// --- Wrong requests ------------------------------------------------------------------------------------------------

const NAME_WRONG = ["", "no such", "naïve", "x".repeat(129), "no-such-stream", "?", "a/b"];
const NUMBER_WRONG = [0, -1, 10_001, 2.7, 0.5, 1e12, 23, 9_000];
const DIGITS_WRONG = ["", "007", "-1", "1e5", "12a", "9".repeat(39), "9".repeat(40), "1".repeat(129), "1".repeat(130),
  "0", "1", String(2n ** 124n), String(2n ** 185n + 2n), String(2n ** 186n)];
const SHARD_WRONG = ["shardId-000000000099", "shardId", "shardId--1", "abc", "shardId-99999999999", "2147483647",
  "2147483648", "", "a b", "s".repeat(129)];
const ITERATOR_WRONG = ["", "AAAA", "not base64", "A".repeat(204), "A".repeat(512), "A".repeat(513),
  Buffer.concat([Buffer.from([0, 0, 0, 0, 0, 0, 0, 1]), Buffer.alloc(144, 7)]).toString("base64")];
const numbered = (count, text) => Object.fromEntries(Array.from({ length: count }, (_, i) => [text + i, "v"]));
const WRONG = {
  StreamName: NAME_WRONG, ExclusiveStartStreamName: NAME_WRONG,
  ShardId: SHARD_WRONG, ShardToSplit: SHARD_WRONG, ShardToMerge: SHARD_WRONG, AdjacentShardToMerge: SHARD_WRONG,
  ExclusiveStartShardId: ["", "a b", "s".repeat(129), "shardId-000000000099"],
  ShardCount: NUMBER_WRONG, Limit: NUMBER_WRONG, MaxResults: NUMBER_WRONG, RetentionPeriodHours: NUMBER_WRONG,
  NewStartingHashKey: DIGITS_WRONG, ExplicitHashKey: DIGITS_WRONG,
  StartingSequenceNumber: DIGITS_WRONG, SequenceNumberForOrdering: DIGITS_WRONG,
  ShardIteratorType: ["", "latest", "OLDEST"],
  ShardIterator: ITERATOR_WRONG,
  Timestamp: [4_000_000_000, 4_000_000_000.25],
  PartitionKey: ["", "k".repeat(257), "鍵".repeat(257)],
  Data: ["", "A", "AB", "ABC", "AB=C", "====", "AA=A", "Zm9?", "AB==", "äöü", "äöüß",
    Buffer.alloc(1_048_577).toString("base64")],
  ExclusiveStartTagKey: ["", "k".repeat(129)],
  NextToken: ["", "nonsense"],
  Tags: [{}, { "": "v" }, { ["k".repeat(129)]: "v" }, { k: "v".repeat(257) }, { "a#b": "v" }, { k: "a,b" },
    { "100%": "v" }, { "a→b": "v" }, { k: "🚀" }, { k: null }, { k: 1 }, { k: ["v"] },
    numbered(11, "k"), numbered(10, "many"), numbered(10, "more")],
  TagKeys: [[], [""], ["k".repeat(129)], ["a#b"], ["a→b"], ["100%"], [null], [1], [["k"]], ["absent"],
    Object.keys(numbered(11, "k"))],
  Records: [[], [null], [1], ["text"], [[]], [true],
    Array.from({ length: 501 }, () => ({ Data: "", PartitionKey: "a" }))],
};
const TYPES_WRONG = [null, true, 17, "text", [], ["text"], {}, { a: 1 }];
// What an operation takes beyond what a right request of it may have.
const MEMBERS = { ListShards: ["NextToken"], GetShardIterator: ["StartingSequenceNumber", "Timestamp"],
  PutRecord: ["SequenceNumberForOrdering", "ExplicitHashKey"] };

function spoil(chance, operation, body) {
  const members = [...Object.keys(body), ...(MEMBERS[operation] ?? [])];
  if (members.length === 0) return body;
  const member = chance.oneOf(members);
  const list = body[member];
  if (member === "Records" && Array.isArray(list) && list.length > 0 && !chance.in(4)) {
    const spoiled = [...list];
    const at = chance.below(list.length);
    if (typeof spoiled[at] !== "object" || spoiled[at] === null || Array.isArray(spoiled[at])) return body;
    spoiled[at] = spoil(chance, "Entry", spoiled[at]);
    return { ...body, Records: spoiled };
  }
  switch (chance.below(8)) {
  case 0: {
    const { [member]: left, ...rest } = body;
    return rest;
  }
  case 1: return { ...body, [member]: chance.oneOf(TYPES_WRONG) };
  case 2: return { ...body, Unknown: chance.oneOf(TYPES_WRONG) };
  default: return { ...body, [member]: chance.oneOf(WRONG[member] ?? TYPES_WRONG) };
  }
}

// --- A step --------------------------------------------------------------------------------------------------------

// { operation, body }, and of a request that is wrong as a whole what else is odd about it.
export function asked(chance, world, operations = OPERATIONS) {
  for (;;) {
    const operation = chance.oneOf(operations);
    const streams = [...world.streams.values()];
    const needsNone = operation === "CreateStream" || operation === "ListStreams" || operation === "GetRecords";
    if (streams.length === 0 && !needsNone) continue;
    let body = RIGHT[operation](chance, world, streams.length === 0 ? undefined : chance.oneOf(streams));
    if (body === undefined) continue;
    if (chance.in(40)) return { operation, body, odd: chance.oneOf(Object.keys(ODD)) };
    // Most wrong ones are wrong in one place.
    const places = chance.oneOf([0, 0, 0, 1, 1, 2]);
    for (let place = 0; place < places; place += 1) body = spoil(chance, operation, body);
    return { operation, body, places };
  }
}

const JSON_TYPE = "application/x-amz-json-1.1";
const SIGNED = "AWS4-HMAC-SHA256 Credential=story/20260101/us-east-1/kinesis/aws4_request, SignedHeaders=host, "
  + "Signature=0";
// A request that is wrong before its members are looked at.
const ODD = {
  "no body": { text: "" },
  "not JSON": { text: "{" },
  "a text": { text: '"text"' },
  "null": { text: "null" },
  "no credentials": { without: "authorization" },
  "no signature": { headers: { authorization: SIGNED.replace(", Signature=0", "") } },
  "no date": { without: "x-amz-date" },
  "credentials twice": { path: "/?X-Amz-Algorithm=AWS4-HMAC-SHA256" },
  "half of a query": { path: "/?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=1", without: "authorization" },
  "no target": { without: "x-amz-target" },
  "unknown target": { headers: { "x-amz-target": "Kinesis_20131202.GetBatch" } },
  "other service": { headers: { "x-amz-target": "Kinesis_20111202.PutRecord" } },
  "form of a page": { headers: { "content-type": "text/plain" } },
  "form and no target": { headers: { "content-type": "text/plain" }, without: "x-amz-target" },
  "GET": { method: "GET", text: "" },
};

// What goes over the wire to one of the two.
export function wireOf(step, side) {
  const odd = ODD[step.odd] ?? {};
  const headers = {
    "content-type": JSON_TYPE, "x-amz-target": `Kinesis_20131202.${step.operation}`,
    "x-amz-date": "20260101T000000Z", authorization: SIGNED, ...odd.headers,
  };
  delete headers[odd.without];
  const own = (_, value) => (value instanceof Each ? value.pair[side] : value);
  const text = odd.text ?? JSON.stringify(step.body, own);
  return { method: odd.method ?? "POST", path: odd.path ?? "/", headers, text };
}
