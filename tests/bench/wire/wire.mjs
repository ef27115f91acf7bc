// Measures this endpoint beside others, in one run and with the same clients: wire.mjs BIN PEERS, where BIN is the
// folder of Shardscope's programs and PEERS the one with node_modules. The server has one core, the clients the other.
// Every figure comes from a fresh process. SHARDSCOPE_BENCH_SECONDS sets how long each load lasts (default 6).
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import net from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const [bin, peers] = process.argv.slice(2).map((folder) => path.resolve(folder));
const seconds = Number(process.env.SHARDSCOPE_BENCH_SECONDS ?? 6);
const here = path.dirname(fileURLToPath(import.meta.url));
const require = createRequire(path.join(peers, "package.json"));
const { KinesisClient, PutRecordsCommand, GetRecordsCommand } = require("@aws-sdk/client-kinesis");
const { NodeHttpHandler } = require("@smithy/node-http-handler");
const modules = path.join(peers, "node_modules");
const records = 500;
const scratch = mkdtempSync(path.join(os.tmpdir(), "shardscope-wire-"));
process.on("exit", () => rmSync(scratch, { recursive: true }));

const servers = {
  shardscope: (port, ...more) => ({
    command: [path.join(bin, "shardscope-cli"), "serve", "--port", `${port}`, "--timings", "instant",
      ...(more.length > 0 ? more : ["--limits", "off"])],
  }),
  kinesalite: (port) => ({
    command: [process.execPath, path.join(modules, "kinesalite/cli.js"), "--port", `${port}`, "--createStreamMs", "0",
      "--shardLimit", "1000"],
  }),
  "kinesis-local": (port) => ({
    command: [process.execPath, path.join(modules, "kinesis-local/main.js")],
    env: {
      KINESIS_MOCK_PLAIN_PORT: `${port}`, KINESIS_MOCK_TLS_PORT: `${port + 1}`,
      KINESIS_MOCK_CERT_PATH: path.join(modules, "kinesis-local/server.json"),
      SHARD_LIMIT: "1000", LOG_LEVEL: "ERROR", CREATE_STREAM_DURATION: "1ms",
    },
  }),
  constant: (port, ...answer) => ({ command: [path.join(bin, "wire_constant"), `${port}`, ...answer] }),
};

// Below those that the system gives to clients, which are many here.
let nextPort = 20_000 + (process.pid % 1_000) * 4;

class Server {
  // Where its core does not matter, nothing: taskset itself takes time to start.
  static launcher = ["taskset", "-c", "0"];

  constructor(name, ...more) {
    this.name = name;
    this.port = nextPort += 4;
    this.url = `http://127.0.0.1:${this.port}`;
    const { command, env } = servers[name](this.port, ...more);
    this.began = performance.now();
    const [program, ...words] = [...Server.launcher, ...command];
    this.process = spawn(program, words, {
      stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, ...env },
    });
  }

  async ready() {
    if (this.name === "constant") {
      await sleep(200);
      return this;
    }
    for (const until = performance.now() + 60_000; performance.now() < until; ) {
      if (this.process.exitCode !== null) throw new Error(`${this.name} has ended with ${this.process.exitCode}`);
      try {
        await this.call("ListStreams", {});
        return this;
      } catch {
        await sleep(this.name === "shardscope" ? 0.2 : 20);
      }
    }
    throw new Error(`${this.name} does not answer`);
  }

  // By a bare socket, again and again: a fetch that fails takes as long as half of a start.
  async answersAtAll() {
    const request = `POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}`;
    const asked = () =>
      new Promise((answered, refused) => {
        const socket = net.connect(this.port, "127.0.0.1", () => socket.write(request));
        socket.once("data", () => { socket.destroy(); answered(true); });
        socket.once("error", () => refused(new Error(`${this.name} does not listen`)));
      });
    while (this.process.exitCode === null) {
      if (await asked().catch(() => false)) return;
      await sleep(0.2);
    }
    throw new Error(`${this.name} has ended with ${this.process.exitCode}`);
  }

  async call(operation, body) {
    const answer = await fetch(this.url, {
      method: "POST",
      body: JSON.stringify(body),
      headers: {
        "Content-Type": "application/x-amz-json-1.1",
        "X-Amz-Target": `Kinesis_20131202.${operation}`,
        "X-Amz-Date": "20261120T000000Z",
        Authorization: "AWS4-HMAC-SHA256 Credential=a/20261120/us-east-1/kinesis/aws4_request, SignedHeaders=host, "
          + `Signature=${"0".repeat(64)}`,
      },
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${this.name}: ${operation}: ${text}`);
    return text ? JSON.parse(text) : {};
  }

  async stream(shards) {
    await this.call("CreateStream", { StreamName: "s", ShardCount: shards });
    for (let i = 0; i < 600; ++i) {
      const { StreamDescriptionSummary } = await this.call("DescribeStreamSummary", { StreamName: "s" });
      if (StreamDescriptionSummary.StreamStatus === "ACTIVE") return this;
      await sleep(50);
    }
    throw new Error(`${this.name}: the stream does not become ACTIVE`);
  }

  // What it answers to that call, in a file for the constant server.
  async answerTo(operation, body) {
    const file = path.join(scratch, `${operation}.json`);
    writeFileSync(file, JSON.stringify(await this.call(operation, body)));
    return file;
  }

  async iterator() {
    const { ShardIterator } = await this.call("GetShardIterator",
      { StreamName: "s", ShardId: "shardId-000000000000", ShardIteratorType: "TRIM_HORIZON" });
    return ShardIterator;
  }

  async fill(calls) {
    const data = Buffer.alloc(100, "a").toString("base64");
    for (let i = 0; i < calls; ++i)
      await this.call("PutRecords", {
        StreamName: "s",
        Records: Array.from({ length: records }, (_, j) => ({ Data: data, PartitionKey: `key-${i * records + j}` })),
      });
  }

  // Processor time so far.
  cpuSeconds() {
    const fields = readFileSync(`/proc/${this.process.pid}/stat`, "utf8").replace(/^.*\) /, "").split(" ");
    return (Number(fields[11]) + Number(fields[12])) / 100;
  }

  residentKiB() {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.process.pid}/status`, "utf8"))[1]);
  }

  end() {
    return new Promise((ended) => {
      if (this.process.exitCode !== null) return ended();
      this.process.once("exit", ended);
      this.process.kill("SIGKILL");
    });
  }
}

function load(server, operation, { connections = 8, duration = seconds, iterator } = {}) {
  const cpuBefore = server.cpuSeconds();
  const wrk = spawnSync("taskset", ["-c", "1", "wrk", "-t1", `-c${connections}`, `-d${duration}s`, "--timeout", "20s",
    "-s", path.join(here, "load.lua"), server.url, "--", operation, "s", `${records}`, ...(iterator ? [iterator] : [])],
    { encoding: "utf8" });
  const line = /^JSON (.*)$/m.exec(wrk.stdout);
  if (!line) throw new Error(`wrk: ${wrk.error ?? wrk.stderr}${wrk.stdout}`);
  const told = JSON.parse(line[1]);
  // The slowest of them sometimes lets a request wait for 20 s.
  if (told.errors > 0 && server.name === "shardscope")
    throw new Error(`${told.errors} of ${told.requests} requests failed`);
  return { rate: told.requests / told.seconds, p50: told.p50, p99: told.p99, requests: told.requests,
    cpu: (server.cpuSeconds() - cpuBefore) / told.requests };
}

// Nanoseconds a record that simdjson and base64 take for the same bodies.
function walk() {
  const told = spawnSync("taskset", ["-c", "0", path.join(bin, "bench_decode")], { encoding: "utf8" });
  process.stdout.write(told.stdout);
  return Number(/^walk and base64, a record\s*\|\s*\|\s*([\d.]+) ns/m.exec(told.stdout)[1]);
}

async function withServer(name, work, ...more) {
  const server = new Server(name, ...more);
  try {
    return await work(await server.ready());
  } finally {
    await server.end();
  }
}

// Eight loops of a client for a while: calls a second.
async function throughSdk(server, command) {
  const client = new KinesisClient({
    region: "us-east-1",
    endpoint: server.url,
    credentials: { accessKeyId: "a", secretAccessKey: "b" },
    requestHandler: new NodeHttpHandler(),
    maxAttempts: 1,
  });
  const until = performance.now() + seconds * 1_000;
  let calls = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      while (performance.now() < until) {
        await client.send(command());
        ++calls;
      }
    }),
  );
  const rate = (calls * 1_000) / (performance.now() - began);
  client.destroy();
  return rate;
}

// Where two figures are to be alike, they are taken in turns: the machine itself changes from one second to the next,
// what fresh memory costs most of all.
const rounds = 3;

const rows = [];
const median = (values) => [...values].sort((a, b) => a - b)[(values.length - 1) / 2];
const short = (value) => (value >= 1_000 ? Math.round(value).toLocaleString("en") : value.toPrecision(3));
// `isMet` is unset for what is only told.
function say(what, target, measured, isMet) {
  rows.push([what, target, measured, isMet === undefined ? "" : isMet ? "MET" : "NOT MET"]);
}
function atLeast(what, target, value, unit) {
  say(what, `>= ${target}${unit}`, `${short(value)}${unit}`, value >= target);
}
function atMost(what, target, value, unit) {
  say(what, `<= ${target}${unit}`, `${short(value)}${unit}`, value <= target);
}

for (const shards of [4, 100]) {
  const put = (name) => withServer(name, async (server) => load(await server.stream(shards), "PutRecords"));
  const ours = await put("shardscope");
  const theirs = await put("kinesalite");
  atLeast(`PutRecords of 500 x 100 B, ${shards} shards, against kinesalite`, 100, ours.rate / theirs.rate, "x");
  atMost(`  its p99`, 1 / 50, ours.p99 / theirs.p99, "x");
  say(`  records a second (p50, p99)`, "", `${short(ours.rate * records)} (${ours.p50} ms, ${ours.p99} ms)`);
  say(`  kinesalite`, "", `${short(theirs.rate * records)} (${theirs.p50} ms, ${theirs.p99} ms)`);
  if (shards === 4) {
    atLeast("  of what reading the bodies alone allows, at twice simdjson's walk and base64", 0.25,
      ours.rate * records * 2 * walk() / 1e9, "x");
    const local = await put("kinesis-local");
    say(`  kinesis-local`, "", `${short(local.rate * records)} (${local.p50} ms, ${local.p99} ms)`);
    const constant = await withServer("constant", async (server) => load(server, "PutRecords"));
    say("  the same bodies to the constant server", "",
      `${short(constant.rate * records)} (${constant.p50} ms, ${constant.p99} ms)`);
  }
}
{
  const put = (name) =>
    withServer(name, async (server) => load(name === "constant" ? server : await server.stream(4), "PutRecord"));
  const [ours, theirs, constant] = [await put("shardscope"), await put("kinesalite"), await put("constant")];
  atLeast("PutRecord, 4 shards, against kinesalite", 12, ours.rate / theirs.rate, "x");
  atMost("  its processor time, of the constant server's", 2, ours.cpu / constant.cpu, "x");
  say("  calls a second (p50, p99)", "", `${short(ours.rate)} (${ours.p50} ms, ${ours.p99} ms)`);
  say("  kinesalite", "", `${short(theirs.rate)} (${theirs.p50} ms, ${theirs.p99} ms)`);
  say("  the constant server", "", `${short(constant.rate)} (${constant.p50} ms, ${constant.p99} ms)`);
}
{
  const read = (name) =>
    withServer(name, async (server) => {
      await server.stream(1);
      const before = server.residentKiB();
      await server.fill(100);
      const grown = ((server.residentKiB() - before) * 1_024) / (100 * records);
      return { ...load(server, "GetRecords", { iterator: await server.iterator() }), grown };
    });
  const [ours, theirs] = [await read("shardscope"), await read("kinesalite")];
  atLeast("GetRecords of 10,000 x 100 B, against kinesalite", 30, ours.rate / theirs.rate, "x");
  say("  records a second (p50)", "", `${short(ours.rate * 10_000)} (${ours.p50} ms)`);
  say("  kinesalite", "", `${short(theirs.rate * 10_000)} (${theirs.p50} ms)`);
  atMost("memory for a stored record of 100 B, against kinesalite", 1 / 5, ours.grown / theirs.grown, "x");
  say("  bytes, ours and kinesalite's", "", `${short(ours.grown)}, ${short(theirs.grown)}`);
}
{
  const rates = { off: [], on: [] };
  for (let i = 0; i < rounds; ++i)
    for (const limits of Object.keys(rates))
      await withServer("shardscope", async (server) =>
        rates[limits].push(load(await server.stream(10_000), "PutRecords").rate), "--limits", limits);
  atLeast(`PutRecords with limits on, of the rate with limits off, 10,000 shards (medians of ${rounds})`, 0.9,
    median(rates.on) / median(rates.off), "x");
}
// The constant server answers what ours has answered: the client's own work is the same with both.
{
  const data = Buffer.alloc(100, "a");
  const entries = Array.from({ length: records }, (_, i) => ({ Data: data, PartitionKey: `key-${i}` }));
  const asJson = entries.map(({ PartitionKey }) => ({ Data: data.toString("base64"), PartitionKey }));
  const put = (name, ...more) =>
    withServer(name, async (server) => {
      if (name !== "constant") await server.stream(4);
      return throughSdk(server, () => new PutRecordsCommand({ StreamName: "s", Records: entries }));
    }, ...more);
  const answer = await withServer("shardscope", async (server) =>
    (await server.stream(4)).answerTo("PutRecords", { StreamName: "s", Records: asJson }));
  const [ours, theirs, constant] = [await put("shardscope"), await put("kinesalite"), await put("constant", answer)];
  const told = (rate) => `${short(rate)} calls/s`;
  atLeast("PutRecords through the JS SDK, of the constant server", 0.6, ours / constant, "x");
  atLeast("  against kinesalite", 8, ours / theirs, "x");
  say("  ours, kinesalite's, the constant server's", "", [ours, theirs, constant].map(told).join(", "));
}
{
  const command = (ShardIterator) => ({ ShardIterator, Limit: 1_000 });
  const read = (server, ShardIterator) => throughSdk(server, () => new GetRecordsCommand(command(ShardIterator)));
  let answer;
  const get = (name) =>
    withServer(name, async (server) => {
      await server.stream(1);
      await server.fill(2);
      const iterator = await server.iterator();
      if (name === "shardscope") answer = await server.answerTo("GetRecords", command(iterator));
      return read(server, iterator);
    });
  const [ours, theirs] = [await get("shardscope"), await get("kinesalite")];
  const constant = await withServer("constant", (server) => read(server, "any"), answer);
  atLeast("GetRecords of 1,000 x 100 B through the JS SDK, of the constant server", 0.6, ours / constant, "x");
  atLeast("  against kinesalite", 6, ours / theirs, "x");
  say("  ours, kinesalite's, the constant server's", "",
    [ours, theirs, constant].map((rate) => `${short(rate)} calls/s`).join(", "));
}
{
  // One connection, so that nothing is measured but the way of a batch.
  const millions = 10;
  const oneByOne = (server) => load(server, "PutRecords", { connections: 1, duration: 1 }).p50;
  const atFew = () =>
    withServer("shardscope", async (server) => {
      await server.stream(4);
      await server.fill(20);
      return oneByOne(server);
    });
  const [few, many] = await withServer("shardscope", async (server) => {
    await server.stream(4);
    for (let stored = 0; stored < millions * 1e6; )
      stored += load(server, "PutRecords", { duration: 2 }).requests * records;
    const measured = [[], []];
    for (let i = 0; i < rounds; ++i) {
      measured[0].push(await atFew());
      measured[1].push(oneByOne(server));
    }
    return measured.map(median);
  });
  atMost(`a batch at ${millions} million stored records, of one at ten thousand (p50, medians of ${rounds})`, 1.1,
    many / few, "x");
  say("  p50 of the two", "", `${few} ms, ${many} ms`);
}
{
  Server.launcher = [];
  const starts = { shardscope: [], constant: [] };
  let idle = 0;
  for (let i = 0; i < 9; ++i)
    for (const name of Object.keys(starts)) {
      const server = new Server(name);
      await server.answersAtAll();
      starts[name].push(performance.now() - server.began);
      await sleep(300);
      if (name === "shardscope") idle = server.residentKiB() / 1_024;
      await server.end();
    }
  atMost("start to the first answer, median of nine", 25, median(starts.shardscope), " ms");
  say("  the constant server, which does nothing else", "", `${short(median(starts.constant))} ms`);
  atMost("memory while idle", 20, idle, " MiB");
}

const heading = ["the endpoint on the wire", "target", "measured", "met?"];
const widths = [0, 1, 2].map((column) => Math.max(...[heading, ...rows].map((row) => row[column].length)));
const line = ([what, target, measured, isMet]) =>
  `${what.padEnd(widths[0])} | ${target.padStart(widths[1])} | ${measured.padStart(widths[2])} | ${isMet}`;
console.log(`\n${line(heading)}`);
console.log("-".repeat(widths[0] + widths[1] + widths[2] + 15));
for (const row of rows) console.log(line(row));
