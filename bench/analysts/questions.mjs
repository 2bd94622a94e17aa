import { ask, openAgent } from '../load/ask.mjs';
import { quantile } from '../load/loads.mjs';
import { analysts } from '../people.mjs';

const CELLS = '{ cells { period categories { category } value withheld } }';
const MONTHS = Array.from({ length: 12 }, (_, at) => `M${String(at + 1).padStart(2, '0')}`);
const QUARTERS = ['Q1', 'Q2', 'Q3', 'Q4'];

/**
 * What analysts ask of closed editions, as docs/analysts.md does: of the graph, and which figures of the year's last edition they are,
 * for SQL by hand.
 */
export const QUESTIONS = [
  {
    name: 'the children of a year, by age and nationality',
    owner: 'residents',
    asked: 'measure: ACCOMMODATED, by: [AGE_BAND, NATIONALITY]',
    figures: { measure: 'ACCOMMODATED', dimensions: 'AGE_BAND+NATIONALITY', parts: ['YEAR'] },
  },
  {
    name: 'who came, month by month',
    owner: 'residents',
    asked: 'measure: ARRIVALS, each: MONTH',
    figures: { measure: 'ARRIVALS', dimensions: '', parts: MONTHS },
  },
  {
    name: 'why they left, quarter by quarter',
    owner: 'residents',
    asked: 'measure: EXITS, each: QUARTER, by: DEPARTURE_REASON',
    figures: { measure: 'EXITS', dimensions: 'DEPARTURE_REASON', parts: QUARTERS },
  },
  {
    name: 'who was there at the end of the year, by centre',
    owner: 'residents',
    asked: 'measure: STOCK, by: CENTRE',
    figures: { measure: 'STOCK', dimensions: 'CENTRE', parts: ['YEAR'] },
  },
  {
    name: 'who was served, by function',
    owner: 'services',
    asked: 'measure: SERVED, by: FUNCTION',
    figures: { measure: 'SERVED', dimensions: 'FUNCTION', parts: ['YEAR'] },
  },
].map((question) => ({
  ...question,
  field: question.owner === 'residents' ? 'residentStatistics' : 'serviceStatistics',
}));

/** A question as the load sends it: right when it gives numbers. */
export const operationOf = ({ name, field, asked }) => ({
  name,
  purpose: 'STATISTICS',
  query: `query Numbers($year: String!) { told: ${field}(period: $year, ${asked}) ${CELLS} }`,
  isRight: ({ told }) => told.cells.length > 0,
});

/** The same by hand. @returns rows with key, value and withheld */
export const byHand = (sql, { owner, figures: { measure, dimensions, parts } }, year) => sql`
  /* by hand */ select key, value, withheld from ${sql(owner)}.statistics_figure
  where edition_id = (select id from ${sql(owner)}.statistics_edition where year = ${year} order by number desc limit 1)
    and measure = ${measure} and dimensions = ${dimensions} and part = any(${parts})`;

/** The years of which each owner has kept an edition, the earliest first. */
export async function yearsOf({ admin }) {
  const found = {};
  for (const owner of ['residents', 'services']) {
    const sql = admin[owner];
    const rows =
      await sql`select distinct year from ${sql(owner)}.statistics_edition where months = 12 order by year`;
    found[owner] = rows.map(({ year }) => year);
  }
  return found;
}

/**
 * Each question by itself, one under way: through the graph, and what PostgreSQL works for the graph's statement and for SQL by hand over the
 * same rows, in milliseconds a question.
 */
export async function measureQuestions({ graph, server, settings, superuser }) {
  const years = await yearsOf(graph);
  const agent = openAgent();
  const [{ counts }] =
    await superuser`select current_setting('shared_preload_libraries') like '%pg_stat_statements%' as counts`;
  const rows = [];
  for (const question of QUESTIONS) {
    const sql = graph.admin[question.owner];
    const operation = operationOf(question);
    const [latencies, before] = [[], counts && (await worked(superuser))];
    let cells = 0;
    for (let number = 0; number < settings.questions; number += 1) {
      const year = years[question.owner].at(-1 - (number % years[question.owner].length));
      const asked = { as: analysts[number % settings.analysts], variables: { year: String(year) } };
      const { milliseconds, told, fault } = await ask(
        { operation, server, agent, people: graph.people },
        asked,
      );
      if (fault) throw new Error(`${question.name}: ${fault}`);
      const own = await byHand(sql, question, year);
      cells = told.body.data.told.cells.length;
      if (own.length !== cells)
        throw new Error(`${question.name}, ${year}: ${cells} numbers, by hand ${own.length}.`);
      latencies.push(milliseconds);
    }
    const after = counts && (await worked(superuser));
    const each = (part) => (counts ? (after[part] - before[part]) / settings.questions : Number.NaN);
    rows.push({
      ...{ name: question.name, cells, p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) },
      ...{ statement: each('ours'), byHand: each('byHand') },
    });
  }
  await agent.close();
  return rows;
}

/** Milliseconds that PostgreSQL has worked for editions and their figures so far: for the slices, and for SQL by hand. */
async function worked(superuser) {
  const [row] = await superuser`
    select coalesce(sum(total_exec_time) filter (where rolname like '%\\_app'), 0)::float as ours,
      coalesce(sum(total_exec_time) filter (where rolname not like '%\\_app'), 0)::float as "byHand"
    from pg_stat_statements join pg_roles on pg_roles.oid = userid
    where query like '%statistics\\_%' and query not like '%pg_stat_statements%' and query ilike '%select%'`;
  return row;
}
