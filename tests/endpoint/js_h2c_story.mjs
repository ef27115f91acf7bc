#!/usr/bin/env node
import { tell } from "./js_told.mjs";

await tell("h2c");
