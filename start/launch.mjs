#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
// The first thing that runs on a bare machine: plain JavaScript, so that it can say what is missing before anything is built.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`MRRM Graph needs Node.js 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}
if (!existsSync(new URL('../node_modules/typescript', import.meta.url))) {
  console.error('The dependencies are not installed. Run `npm ci` first.');
  process.exit(1);
}
// Incremental: a second or less when nothing has changed since `npm ci` built everything.
const built = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-b'], {
  cwd: root,
  stdio: 'inherit',
});
if (built.status !== 0) process.exit(built.status ?? 1);
const command = process.argv[2] ?? 'main';
await import(new URL(`./dist/${command}.js`, import.meta.url).href);
