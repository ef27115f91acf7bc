// The clients lie in build/clients, where ./dev test installs them by npm, or where SHARDSCOPE_CLIENTS says.
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

// Of this file: node 18 has no shorter word for it.
export const here = path.dirname(fileURLToPath(import.meta.url));
const folder = process.env.SHARDSCOPE_CLIENTS ?? path.join(here, "../../build/clients");

const problem =
  Number(process.versions.node.split(".")[0]) < 18 ? `expected node 18 or later, got ${process.version}`
  : !existsSync(path.join(folder, "node_modules")) ? `expected the clients in ${folder}, where ./dev test installs them`
  : undefined;
if (problem !== undefined) {
  console.error(problem);
  process.exit(1);
}

export const clientsRequire = createRequire(path.join(folder, "package.json"));
