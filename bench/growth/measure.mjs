import { isDeepStrictEqual } from 'node:util';
import { ask, askBeside, openAgent } from '../load/ask.mjs';
import { closedLoop, quantile } from '../load/loads.mjs';
import { centres, deepPage, flagship, nightScreen, oneResident, series } from '../operations/reads.mjs';
import { median } from '../report/summary.mjs';
import { comparable } from '../rounds.mjs';

const READS = [flagship, oneResident, nightScreen, deepPage, centres, series];
/** Who is on duty and how old somebody is changes while it is measured. */
const CHANGES = [nightScreen];

/** What PostgreSQL has read and told so far for the slices' own logins; undefined where it does not count it. */
async function readSoFar({ superuser, admin }) {
  const [{ counts }] = await admin.residents`
    select current_setting('shared_preload_libraries') like '%pg_stat_statements%' as counts`;
  if (!counts) return undefined;
  const [row] = await superuser`
    select sum(shared_blks_hit + shared_blks_read)::float as buffers, sum(rows)::float as rows
    from pg_stat_statements join pg_roles on pg_roles.oid = userid where rolname like '%\\_app'`;
  return row;
}

/**
 * What one read costs at ours, one under way: medians of turns of `seconds` (CPU, latency), and of `counted` single requests what
 * PostgreSQL reads for them, so that a chore of a slice is not in it.
 */
async function measureRead({ operation, server, graph, watch, settings }) {
  const world = {
    admin: graph.admin,
    places: settings.places,
    askOurs: (...words) => askBeside({ server, people: graph.people }, ...words),
  };
  const request = await operation.prepare(world);
  const asking = { operation, server, people: graph.people };
  const { seconds, rounds, counted, warm } = settings;
  const turns = [];
  const load = (from, kept) => closedLoop(asking, request, { connections: 1, seconds: kept, from });
  if (warm > 0) await load(0, warm);
  for (let round = 0, from = 1000; round < rounds; round += 1) {
    const turn = await watch.turn(server, () => load(from, seconds));
    if (turn.faults) throw new Error(`${operation.name}: ${turn.faults[0]}`);
    from = turn.next;
    turns.push(turn);
  }
  const reads = [];
  const answers = [];
  const agent = openAgent();
  for (let number = 0; number < counted; number += 1) {
    await watch.drained();
    const before = await readSoFar(graph);
    const { told, fault } = await ask({ ...asking, agent }, request(number * 13));
    if (fault) throw new Error(`${operation.name}: ${fault}`);
    answers.push(comparable(told.body.data));
    const after = await readSoFar(graph);
    if (before) reads.push({ buffers: after.buffers - before.buffers, rows: after.rows - before.rows });
  }
  await agent.close();
  const of = (pick) => median(turns.map(pick));
  const row = {
    operation: operation.name,
    answers: turns.reduce((sum, { answers }) => sum + answers, 0),
    p50: of(({ p50 }) => p50),
    cpu: of(({ cpu }) => cpu.total),
    cpuOfPostgres: of(({ cpu }) => cpu.postgres),
    buffers: quantile(
      reads.map(({ buffers }) => buffers),
      0.5,
    ),
    rows: quantile(
      reads.map(({ rows }) => rows),
      0.5,
    ),
  };
  return { row, answers: CHANGES.includes(operation) ? [] : answers };
}

/**
 * Measures the reads with so many residents.
 * @param earlier answers by operation, as they were with fewer residents; filled at the first size
 * @throws Error when an answer is another one than with fewer residents: then more work would be no wonder
 */
export async function measureReads({ earlier, residents, say, only, ...measured }) {
  const rows = [];
  for (const operation of READS.filter(({ name }) => !only || only.includes(name))) {
    const { row, answers } = await measureRead({ ...measured, operation });
    const before = earlier.get(operation.name);
    if (before && !isDeepStrictEqual(answers, before))
      throw new Error(`${operation.name}: another answer with ${residents} residents.`);
    earlier.set(operation.name, answers);
    rows.push({ ...row, residents });
    say(
      `${residents} residents, ${operation.name}: CPU ${row.cpu.toFixed(1)} ms, p50 ${row.p50.toFixed(1)} ms, ${row.buffers} pages`,
    );
  }
  return rows;
}
