#!/usr/bin/env node
import { open, readFile, rename } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';

const USAGE = `Usage: node follow.mjs <address of the graph> [--into <file>] [--cursor <file>] [--every <seconds>] [--once]
Environment: TOKEN_URL, CLIENT_ID, CLIENT_SECRET of a program with the role SERVICE.
Each change is one line of JSON: in the file, each once, or on standard output.`;
const CHANGES = `query Follow($after: String) { changes(first: 100, after: $after) {
  nodes { kind fieldGroup residentId stayId centreId recordedAt } pageInfo { endCursor hasNextPage } } }`;
/** What another question may be answered otherwise: the graph or an owner is away, or too much was asked in a minute. */
const PASSES = new Set(['UPSTREAM_UNAVAILABLE', 'TIMEOUT', 'RATE_LIMITED', 'INTERNAL_SERVER_ERROR']);

let known;

/** What no later question is answered better. */
class Wrong extends Error {}

/** Goes on from the cursor that is kept, for ever, or with `once` until there is nothing new. */
async function follow(url, { into, cursor: file, every, once }) {
  const out = await Output.open(into, file);
  let isAway = false;
  for (;;) {
    try {
      const { changes, rule } = await ask(url, out.cursor);
      if (isAway) console.error('The graph answers again.');
      isAway = false;
      if (rule === 'FEED_BEGINS_AGAIN') {
        console.error('The feed begins again: what follows says once more what is on record.');
        await out.keep([], null);
        continue;
      }
      await out.keep(changes.nodes, changes.pageInfo.endCursor);
      if (changes.pageInfo.hasNextPage) continue;
      if (once) return;
    } catch (error) {
      if (error instanceof Wrong || once) throw error;
      if (!isAway) console.error(`${error.message} It is asked again.`);
      isAway = true;
    }
    await wait(Number(every) * 1000);
  }
}

/** @throws Wrong for what is refused, Error for what may pass */
async function ask(url, after) {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${await token()}`,
      'x-purpose': 'COORDINATION',
    },
    body: JSON.stringify({ query: CHANGES, variables: { after } }),
    signal: AbortSignal.timeout(30_000),
  });
  if (response.status === 401) known = undefined;
  const { data, errors } = await response.json();
  const error = errors?.[0];
  if (error?.extensions?.rule === 'FEED_BEGINS_AGAIN') return { rule: error.extensions.rule };
  if (!error && data?.changes) return { changes: data.changes };
  const text = error?.message ?? `The graph answers ${response.status}.`;
  if (response.status === 401 || !error || PASSES.has(error.extensions?.code)) throw new Error(text);
  throw new Wrong(text);
}

/** A token of the program, by client credentials (RFC 6749, 4.4), renewed half a minute before it ends. */
async function token() {
  if (known && known.goodUntil > Date.now()) return known.value;
  const { TOKEN_URL, CLIENT_ID, CLIENT_SECRET } = process.env;
  const credentials = [CLIENT_ID, CLIENT_SECRET].map(encodeURIComponent).join(':');
  const response = await fetch(TOKEN_URL, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
    signal: AbortSignal.timeout(30_000),
  });
  if (response.status === 400 || response.status === 401)
    throw new Wrong('The sign-in does not know this program.');
  if (!response.ok) throw new Error(`The sign-in answers ${response.status}.`);
  const { access_token: value, expires_in: seconds } = await response.json();
  known = { value, goodUntil: Date.now() + (seconds - 30) * 1000 };
  return value;
}

/**
 * Where lines go, and the cursor behind the last of them. The cursor's file says how long the lines' file was with it: what was written
 * behind that before a kill is cut off, and comes again.
 */
class Output {
  static async open(into, file) {
    const out = new Output();
    out.file = file;
    const kept = JSON.parse(await readFile(file, 'utf8').catch(() => '{}'));
    out.cursor = kept.cursor ?? null;
    out.bytes = kept.bytes ?? 0;
    if (!into) return out;
    out.lines = await open(into, 'a');
    const { size } = await out.lines.stat();
    if (size < out.bytes)
      throw new Wrong(`${into} is shorter than ${file} says: it was changed by somebody else.`);
    await out.lines.truncate(out.bytes);
    return out;
  }

  /** The lines are durable before the cursor behind them is. */
  async keep(changes, cursor) {
    const text = changes.map((change) => `${JSON.stringify(change)}\n`).join('');
    if (this.lines) {
      await this.lines.appendFile(text);
      if (text) await this.lines.sync();
      this.bytes += Buffer.byteLength(text);
    } else process.stdout.write(text);
    this.cursor = cursor;
    const fresh = await open(`${this.file}.new`, 'w');
    await fresh.writeFile(JSON.stringify({ cursor, bytes: this.bytes }));
    await fresh.sync();
    await fresh.close();
    await rename(`${this.file}.new`, this.file);
  }
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      into: { type: 'string' },
      cursor: { type: 'string', default: 'changes.cursor' },
      every: { type: 'string', default: '5' },
      once: { type: 'boolean', default: false },
    },
  });
  const { TOKEN_URL, CLIENT_ID, CLIENT_SECRET } = process.env;
  if (positionals.length !== 1 || !TOKEN_URL || !CLIENT_ID || !CLIENT_SECRET) throw new Wrong(USAGE);
  await follow(positionals[0], values);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
