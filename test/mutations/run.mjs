// Makes one small mistake at a time in the policies of a copy of this checkout, and asks whether the tests notice.
// node test/mutations/run.mjs [--count 40] [--seed 1] [--only residents,services,staff,facilities,platform] [--keep file.json]
// node test/mutations/run.mjs --again file.json: those that an earlier run kept there as missed.
// With --in 'src/(duplicates|names)/' in all files of those rooms, and not in policies alone; with --by FILES,FOLDERS those tests judge alone.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { text } from 'node:stream/consumers';
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
    again: { type: 'string' },
    in: { type: 'string' },
    by: { type: 'string' },
  },
});
const here = fileURLToPath(new URL('../..', import.meta.url));
const copy = mkdtempSync(join(tmpdir(), 'mutations-'));
process.once('exit', () => rmSync(copy, { recursive: true, force: true }));
/** The judge that is at work. */
let working;
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => {
    working?.kill();
    process.exit(1);
  });

// What is built already is copied with the rest: the compiler then finds nothing to do.
execFileSync('git', ['clone', '--quiet', here, copy]);
const ignored = execFileSync('git', ['ls-files', '-oi', '--exclude-standard', '--directory'], {
  cwd: here,
  encoding: 'utf8',
});
for (const path of ignored
  .split('\n')
  .filter((one) => /(^|\/)(node_modules|dist)\/$|\.tsbuildinfo$/.test(one)))
  execFileSync('cp', ['-a', join(here, path), dirname(join(copy, path))]);
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

/** Files that promise something of row-level security itself: they are asked with it alone, as the walk of the audit is. */
const OF_THE_WALL = {
  residents: ['opening/consents', 'opening/consents-of-children', 'retention/anonymising'],
  facilities: ['agreement/agreement-of-all'],
};

/**
 * What ought to notice, the quickest first: a later one is asked only what the earlier ones let pass. `walls` leaves row-level
 * security up: what a refused write names in the audit is found through it, and the whole graph runs as it will.
 */
const judgesOf = (owner) => {
  // The engine is judged by the slice with the most rules.
  const slice = owner === 'platform' ? 'residents' : owner;
  const ofSlice = (name) => `subgraphs/${slice}/test/${name}.test.ts`;
  const ofTheWall = OF_THE_WALL[slice] ?? [];
  const tests = (...files) => ['vitest', 'run', '--bail', '1', ...files];
  if (values.by) return [{ command: tests(...values.by.split(',')), walls: true }];
  return [
    { command: tests(ofSlice('access-walk')) },
    { command: ['tsc', '-p', owner === 'platform' ? 'platform' : `subgraphs/${owner}`, '--noEmit'] },
    { command: tests(ofSlice('side-doors'), ofSlice('hidden-is-absent')) },
    { command: tests(ofSlice('audit-walk'), 'test/sop-enforcement.test.ts'), walls: true },
    {
      command: tests(
        `subgraphs/${slice}/test`,
        ...['audit-walk', ...ofTheWall].flatMap((name) => ['--exclude', `**/${name}.test.ts`]),
      ),
    },
    ...(ofTheWall.length > 0 ? [{ command: tests(...ofTheWall.map(ofSlice)), walls: true }] : []),
    ...(owner === 'platform'
      ? [{ command: tests('platform/test', 'subgraphs/services/test'), walls: true }]
      : []),
  ];
};
/** Where rules of access stand: the room of that name, what each feature says of its own, and predicates of rows. */
const RULES = /(^|\/)access\/(?!matrix)|\/(access|feature)\.ts$|\/(visible|visibility)[\w-]*\.ts$/;
const rulesOf = (owner) => {
  const folder = join(copy, owner === 'platform' ? 'platform' : `subgraphs/${owner}`, 'src');
  const wanted = values.in ? new RegExp(values.in) : RULES;
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.ts') && wanted.test(`src/${name}`))
    .sort()
    .map((name) => join(folder, name));
};

/** The walls behind are switched off: each has to hold alone. */
const WITHOUT_WALLS = { ...process.env, APP_ROLE_BYPASSES_ROW_LEVEL_SECURITY: 'on' };
const answer = join(copy, 'answer.json');
/** @returns by what a judge notices, undefined when it lets the mutant pass */
async function noticedBy({ command, walls }) {
  rmSync(answer, { force: true });
  const isTest = command[0] === 'vitest';
  const report = isTest ? ['--reporter', 'json', '--outputFile', answer] : [];
  working = spawn('npx', [...command, ...report], {
    cwd: copy,
    env: walls ? process.env : WITHOUT_WALLS,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [said, [status]] = await Promise.all([text(working.stdout), once(working, 'close')]);
  if (status === 0) return undefined;
  if (!isTest) return `tsc: ${said.split('\n')[0]}`;
  const { testResults } = JSON.parse(readFileSync(answer, 'utf8'));
  const file = testResults.find(({ status: ended }) => ended === 'failed');
  const failed = file.assertionResults.find(({ status: ended }) => ended === 'failed');
  const message = (failed?.failureMessages[0] ?? file.message).replace(/\s+/g, ' ').slice(0, 300);
  return `${relative(copy, file.name)}: ${failed?.title ?? 'the file'}: ${message}`;
}

/** A judge that condemns what is right would notice every mutant: it is believed once it has let the right one pass. */
const believed = new Set();
async function mustBeJust(judge) {
  if (believed.has(judge)) return;
  const failing = await noticedBy(judge);
  if (failing) throw new Error(`Without a mutant: ${failing}`);
  believed.add(judge);
}

/** Writes a file and its compiled twin: slices use platform compiled, and the tests of the whole graph use slices so. */
function write(file, code) {
  writeFileSync(file, code);
  const compiled = file.replace('/src/', '/dist/').replace(/\.ts$/, '.js');
  const compilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    verbatimModuleSyntax: true,
    experimentalDecorators: true,
    emitDecoratorMetadata: true,
    useDefineForClassFields: false,
  };
  writeFileSync(compiled, ts.transpileModule(code, { compilerOptions }).outputText);
}

/** The mutants that were missed in an earlier run. */
const kept = (owner) =>
  JSON.parse(readFileSync(values.again, 'utf8'))
    .filter((one) => one.owner === owner && !one.by)
    .map(({ file, line, was, became }) => {
      const code = readFileSync(join(copy, file), 'utf8');
      const from = code.indexOf(
        was,
        code
          .split('\n')
          .slice(0, line - 1)
          .join('\n').length,
      );
      if (from < 0) throw new Error(`${file}:${line} is no longer ${was}.`);
      return { file: join(copy, file), from, to: from + was.length, text: became, line, was };
    });

const results = [];
const short = (code) => code.replace(/\s+/g, ' ').slice(0, 70);
for (const owner of values.only.split(',')) {
  const judges = judgesOf(owner);
  const all = values.again ? kept(owner) : rulesOf(owner).flatMap((file) => mutantsOf(file, pick));
  console.log(`${owner}: ${all.length} mutants can be made`);
  for (let made = 0; made < Number(values.count) && all.length > 0; made += 1) {
    const [mutant] = all.splice(pick(all.length), 1);
    const started = Date.now();
    const original = readFileSync(mutant.file, 'utf8');
    write(mutant.file, original.slice(0, mutant.from) + mutant.text + original.slice(mutant.to));
    let by;
    let condemned;
    for (const judge of judges) {
      by = await noticedBy(judge);
      if (by) condemned = judge;
      if (by) break;
    }
    write(mutant.file, original);
    if (condemned) await mustBeJust(condemned);
    const seconds = Math.round((Date.now() - started) / 1000);
    const { line, was, text: became } = mutant;
    const file = relative(copy, mutant.file);
    results.push({ owner, file, line, was, became, by: by ?? null, seconds });
    console.log(
      `${by ? 'noticed' : 'MISSED '} ${seconds} s ${file}:${line}  ${short(was)}  ->  ${short(became)}  ${by ? `by ${short(by)}` : ''}`,
    );
    if (values.keep) {
      mkdirSync(dirname(values.keep), { recursive: true });
      writeFileSync(values.keep, `${JSON.stringify(results, null, 2)}\n`);
    }
  }
}
for (const owner of [...new Set(results.map((one) => one.owner)), 'all']) {
  const own = results.filter((one) => owner === 'all' || one.owner === owner);
  const noticed = own.filter(({ by }) => by).length;
  const seconds = own.reduce((sum, one) => sum + one.seconds, 0);
  console.log(
    `${owner}: ${noticed} of ${own.length} mutants noticed, ${((100 * noticed) / own.length).toFixed(1)} %, in ${seconds} s (seed ${values.seed})`,
  );
}
