#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
// The first thing that runs on a bare machine: plain JavaScript, so that it can say what is missing before anything is built.
import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import module from 'node:module';
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
/** The pages of the gateway; a slice that is handed over alone has none. */
const pages = [
  ['explorer', 'page'],
  ['workbench', 'workbench'],
].filter(([sources]) => existsSync(`${root}/gateway/${sources}/build.mjs`));
const bundler = `${root}/start/bundle.mjs`;
const command = process.argv[2] ?? 'main';
if (command === 'build' || !existsSync(stamp) || newestSource() >= statSync(stamp).mtimeMs) {
  const began = new Date();
  // Half a minute of silence looks like a fault. The cursor stays at its beginning, so that what the compiler says covers it.
  const isWatched = command !== 'build' && process.stdout.isTTY;
  if (isWatched) process.stdout.write('         Building what has changed since the last build …\r');
  run('node_modules/typescript/bin/tsc', '-b');
  for (const [sources] of pages) run(`${root}/gateway/${sources}/build.mjs`);
  if (existsSync(bundler)) run(bundler);
  writeFileSync(stamp, '');
  // What changed while it was built is newer than this.
  utimesSync(stamp, began, began);
  if (isWatched) process.stdout.write('\x1b[2K');
}
if (command !== 'build') {
  // From Node.js 22 on, what was compiled to machine code is kept for the next start: half a second less of it in each process.
  process.env.NODE_COMPILE_CACHE ??= `${root}/start/dist/compile-cache`;
  module.enableCompileCache?.(process.env.NODE_COMPILE_CACHE);
  const bundled = new URL(`./dist/programs/${command}.js`, import.meta.url);
  await import((existsSync(bundled) ? bundled : new URL(`./dist/${command}.js`, import.meta.url)).href);
}

function run(...words) {
  const { status } = spawnSync(process.execPath, words, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

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
  if (existsSync(bundler)) {
    if (!existsSync(`${root}/start/dist/programs`)) return Number.POSITIVE_INFINITY;
    newest = Math.max(newest, changedAt(bundler));
  }
  for (const [sources, built] of pages) {
    const page = `${root}/gateway/${sources}`;
    if (!existsSync(`${root}/gateway/dist/${built}`)) return Number.POSITIVE_INFINITY;
    const folders = [page, `${root}/gateway/questions`];
    const files = folders.flatMap((folder) =>
      readdirSync(folder, { recursive: true }).map((file) => `${folder}/${file}`),
    );
    newest = Math.max(newest, ...[...folders, ...files].map(changedAt));
  }
  return newest;
}
