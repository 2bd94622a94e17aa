import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

const REAL = fileURLToPath(new URL('../../', import.meta.url));
/** Everything in the checkout was written before it is first started. */
const EARLIER = new Date(Date.now() - 60_000);

/**
 * A checkout of two rooms with the real launcher, and the real compiler behind a door at which somebody counts. Where nothing but
 * being called matters, it is called in vain: to begin alone takes it most of a second.
 */
let checkout: string;
const at = (...path: string[]) => join(checkout, ...path);

function put(path: string, text: string) {
  mkdirSync(join(at(path), '..'), { recursive: true });
  writeFileSync(at(path), text);
  utimesSync(at(path), EARLIER, EARLIER);
}

beforeAll(() => {
  checkout = mkdtempSync(join(tmpdir(), 'launch-'));
  const compilerOptions = {
    module: 'nodenext',
    composite: true,
    rootDir: 'src',
    outDir: 'dist',
    tsBuildInfoFile: 'dist/.tsbuildinfo',
    lib: ['es5'],
    types: [],
  };
  put('package.json', '{ "type": "module" }');
  put('package-lock.json', '{}');
  put('tsconfig.base.json', '{}');
  put('tsconfig.json', JSON.stringify({ files: [], references: [{ path: 'room' }, { path: 'start' }] }));
  put('room/tsconfig.json', JSON.stringify({ compilerOptions, include: ['src'] }));
  put(
    'start/tsconfig.json',
    JSON.stringify({ compilerOptions, include: ['src'], references: [{ path: '../room' }] }),
  );
  put('room/src/word.ts', `export const word: string = 'first';`);
  put('start/src/main.ts', `import { word } from '../../room/dist/word.js';\nthrow new Error(word);`);
  copyFileSync(join(REAL, 'start', 'launch.mjs'), at('start', 'launch.mjs'));
  put(
    'node_modules/typescript/bin/tsc',
    `require('node:fs').appendFileSync(${JSON.stringify(at('compiled'))}, '.');
     if (process.env.IN_VAIN !== 'yes') require(${JSON.stringify(join(REAL, 'node_modules/typescript/lib/tsc.js'))});`,
  );
  put('node_modules/typescript/package.json', '{ "type": "commonjs" }');
  for (const room of ['room', 'start']) utimesSync(at(room, 'src'), EARLIER, EARLIER);
});
afterAll(() => rmSync(checkout, { recursive: true, force: true }));

const compiled = () => (existsSync(at('compiled')) ? readFileSync(at('compiled'), 'utf8').length : 0);

/** Starts it. @returns what it said, and whether the compiler was called for it */
function start(inVain = false) {
  const before = compiled();
  const env = { ...process.env, IN_VAIN: inVain ? 'yes' : 'no' };
  const { stdout, stderr } = spawnSync(process.execPath, [at('start', 'launch.mjs')], {
    encoding: 'utf8',
    env,
  });
  return { said: `${stdout}${stderr}`, compiles: compiled() - before };
}

it('the launcher compiles what is new or has changed, and nothing when nothing has', () => {
  expect(start()).toEqual({ said: expect.stringContaining('Error: first'), compiles: 1 });
  expect(start()).toEqual({ said: expect.stringContaining('Error: first'), compiles: 0 });

  writeFileSync(at('room/src/word.ts'), `export const word: string = 'second';`);
  expect(start()).toEqual({ said: expect.stringContaining('Error: second'), compiles: 1 });
  expect(start().compiles).toBe(0);

  // A change that cannot be compiled is said, starts nothing, and is tried again.
  writeFileSync(at('room/src/word.ts'), `export const word: string = 3;`);
  for (let time = 0; time < 2; time += 1) {
    const { said, compiles } = start();
    expect([said, compiles]).toEqual([expect.stringContaining('TS2322'), 1]);
    expect(said).not.toContain('Error: second');
  }
  writeFileSync(at('room/src/word.ts'), `export const word: string = 'third';`);
  expect(start()).toEqual({ said: expect.stringContaining('Error: third'), compiles: 1 });
});

it('it compiles when a file is added or taken away, in a folder of a folder, too, and when settings, packages or outputs have changed', () => {
  mkdirSync(at('room/src/deep'));
  writeFileSync(at('room/src/deep/more.ts'), 'export const more = 1;');
  expect(start().compiles).toBe(1);
  expect(existsSync(at('room/dist/deep/more.js'))).toBe(true);
  expect(start().compiles).toBe(0);
  rmSync(at('room/src/deep/more.ts'));
  expect(start(true).compiles).toBe(1);
  expect(start().compiles).toBe(0);
  for (const setting of ['tsconfig.base.json', 'room/tsconfig.json', 'package-lock.json']) {
    appendFileSync(at(setting), '\n');
    expect([setting, start(true).compiles]).toEqual([setting, 1]);
    expect([setting, start().compiles]).toEqual([setting, 0]);
  }
  rmSync(at('room/dist'), { recursive: true });
  expect(start()).toEqual({ said: expect.stringContaining('Error: third'), compiles: 1 });
});

it('the bundles are made after the compiler, run in place of the modules, and made again when they are gone', () => {
  put(
    'start/bundle.mjs',
    `import { mkdirSync, writeFileSync } from 'node:fs';
     const to = new URL('./dist/programs/', import.meta.url);
     mkdirSync(to, { recursive: true });
     writeFileSync(new URL('main.js', to), "throw new Error('from the bundle');");`,
  );
  const bundled = expect.stringContaining('Error: from the bundle');
  expect(start(true)).toEqual({ said: bundled, compiles: 1 });
  expect(start()).toEqual({ said: bundled, compiles: 0 });
  rmSync(at('start/dist/programs'), { recursive: true });
  expect(start(true)).toEqual({ said: bundled, compiles: 1 });
  appendFileSync(at('start/bundle.mjs'), '\n');
  expect(start(true).compiles).toBe(1);
});
