#!/usr/bin/env node
// Shardscope and kinesalite, which was written after the real service's answers, are asked the same by chance, right
// and wrong, and must answer the same: status, exception, message and values. SEED= repeats a run, STEPS= makes it
// longer.
import { once } from "node:events";
import http from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";

import { clientsRequire } from "./clients.mjs";
import { asked, Chance, OPERATIONS, wireOf } from "./kinesalite_asked.mjs";
import { DIFFERENCES, plain, withoutConstraints } from "./kinesalite_differences.mjs";
import { expect, fail, pause, say, serving, until } from "./served.mjs";

process.env.AWS_ACCOUNT_ID = "123456789012";
process.env.AWS_REGION = "us-east-1";
const kinesalite = clientsRequire("kinesalite");

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const steps = Number(process.env.STEPS ?? 2_000);
const OURS = 0;
const PEER = 1;
const SIDES = [OURS, PEER];
const NEVER = 3_600_000; // ms: longer than the story
const FRESH_STEPS = 20; // after which an iterator is asked no more: it lives for 5 min, which is 5 s here

// --- Asking --------------------------------------------------------------------------------------------------------

function send(url, { method, path, headers, text }) {
  return new Promise((resolve, reject) => {
    const request = http.request(new URL(path, url), { method, headers, agent: send.agent }, async (response) => {
      const pieces = [];
      for await (const piece of response) pieces.push(piece);
      const body = Buffer.concat(pieces).toString();
      const isJson = body !== "" && String(response.headers["content-type"]).startsWith("application/x-amz-json");
      resolve({ status: response.statusCode, body: isJson ? JSON.parse(body) : body });
    });
    request.on("error", reject);
    request.end(text);
  });
}
send.agent = new http.Agent({ keepAlive: true });

// Only Shardscope limits how often it is asked: it is asked again.
const isThrottled = (answer) =>
  ["LimitExceededException", "ProvisionedThroughputExceededException"].includes(answer.body?.__type)
  && answer.body.message.startsWith("Rate exceeded");

async function ask(urls, step, side) {
  for (;;) {
    const answer = await send(urls[side], wireOf(step, side));
    if (side === PEER || !isThrottled(answer)) return answer;
    ask.throttled += 1;
    await pause();
  }
}
ask.throttled = 0;

const brief = (what) => JSON.stringify(what, (_, value) =>
  (typeof value === "string" && value.length > 2_000 ? `${value.slice(0, 2_000)}… (${value.length})` : value));

function differ(number, step, ours, peer) {
  const odd = step.odd === undefined ? "" : ` (${step.odd})`;
  fail(`SEED=${seed}, step ${number}: ${step.operation}${odd} ${brief(step.body)}
  Shardscope: ${brief(ours)}
  kinesalite: ${brief(peer)}`);
}

const met = new Map(); // of the known differences, how often

function meet(row) {
  met.set(row, (met.get(row) ?? 0) + 1);
}

const rowsOf = (step, kind) =>
  DIFFERENCES.filter((row) => row[kind] !== undefined && (row.operations?.includes(step.operation) ?? true));

function compare(number, step, ours, peer) {
  let [left, right] = [ours, peer];
  for (const row of rowsOf(step, "repair")) {
    if (ours.status !== 200 || peer.status !== 200 || step.odd !== undefined) break;
    const before = [right.body, left.body];
    const after = row.repair(...before, step);
    [right, left] = [{ ...right, body: after[0] }, { ...left, body: after[1] }];
    if (!isDeepStrictEqual(before, after)) meet(row);
  }
  left = plain(left, step, OURS);
  right = plain(right, step, PEER);
  const laxer = withoutConstraints(right, rowsOf(step, "constraint"));
  laxer.rows.forEach(meet);
  // All that kinesalite had against it the service does not mind: what that says then cannot be compared.
  if (laxer.answer === undefined || isDeepStrictEqual(left, laxer.answer)) return;
  const known = rowsOf(step, "covers").find((row) => row.covers(left, laxer.answer, step));
  if (known === undefined) differ(number, step, left, right);
  meet(known);
}

// Both answers, which are alike; of Shardscope alone where kinesalite must not be asked.
async function tell(urls, number, step, world) {
  const alone = step.odd === undefined ? rowsOf(step, "alone").find((row) => row.alone(step, world)) : undefined;
  if (alone !== undefined) {
    meet(alone);
    const ours = await ask(urls, step, OURS);
    if (!alone.told.test(ours.body?.__type ?? String(ours.status))) differ(number, step, ours, alone.reason);
    return [];
  }
  const answers = await Promise.all(SIDES.map((side) => ask(urls, step, side)));
  compare(number, step, ...answers);
  return answers;
}

// --- What there is now ---------------------------------------------------------------------------------------------

class World {
  constructor() {
    this.streams = new Map();
    this.iterators = []; // pairs
  }
  get size() {
    return this.streams.size;
  }
}

const about = (operation, name, more = {}) => ({ operation, body: { StreamName: name, ...more } });

// What a stream is now that both have done with it.
async function look(urls, number, world, name) {
  const step = about("DescribeStreamSummary", name);
  for (const side of SIDES) {
    await until(`SEED=${seed}, step ${number}: ${name} at rest`, async () => {
      const { body } = await ask(urls, step, side);
      return ["ACTIVE", undefined].includes(body.StreamDescriptionSummary?.StreamStatus);
    }, true);
  }
  const [ours, peer] = await tell(urls, number, about("ListShards", name), world);
  if (ours.status !== 200) {
    world.streams.delete(name);
    return;
  }
  const stream = world.streams.get(name) ?? { name, records: [] };
  stream.shards = ours.body.Shards.map((shard, i) => ({
    ...shard,
    isOpen: shard.SequenceNumberRange.EndingSequenceNumber === undefined,
    starts: [shard, peer.body.Shards[i]].map((of) => of.SequenceNumberRange.StartingSequenceNumber),
  }));
  world.streams.set(name, stream);
}

function remember(stream, ours, peer, met) {
  const shard = stream.shards.find((one) => one.ShardId === ours.ShardId);
  stream.records.push({
    shardId: ours.ShardId, numbers: [ours.SequenceNumber, peer.SequenceNumber], isFirst: !met.has(ours.ShardId),
    isOfFirstShards: shard.ParentShardId === undefined, times: undefined,
  });
  met.add(ours.ShardId);
}

async function learn(urls, number, world, step, [ours, peer]) {
  if (ours?.status !== 200 || peer.status !== 200) return;
  const stream = world.streams.get(step.body.StreamName);
  switch (step.operation) {
  case "CreateStream": case "DeleteStream": case "SplitShard": case "MergeShards":
    await look(urls, number, world, step.body.StreamName);
    break;
  case "PutRecord":
    remember(stream, ours.body, peer.body, new Set());
    break;
  case "PutRecords": {
    const met = new Set();
    ours.body.Records.forEach((one, i) => remember(stream, one, peer.body.Records[i], met));
    break;
  }
  case "GetShardIterator":
    world.iterators.push({ pair: [ours.body.ShardIterator, peer.body.ShardIterator], until: number + FRESH_STEPS });
    break;
  case "GetRecords":
    ours.body.Records.forEach((one, i) => {
      for (const { records } of world.streams.values()) {
        const record = records.find(({ numbers }) => numbers[OURS] === one.SequenceNumber);
        if (record !== undefined)
          record.times = [one, peer.body.Records[i]].map((of) => of.ApproximateArrivalTimestamp);
      }
    });
    if (ours.body.NextShardIterator !== undefined && peer.body.NextShardIterator !== undefined)
      world.iterators.push({
        pair: [ours.body.NextShardIterator, peer.body.NextShardIterator], until: number + FRESH_STEPS,
      });
    break;
  }
}

// --- The rounds ----------------------------------------------------------------------------------------------------

async function beside(options, serveOptions, round) {
  const peer = kinesalite({ shardLimit: 500, ...options });
  peer.listen(0, "127.0.0.1");
  await once(peer, "listening");
  await serving(["--profile", "classic", ...serveOptions],
    (url) => round([url, `http://127.0.0.1:${peer.address().port}`]));
}

// Streams come, change and go at once.
async function byChance(urls) {
  const chance = new Chance(seed);
  const world = new World();
  for (let number = 1; number <= steps; number += 1) {
    world.iterators = world.iterators.filter((iterator) => iterator.until > number).slice(-4);
    const step = asked(chance, world);
    if (step.operation.startsWith("Put")) await wait(2); // two puts come at different times
    await learn(urls, number, world, step, await tell(urls, number, step, world));
  }
  for (const { name } of world.streams.values()) {
    for (const operation of ["DescribeStream", "DescribeStreamSummary", "ListTagsForStream", "ListShards"])
      await tell(urls, steps + 1, about(operation, name), world);
  }
}

// What a stream that has none yet is asked for.
const SOME_SHARD = {
  ShardId: "shardId-000000000000", HashKeyRange: { StartingHashKey: "0", EndingHashKey: String(2n ** 128n - 1n) },
  isOpen: true, starts: Array(2).fill("49590338271490256608559692538361571095921575989136588898"),
};

// A stream that stays as it is now: nothing that takes time ends in the story.
async function whileInState(urls, state, name, begin) {
  const world = new World();
  if (state === "CREATING") world.streams.set(name, { name, shards: [SOME_SHARD], records: [] });
  else await look(urls, 0, world, name);
  await tell(urls, 0, begin, world);
  world.streams.get(name).state = state;
  const summary = about("DescribeStreamSummary", name);
  for (const answer of await tell(urls, 0, summary, world))
    expect(`the state of ${name}`, answer.body.StreamDescriptionSummary.StreamStatus, state);
  const chance = new Chance(seed);
  const operations = OPERATIONS.filter((one) => !["CreateStream", "DeleteStream", "GetRecords"].includes(one));
  for (let number = 1; number <= steps / 10; number += 1)
    await tell(urls, number, asked(chance, world, operations), world);
}

say(`kinesalite ${clientsRequire("kinesalite/package.json").version}, SEED=${seed}`);
await beside({ createStreamMs: 0, deleteStreamMs: 0, updateStreamMs: 0 },
  ["--limits", "on", "--timings", "instant", "--speed", "60"], byChance);
say(`${steps} steps by chance were answered alike; ${ask.throttled} were asked again`);
const CHANGING = ["--scenario", "changing.json", "--limits", "off"];
for (const [state, options, serveOptions, name, begin] of [
  ["CREATING", { createStreamMs: NEVER }, ["--limits", "off", "--timings", "real"], "to-create",
    about("CreateStream", "to-create", { ShardCount: 2 })],
  ["UPDATING", { createStreamMs: 0, updateStreamMs: NEVER }, CHANGING, "to-split",
    about("SplitShard", "to-split", { ShardToSplit: "shardId-000000000000", NewStartingHashKey: String(2n ** 127n) })],
  ["DELETING", { createStreamMs: 0, deleteStreamMs: NEVER }, CHANGING, "to-delete", about("DeleteStream", "to-delete")],
]) {
  await beside(options, serveOptions, async (urls) => {
    for (const there of serveOptions === CHANGING ? ["to-split", "to-encrypt", "to-delete"] : [])
      await send(urls[PEER], wireOf(about("CreateStream", there, { ShardCount: 1 }), PEER));
    await whileInState(urls, state, name, begin);
  });
  say(`${steps / 10} steps were answered alike by a stream that is ${state}`);
}
for (const [row, times] of met) say(`${String(times).padStart(5)} times: ${row.reason} (${row.section})`);
process.exit(0);
