import { isDeepStrictEqual } from 'node:util';
import { ask, openAgent } from './load/ask.mjs';
import { burst, closedLoop, openLoop } from './load/loads.mjs';
import { answers } from './servers.mjs';

/** What two turns of warming up may differ by. */
const STABLE = 0.1;
const STABLE_PLANS = 0.05;

/** Cursors are sealed anew each time: that there is one is compared, not its text. */
export const comparable = (value) =>
  JSON.parse(JSON.stringify(value), (name, one) => (name === 'endCursor' && one ? 'a cursor' : one));

/**
 * A faster server that answers something else would prove nothing: the same questions of all, whose answers have to be equal. Of a write
 * each is told to be right by itself.
 * @throws Error that names the server and shows where it differs
 */
export async function compare({ operation, servers, people, request, many }) {
  const agent = openAgent();
  for (let number = 0; number < many; number += 1) {
    let first;
    for (const server of servers) {
      const asked = request(number * 17 + (operation.writes ? servers.indexOf(server) : 0));
      const { told, fault } = await ask({ operation, server, agent, people }, asked);
      if (fault) throw new Error(`${operation.name}, ${server.name}, as ${asked.as}: ${fault}`);
      if (operation.writes) continue;
      const data = comparable(told.body.data);
      first ??= data;
      if (!isDeepStrictEqual(data, first))
        throw new Error(
          `${operation.name}: ${server.name} answers something else, as ${asked.as}: ${differenceOf(first, data)}`,
        );
    }
  }
  await agent.close();
}

function differenceOf(one, other, path = '') {
  if (isDeepStrictEqual(one, other)) return undefined;
  if (one && other && typeof one === 'object' && typeof other === 'object')
    for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
      const found = differenceOf(one[key], other[key], `${path}.${key}`);
      if (found) return found;
    }
  return `${path}: ${JSON.stringify(one)?.slice(0, 100)}, and here ${JSON.stringify(other)?.slice(0, 100)}`;
}

/** Measures one operation at all servers that know it. @returns measurements, one of each turn */
export async function measureOperation({ operation, running, graph, watch, settings, world, say }) {
  const known = running.filter((server) => answers(server, operation));
  const main = known.filter(({ only }) => !only);
  const request = await operation.prepare(world);
  const { people } = graph;
  await compare({ operation, servers: known, people, request, many: settings.compared });
  const rows = [];
  const next = new Map();
  const turn = async (server, kind, { load, ...told }) => {
    const from = next.get(kind) ?? 0;
    const asking = { operation, server, people };
    await operation.tidy?.(graph);
    const result = await watch.turn(server, () =>
      load(asking, kind === 'identical' ? () => request(0) : request, from),
    );
    rows.push({ operation: operation.name, server: server.key, kind, ...told, ...result });
    const { faults } = result;
    say(
      `${operation.name}, ${kind}, ${server.name}: ${result.perSecond.toFixed(1)}/s, p50 ${result.p50.toFixed(0)} ms, CPU ${result.cpu.total.toFixed(1)} ms${faults ? `, FAILED ${result.failed}: ${faults[0]}` : ''}`,
    );
    return result;
  };
  await operation.tidy?.(graph);
  const closed = (connections) => (asking, numbered, from) =>
    closedLoop(asking, numbered, { connections, seconds: settings.seconds, from });
  for (const server of main)
    await warmUp({ operation, server, graph, watch, settings, request, closed, say });
  const connections = operation.main ? settings.connections.main : settings.connections.others;
  const kinds = connections.map((count) => ({ kind: 'distinct', count, servers: main }));
  if (operation.main && settings.kinds.includes('identical'))
    kinds.push({ kind: 'identical', count: connections.at(-1), servers: known });
  for (let round = 1; round <= settings.rounds; round += 1)
    for (const { kind, count, servers } of kinds) {
      // Each server is asked the same at its turn; who is first changes from round to round.
      const turns = servers.map((_, at) => servers[(at + round - 1) % servers.length]);
      let last;
      for (const server of turns)
        last = await turn(server, kind, { load: closed(count), connections: count, round });
      if (last) next.set(kind, (next.get(kind) ?? 0) + last.answers);
    }
  if (operation.openPerSecond && settings.openSeconds > 0)
    for (const server of main)
      await turn(server, 'open', {
        load: (asking, numbered, from) =>
          openLoop(asking, numbered, {
            perSecond: operation.openPerSecond,
            seconds: settings.openSeconds,
            from,
          }),
      });
  const atOnce = settings.bursts[operation.name];
  if (atOnce)
    for (const server of main)
      await turn(server, 'burst', {
        atOnce,
        load: async (asking, numbered, from) => {
          const began = performance.now();
          const told = await burst(asking, numbered, { atOnce, from });
          return { ...told, perSecond: (told.answers - told.failed) / ((performance.now() - began) / 1000) };
        },
      });
  return rows;
}

/** Asks until the median and the plans of two turns are alike, or for as many turns as the form allows. */
async function warmUp({ operation, server, graph, watch, settings, request, closed, say }) {
  const asking = { operation, server, people: graph.people };
  let before;
  for (let turn = 1; turn <= settings.warmUps; turn += 1) {
    await operation.tidy?.(graph);
    const now = await watch.turn(server, () =>
      closed(settings.connections.main.at(-1))(asking, request, turn * 31),
    );
    if (before && Math.abs(now.p50 - before.p50) <= STABLE * before.p50 && isSteady(now, before)) return;
    before = now;
  }
  if (settings.warmUps > 2)
    say(`${operation.name}, ${server.name}: not steady after ${settings.warmUps} turns`);
}

const isSteady = (now, before) =>
  now.plansPerCall === undefined || Math.abs(now.plansPerCall - before.plansPerCall) <= STABLE_PLANS;
