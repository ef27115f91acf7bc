// What is left of an answer once all is out of it that must differ from one endpoint to another, and where
// kinesalite 3.3.3 is known to differ from the service. The sections are those of the service's rules that
// Shardscope follows there.
import { Each } from "./kinesalite_asked.mjs";

// --- What must differ ----------------------------------------------------------------------------------------------

// The 47 hexadecimal digits of a number of version 2: what it says but for its times.
function plainNumber(decimal) {
  const hex = BigInt(decimal).toString(16);
  const isLast = hex.slice(11, 27) === "7fffffffffffffff";
  const shard = parseInt(hex.slice(38, 46), 16);
  return `${hex.length} digits, version ${hex.at(-1)}, shard ${shard}${isLast ? ", last" : ""}`;
}

const kindOf = (value) => typeof value;
const PLAIN = {
  SequenceNumber: plainNumber, StartingSequenceNumber: plainNumber, EndingSequenceNumber: plainNumber,
  ShardIterator: kindOf, NextShardIterator: kindOf, NextToken: kindOf,
  StreamCreationTimestamp: kindOf, ApproximateArrivalTimestamp: kindOf, MillisBehindLatest: kindOf,
};

const CONSTRAINTS = /^(\d+ validation errors? detected: )(.*)$/s;

function plainMessage(message) {
  // An entry of PutRecords shows as its class and address, and tags in the order of a hash table.
  const text = message.replace(/[tT]imestampInMillis: [\d.]+/g, "timestampInMillis: N")
    .replace(/'\[[^']*\]' at 'records'/g, "'[entries]' at 'records'")
    .replace(/'\{[^']*\}' at 'tags'/g, "'{tags}' at 'tags'")
    .replace(/(enum value set: \[)([A-Z_, ]+)/g, (_, head, set) => head + set.split(", ").sort().join(", "));
  const found = CONSTRAINTS.exec(text);
  // In which order the constraints of one request are told changes with the service's model.
  return found === null ? text : found[1] + found[2].split(/; (?=Value )/).sort().join("; ");
}

function eachOf(body) {
  if (body instanceof Each) return [body];
  return typeof body === "object" && body !== null ? Object.values(body).flatMap(eachOf) : [];
}

export function plain(answer, step, side) {
  const told = eachOf(step.body).map((each) => String(each.pair[side]));
  const walk = (value, name) => {
    if (Array.isArray(value)) return value.map((one) => walk(one, name));
    if (typeof value === "object" && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, of]) => [key, walk(of, key)]));
    if (name === "message" || name === "Message")
      return plainMessage(told.reduce((text, one) => text.replaceAll(one, "EACH"), value));
    return Object.hasOwn(PLAIN, name) && value !== "" ? PLAIN[name](value) : value;
  };
  return { status: answer.status, body: walk(answer.body) };
}

// --- What is known to differ ---------------------------------------------------------------------------------------

const typeOf = (answer) => answer.body?.__type;
const messageOf = (answer) => answer.body?.message ?? answer.body?.Message ?? "";
const without = (object, ...names) =>
  Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
const constraintsOf = (answer) => CONSTRAINTS.exec(messageOf(answer))?.[2].split(/; (?=Value )/) ?? [];
// Whether kinesalite tells all that Shardscope tells, and beyond it no more than `more`.
const isPartOf = (ours, peer, more) => constraintsOf(ours).length > 0
  && constraintsOf(ours).every((one) => constraintsOf(peer).includes(one))
  && constraintsOf(peer).every((one) => constraintsOf(ours).includes(one) || more.test(one));
const hasNull = (of) => typeof of === "object" && of !== null && Object.values(of).includes(null);
const entriesOf = (body) => (Array.isArray(body.Records) ? body.Records.filter((one) => one !== null) : []);
const DIGITS = {
  NewStartingHashKey: 39, ExplicitHashKey: 39, StartingSequenceNumber: 129, SequenceNumberForOrdering: 129,
};
const isHalfDecimal = (text, digits) => typeof text === "string"
  && !new RegExp(`^(0|[1-9]\\d{0,${digits - 1}})$`).test(text)
  && new RegExp(`^0|[1-9]\\d{0,${digits - 1}}$`).test(text);
const isBetweenLayouts = (text) => /^[1-9]\d{37,38}$/.test(text) && BigInt(text) >= 1n << 125n
  && BigInt(text) < 1n << 129n;
const shardNamed = (id, body, world) =>
  world.streams.get(body.StreamName)?.shards.find((shard) => shard.ShardId === id);
// As much of a list as one answer holds.
const page = (list, limit) => ({ page: list.slice(0, limit), hasMore: list.length > limit });

// A row says why, after which rule of the service, and one of these:
//   repair(peer, ours, step)  of two accepted answers: kinesalite's as it would be, or both: [peer, ours]
//   constraint                what the service does not ask any more, as kinesalite tells it
//   covers(ours, peer, step)  whether the two, plain, may differ as they do
//   alone(step, world)        whether kinesalite must not be asked; then Shardscope's answer is `told`
export const DIFFERENCES = [
  {
    reason: "later members of answers: mode, list of streams, encryption, children",
    section: "2.1",
    repair(peer, ours, step) {
      if (step.operation === "ListStreams") return [peer, without(ours, "StreamSummaries", "NextToken")];
      if (step.operation === "PutRecord" || step.operation === "PutRecords")
        return [peer, without(ours, "EncryptionType")];
      if (step.operation === "DescribeStream")
        return [peer, { StreamDescription: without(ours.StreamDescription, "StreamModeDetails") }];
      if (step.operation === "DescribeStreamSummary")
        return [peer, { StreamDescriptionSummary: without(ours.StreamDescriptionSummary, "StreamModeDetails") }];
      if (step.operation === "GetRecords")
        return [peer, { ...ours, Records: ours.Records.map((record) => without(record, "EncryptionType")) }];
      return [peer, ours];
    },
  },
  {
    reason: "kinesalite answers all shards at once, whatever page is asked for",
    section: "2.1",
    operations: ["DescribeStream"],
    repair(peer, ours, { body }) {
      const after = body.ExclusiveStartShardId ?? "";
      const shards = peer.StreamDescription.Shards.filter((shard) => shard.ShardId > after);
      const { page: Shards, hasMore: HasMoreShards } = page(shards, Math.min(Math.floor(body.Limit ?? 100), 100));
      return [{ StreamDescription: { ...peer.StreamDescription, Shards, HasMoreShards } }, ours];
    },
  },
  {
    reason: "kinesalite answers all shards at once, and knows no token",
    section: "2.1",
    operations: ["ListShards"],
    repair(peer, ours, { body }) {
      const { page: Shards, hasMore } = page(peer.Shards, Math.min(Math.floor(body.MaxResults ?? 1_000), 1_000));
      return [hasMore ? { ...peer, Shards, NextToken: "token" } : peer, ours];
    },
  },
  {
    reason: "kinesalite tells the end of a closed shard one answer late, and no children",
    section: "2.5",
    operations: ["GetRecords"],
    repair: (peer, ours) => (ours.ChildShards === undefined ? [peer, ours]
      : [without(peer, "NextShardIterator"), without(ours, "ChildShards")]),
  },
  {
    reason: "kinesalite's model bounds what the later one leaves to the operation",
    section: "2.1",
    constraint: /at '(retentionPeriodHours' .* value .*|shardCount' .* less than or equal to 100000)$/,
  },
  {
    reason: "a stream may be on-demand, and needs no number of shards then",
    section: "2.1",
    constraint: /at 'shardCount' .* must not be null$/,
  },
  {
    reason: "kinesalite's pages of tags hold all of them, where no limit is given",
    section: "2.1",
    operations: ["ListTagsForStream"],
    repair(peer, ours, { body }) {
      const { page: Tags, hasMore } = page(peer.Tags, Math.floor(body.Limit ?? 10));
      return [{ Tags, HasMoreTags: hasMore || peer.HasMoreTags }, ours];
    },
  },
  {
    reason: "of two wrong types kinesalite tells the one that its model names first, not the request",
    section: "2.0",
    covers: (ours, peer, step) => step.places > 1
      && [ours, peer].every((answer) => typeOf(answer) === "SerializationException"),
  },
  {
    reason: "kinesalite fails at numbers of the oldest kind",
    section: "1.3",
    operations: ["GetShardIterator"],
    covers: (ours, peer) => peer.status === 500 && typeOf(ours) === "InvalidArgumentException",
  },
  {
    // The oldest layout has 128 bits that begin with 1; kinesalite takes for it what is below 2^129.
    reason: "kinesalite takes numbers between the layouts for the oldest",
    section: "1.3",
    operations: ["PutRecord"],
    covers: (ours, peer, { body }) => peer.status === 200 && typeOf(ours) === "InvalidArgumentException"
      && isBetweenLayouts(body.SequenceNumberForOrdering),
  },
  {
    reason: "Shardscope wants to know the shard that a page is to begin after",
    section: "2.1",
    operations: ["DescribeStream", "ListShards"],
    covers: (ours, peer) => typeOf(ours) === "ResourceNotFoundException" && peer.status === 200
      && messageOf(ours).startsWith("Could not find shard"),
  },
  {
    reason: "50 tags may be removed at once",
    section: "2.1",
    constraint: /at 'tagKeys' .* length less than or equal to 10$/,
  },
  {
    reason: "kinesalite's pattern of a number holds at one end only",
    section: "1.2",
    alone: ({ body }) => [body, ...entriesOf(body)].some((of) =>
      Object.entries(DIGITS).some(([name, digits]) => isHalfDecimal(of[name], digits))),
    told: /^(Validation|Serialization)Exception$/,
  },
  {
    reason: "kinesalite fails at a null among tags or records",
    section: "2.0",
    operations: ["AddTagsToStream", "RemoveTagsFromStream", "PutRecords"],
    alone: ({ body }) => hasNull(body.Tags) || hasNull(body.TagKeys) || hasNull(body.Records),
    told: /^(Validation|Serialization)Exception$/,
  },
  {
    reason: "Shardscope tells after all else what depends on the profile, and that neither name nor ARN is there",
    section: "2.0",
    covers: (ours, peer) => isPartOf(ours, peer,
      /at '(tags|tagKeys|limit|streamName' .* null|(records\.\d+\.member\.)?(data|partitionKey)')/),
  },
  {
    reason: "kinesalite changes a stream while it comes and goes, too",
    section: "2.1",
    operations: ["AddTagsToStream", "RemoveTagsFromStream", "IncreaseStreamRetentionPeriod",
      "DecreaseStreamRetentionPeriod"],
    alone: ({ body }, world) => ["CREATING", "DELETING"].includes(world.streams.get(body.StreamName)?.state),
    told: /^(ResourceInUse|Validation|Serialization)Exception$/,
  },
  {
    reason: "kinesalite splits and merges closed shards, too",
    section: "4.2",
    operations: ["SplitShard", "MergeShards"],
    alone: ({ body }, world) => [body.ShardToSplit, body.ShardToMerge, body.AdjacentShardToMerge].some((id) =>
      shardNamed(id, body, world)?.isOpen === false),
    told: /^(InvalidArgument|Validation|Serialization|ResourceNotFound)Exception$/,
  },
  {
    reason: "kinesalite looks up no token",
    section: "2.1",
    operations: ["ListShards"],
    alone: ({ body }) => typeof body.NextToken === "string" && typeof body.StreamName !== "string",
    told: /^(InvalidArgument|Validation|Serialization)Exception$/,
  },
  {
    reason: "kinesalite begins at a number that comes beside a time",
    section: "2.4",
    operations: ["GetShardIterator"],
    alone: ({ body }) => body.ShardIteratorType === "AT_TIMESTAMP" && body.StartingSequenceNumber !== undefined,
    told: /^(200|(InvalidArgument|Validation|Serialization|ResourceNotFound)Exception)$/,
  },
  {
    reason: "kinesalite never answers to a time after the last record",
    section: "2.4",
    operations: ["GetShardIterator"],
    alone: ({ body }, world) => body.ShardIteratorType === "AT_TIMESTAMP"
      && !world.streams.get(body.StreamName)?.records.some((record) => record.shardId === body.ShardId),
    told: /^(200|(InvalidArgument|Validation|Serialization|ResourceNotFound)Exception)$/,
  },
];

// kinesalite's answer less the constraints that the service has no more, nothing where that was all; and whose they
// are.
export function withoutConstraints(answer, all) {
  const constraints = constraintsOf(answer);
  const rows = all.filter((row) => constraints.some((one) => row.constraint.test(one)));
  const left = constraints.filter((one) => !rows.some((row) => row.constraint.test(one)));
  if (rows.length === 0) return { answer, rows };
  if (left.length === 0) return { answer: undefined, rows };
  const message = `${left.length} validation error${left.length > 1 ? "s" : ""} detected: ${left.join("; ")}`;
  return { answer: { ...answer, body: { ...answer.body, message } }, rows };
}
