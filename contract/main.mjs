// npm run contract -- residents <url>: asks any implementation of a slice whether it keeps its contract.
import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { contractOf, isGeneral } from './contract.mjs';
import { lineOf, sumOf } from './report.mjs';
import { exitCodeOf, run } from './run.mjs';
import { startOthers } from './stand-in.mjs';
import { makeKey } from './token.mjs';

const USAGE = `npm run contract -- <slice> <url>   asks the slice at that address whether it keeps its contract
  --key <file>        the key that signs the tokens of the test; the slice must trust it
  --centre <id>       where the people of the test are registered; one of its own with --others
  --sop <id>          an SOP in force there; one of its own with --others
  --other <id>,<code> another centre that the graph knows; one of its own with --others
  --recipient <code>  an organisation to which nothing is open there; by default IOM
  --level core        what the first use needs; by default all
  --others <port>     answers, while it asks, as the graph of the other owners: GRAPH_URL of the slice is http://127.0.0.1:<port>/graphql
  --published <folder>  the SDL of all owners; by default what is committed here
  --json              tells it as JSON
npm run contract -- key <file>      makes such a key, and says how the slice is told of it`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    key: { type: 'string' },
    centre: { type: 'string' },
    sop: { type: 'string' },
    other: { type: 'string' },
    recipient: { type: 'string', default: 'IOM' },
    level: { type: 'string', default: 'full' },
    others: { type: 'string' },
    published: { type: 'string', default: fileURLToPath(new URL('../schema', import.meta.url)) },
    json: { type: 'boolean', default: false },
  },
});

try {
  process.exitCode = positionals[0] === 'key' ? writeKey(positionals[1]) : await ask(positionals);
} catch (error) {
  console.error(`contract: ${error.message}`);
  process.exitCode = 2;
}

function writeKey(file) {
  if (!file) return usage();
  const key = makeKey();
  writeFileSync(file, `${JSON.stringify(key)}\n`, { mode: 0o600, flag: 'wx' });
  console.log(JSON.stringify({ issuer: key.issuer, keys: [key.publicJwk] }));
  return 0;
}

async function ask([name, url]) {
  const level = values.level.toUpperCase();
  const lacksCentre = !values.centre && !values.others && !isGeneral(name);
  if (!url || !values.key || lacksCentre || !['CORE', 'FULL'].includes(level)) return usage();
  const given = {
    key: JSON.parse(readFileSync(values.key, 'utf8')),
    centre: values.centre ?? randomUUID(),
    sop: values.sop ?? (values.others ? randomUUID() : undefined),
    other: otherOf(values),
    recipient: values.recipient,
  };
  const others = values.others && (await startOthers({ port: Number(values.others), ...given }));
  try {
    const { promises, world } = contractOf({ name, url, published: values.published, ...given });
    const findings = await run(
      promises,
      world,
      level,
      values.json ? undefined : (one) => console.log(lineOf(one)),
    );
    if (isGeneral(name) && !values.json)
      console.log(
        `Of ${name} that is what every slice promises; its own promises are not written down yet, and not proved.`,
      );
    console.log(values.json ? JSON.stringify({ slice: name, level, findings }, null, 1) : sumOf(findings));
    return exitCodeOf(findings);
  } finally {
    await others?.close();
  }
}

/** Another centre: the one that was said, or one of the stand-in's. */
function otherOf({ other, others }) {
  if (!other) return others ? { id: randomUUID(), code: 'CONTRACT-OTHER' } : undefined;
  const [id, code] = other.split(',');
  return { id, code };
}

function usage() {
  console.error(USAGE);
  return 2;
}
