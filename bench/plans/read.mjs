/** What a plan guesses is left out: it changes with each load of data and says nothing of what was done. */
const GUESSES = / {1,2}\(cost=[\d.]+ rows=\d+ width=\d+\)/g;
const PLAN = /^duration: ([\d.]+) ms {2}plan:\n([\s\S]*)$/;

/**
 * The statements of the slices in a part of PostgreSQL's log (jsonlog, auto_explain), heaviest or not.
 * @param times how many requests were asked meanwhile
 * @returns for each text the plan of its last run, and its calls and milliseconds a request
 */
export function readPlans(log, operation, times) {
  const seen = new Map();
  for (const line of log.split('\n')) {
    const entry = parsed(line);
    const [, milliseconds, said] = PLAN.exec(entry?.message ?? '') ?? [];
    if (!said || !entry.user?.endsWith('_app') || /pg_backend_pid|audit_/.test(said)) continue;
    const { text, plan } = apart(said);
    const owner = entry.user.replace(/_app$/, '');
    const one = seen.get(`${owner} ${text}`) ?? {
      operation,
      owner,
      table: tableOf(text),
      text,
      count: 0,
      sum: 0,
    };
    seen.set(`${owner} ${text}`, {
      ...one,
      plan: plan.replaceAll(GUESSES, '').trimEnd(),
      count: one.count + 1,
      sum: one.sum + Number(milliseconds),
    });
  }
  return [...seen.values()].map(({ count, sum, ...one }) => ({
    ...one,
    calls: count / times,
    milliseconds: sum / times,
  }));
}

function parsed(line) {
  try {
    return JSON.parse(line);
  } catch {
    // The line that is being written.
    return undefined;
  }
}

/** Where the text of a statement ends and its plan begins: a plan's first line is a node with what it did. */
function apart(said) {
  const lines = said.split('\n');
  const first = lines.findIndex((line, at) => at > 0 && /\((?:cost=|actual |never executed)/.test(line));
  return {
    text: lines
      .slice(0, first)
      .join(' ')
      .replace(/^Query Text:\s*/, '')
      .replace(/\s+/g, ' ')
      .trim(),
    plan: lines.slice(first).join('\n'),
  };
}

/** Tables into which rules look; a statement is seldom about them. */
const OF_RULES = new Set([
  'sharing_clause',
  'cooperation_sop',
  'sop_party',
  'service_offer',
  'organisation',
  'consent',
]);

/** The first table of a statement that is not there for a rule alone. */
function tableOf(text) {
  const tables = [...text.matchAll(/(?:\bfrom|\binto|\bupdate) "?\w+"?\."?(\w+)"?/g)].map(
    ([, table]) => table,
  );
  return tables.find((table) => !OF_RULES.has(table)) ?? tables[0] ?? 'other';
}
