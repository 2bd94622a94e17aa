#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
// The first thing that runs on a bare machine: plain JavaScript, so that it can say what is missing before anything is built.
import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
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
// The compiler looks at every file and loads itself first, most of a second: nothing newer than the last build needs none of it.
const stamp = new URL('../start/dist/launch.stamp', import.meta.url);
if (!existsSync(stamp) || newestSource() >= statSync(stamp).mtimeMs) {
  const began = new Date();
  for (const step of [['node_modules/typescript/bin/tsc', '-b'], ['gateway/explorer/build.mjs']]) {
    const built = spawnSync(process.execPath, step, { cwd: root, stdio: 'inherit' });
    if (built.status !== 0) process.exit(built.status ?? 1);
  }
  writeFileSync(stamp, '');
  // What changed while it was built is newer than this.
  utimesSync(stamp, began, began);
}
const command = process.argv[2] ?? 'main';
await import(new URL(`./dist/${command}.js`, import.meta.url).href);

/** When anything that is compiled was last changed, added or taken away, in milliseconds. */
function newestSource() {
  const { references } = JSON.parse(readFileSync(new URL('../tsconfig.json', import.meta.url), 'utf8'));
  const changedAt = (path) => (existsSync(path) ? statSync(path).mtimeMs : Number.POSITIVE_INFINITY);
  let newest = Math.max(changedAt(`${root}/tsconfig.base.json`), changedAt(`${root}/package-lock.json`));
  for (const { path } of references) {
    const room = `${root}/${path}`;
    const sources = readdirSync(`${room}/src`, { recursive: true, withFileTypes: true });
    const files = sources.map((entry) => `${entry.parentPath}/${entry.name}`);
    // Without its output, as on a fresh copy, a room has to be built however old its sources are.
    if (!existsSync(`${room}/dist`)) return Number.POSITIVE_INFINITY;
    newest = Math.max(newest, ...[`${room}/tsconfig.json`, `${room}/src`, ...files].map(changedAt));
  }
  const page = readdirSync(`${root}/gateway/explorer`).map((file) => `${root}/gateway/explorer/${file}`);
  if (!existsSync(`${root}/gateway/dist/page`)) return Number.POSITIVE_INFINITY;
  newest = Math.max(newest, ...[`${root}/gateway/explorer`, ...page].map(changedAt));
  return newest;
}
