// Makes one small mistake at a time in the policies of a copy of this checkout, and asks whether the tests notice.
// node test/mutations/run.mjs [--count 40] [--seed 1] [--only residents,services,staff,facilities,platform]
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import ts from 'typescript';
import { mutantsOf } from './mutants.mjs';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '40' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: 'residents,services,staff,facilities,platform' },
    keep: { type: 'string' },
  },
});
const here = fileURLToPath(new URL('../..', import.meta.url));
const copy = mkdtempSync(join(tmpdir(), 'mutations-'));
process.once('exit', () => rmSync(copy, { recursive: true, force: true }));
process.once('SIGINT', () => process.exit(1));

execFileSync('git', ['clone', '--quiet', here, copy]);
execFileSync('cp', ['-a', join(here, 'node_modules'), copy]);
execFileSync('npx', ['tsc', '-b'], { cwd: copy, stdio: 'inherit' });

/** Mulberry32: a small generator, so that a seed gives the same mutants again. */
let state = Number(values.seed) >>> 0;
function random() {
  state = (state + 0x6d2b79f5) >>> 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}
const pick = (count) => Math.floor(random() * count);

/** The tests that ought to notice, the quickest judge first. The engine is judged by the slice with the most rules. */
const judgesOf = (owner) => {
  const slice = owner === 'platform' ? 'residents' : owner;
  const judges = [[`subgraphs/${slice}/test/access-walk.test.ts`], [`subgraphs/${slice}/test`]];
  return owner === 'platform' ? [...judges, ['platform/test', 'subgraphs/services/test']] : judges;
};
/** Where rules of access stand: the room of that name, what each feature says of its own, and predicates of rows. */
const RULES = /(^|\/)access\/(?!matrix)|\/access\.ts$|\/(visible|visibility)[\w-]*\.ts$/;
const rulesOf = (owner) => {
  const folder = join(copy, owner === 'platform' ? 'platform' : `subgraphs/${owner}`, 'src');
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.ts') && RULES.test(name))
    .map((name) => join(folder, name));
};

/** The walls behind are switched off: each has to hold alone. */
const environment = { ...process.env, APP_ROLE_BYPASSES_ROW_LEVEL_SECURITY: 'on' };
const passes = (judge) =>
  spawnSync('npx', ['vitest', 'run', '--bail', '1', ...judge], {
    cwd: copy,
    env: environment,
    stdio: 'ignore',
  }).status === 0;

/** Writes a file and, as slices use platform compiled, its compiled twin. */
function write(file, text) {
  writeFileSync(file, text);
  if (!file.includes('/platform/src/')) return;
  const compiled = file.replace('/platform/src/', '/platform/dist/').replace(/\.ts$/, '.js');
  const compilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    verbatimModuleSyntax: true,
    experimentalDecorators: true,
    emitDecoratorMetadata: true,
    useDefineForClassFields: false,
  };
  writeFileSync(compiled, ts.transpileModule(text, { compilerOptions }).outputText);
}

const results = [];
for (const owner of values.only.split(',')) {
  const all = rulesOf(owner).flatMap((file) => mutantsOf(file, pick));
  for (let made = 0; made < Number(values.count) && all.length > 0; made += 1) {
    const [mutant] = all.splice(pick(all.length), 1);
    const original = readFileSync(mutant.file, 'utf8');
    write(mutant.file, original.slice(0, mutant.from) + mutant.text + original.slice(mutant.to));
    const noticed = !judgesOf(owner).every(passes);
    write(mutant.file, original);
    const { line, was, text } = mutant;
    results.push({ owner, file: relative(copy, mutant.file), line, was, became: text, noticed });
    const short = (code) => code.replace(/\s+/g, ' ').slice(0, 70);
    console.log(
      `${noticed ? 'noticed' : 'MISSED '} ${relative(copy, mutant.file)}:${line}  ${short(was)}  ->  ${short(text)}`,
    );
    if (values.keep) {
      mkdirSync(join(values.keep, '..'), { recursive: true });
      writeFileSync(values.keep, `${JSON.stringify(results, null, 2)}\n`);
    }
  }
}
const noticed = results.filter((one) => one.noticed).length;
console.log(
  `${noticed} of ${results.length} mutants noticed: ${((100 * noticed) / results.length).toFixed(1)} % (seed ${values.seed})`,
);
