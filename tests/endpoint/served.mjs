// An endpoint of the story's own, and how a story says what it found.
import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";

import { here } from "./clients.mjs";

const bin = path.resolve(process.env.SHARDSCOPE_BIN ?? path.join(here, "../../build/release/bin"));
const began = performance.now();
const running = new Set();

export function say(what) {
  console.log(`${((performance.now() - began) / 1000).toFixed(2).padStart(7)} s  ${what}`);
}

// The endpoint ends with the story, however that ends.
process.on("exit", () => running.forEach((server) => server.kill("SIGKILL")));
process.on("uncaughtException", (error) => fail(error instanceof Error ? error.stack : String(error)));

export function fail(what) {
  say(`FAILED: ${what}`);
  process.exit(1);
}

// As far as a person reads.
const text = (value) => (JSON.stringify(value) ?? String(value)).slice(0, 1_000);

export function expect(what, got, wanted) {
  if (!isDeepStrictEqual(got, wanted)) fail(`${what}: expected ${text(wanted)}, got ${text(got)}`);
}

// Between two looks at what takes some time.
export const pause = () => wait(20);

// Asks again and again, since what takes virtual time takes some wall time too.
export async function until(what, ask, wanted, seconds = 20) {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const got = await ask();
    if (isDeepStrictEqual(got, wanted)) return;
    if (performance.now() > end)
      fail(`${what}: expected ${text(wanted)} within ${seconds} s, got ${text(got)} to the end`);
    await pause();
  }
}

// Tells `story` the address of an endpoint, which must end well after it. Files are named as seen from here.
export async function serving(options, story) {
  const server = spawn(path.join(bin, "shardscope-cli"), ["serve", "--port", "0", ...options],
    { cwd: here, stdio: ["ignore", "pipe", "inherit"] });
  running.add(server);
  const ended = once(server, "exit");
  const [first] = await Promise.race([once(createInterface(server.stdout), "line"), ended]);
  if (!String(first).startsWith("Listening on http://")) fail(`the endpoint: expected 'Listening on http://…', got ${first}`);
  await story(first.split(" ")[2]);
  server.kill("SIGTERM");
  const [code] = await Promise.race([ended, wait(10_000, ["none within 10 s"], { ref: false })]);
  running.delete(server);
  expect("the endpoint's exit code after SIGTERM", code, 0);
}
