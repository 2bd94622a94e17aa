import { ask, openAgent } from './ask.mjs';

/** Until the first answers have come, a load is no steady one: latencies of so much of a turn, of the whole, are left out. */
const RAMP = 0.2;
const MOST_FAULTS_TOLD = 3;

export const quantile = (numbers, share) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};

function tally() {
  const all = { answers: 0, failed: 0, faults: [], latencies: [] };
  return {
    all,
    note({ milliseconds, fault }, counts = true) {
      all.answers += 1;
      if (counts && !fault) all.latencies.push(milliseconds);
      if (!fault) return;
      all.failed += 1;
      if (all.faults.length < MOST_FAULTS_TOLD) all.faults.push(fault);
    },
  };
}

const summary = ({ answers, failed, faults, latencies }) => ({
  answers,
  failed,
  ...(faults.length > 0 && { faults }),
  p50: quantile(latencies, 0.5),
  p99: quantile(latencies, 0.99),
});

/**
 * So many requests are always under way, each sent when another is answered, until the time is over and all are answered. With no
 * seconds, each connection asks once. The pace is that of all answers until the last one: ten slow ones that come together just before or
 * after an end would else count as ten or as none. Of what can be asked so often and no oftener (`request.most`) no more is asked.
 */
export async function closedLoop(asking, request, { connections, seconds, from }) {
  const agent = openAgent();
  const { all, note } = tally();
  const started = performance.now();
  const steady = started + seconds * 1000 * RAMP;
  const until = started + seconds * 1000;
  let number = from;
  let good = 0;
  const most = request.most ?? Number.POSITIVE_INFINITY;
  const goesOn = (turn) => (seconds === 0 ? turn < 1 : performance.now() < until && number - from < most);
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let turn = 0; goesOn(turn); turn += 1) {
        const outcome = await ask({ ...asking, agent }, request(number++));
        const now = performance.now();
        if (!outcome.fault) good += 1;
        note(outcome, seconds === 0 || now > steady);
      }
    }),
  );
  const ended = performance.now();
  await agent.close();
  return { ...summary(all), perSecond: good / ((ended - started) / 1000), next: number };
}

/** So many at once, once. The latency of the last is when all are served. */
export async function burst(asking, request, { atOnce, from }) {
  const agent = openAgent();
  const { all, note } = tally();
  const due = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async (_, at) =>
      note(await ask({ ...asking, agent }, request(from + at), due)),
    ),
  );
  await agent.close();
  return { ...summary(all), slowest: quantile(all.latencies, 1), next: from + atOnce };
}

/**
 * Requests at a fixed rate whatever becomes of them, as people send them who do not know of each other. Who could only be sent late
 * counts from when it was due.
 */
export async function openLoop(asking, request, { perSecond, seconds, from }) {
  const agent = openAgent();
  const { all, note } = tally();
  const started = performance.now();
  const total = Math.round(perSecond * seconds);
  const under = [];
  for (let sent = 0; sent < total; sent += 1) {
    const due = started + (sent * 1000) / perSecond;
    const wait = due - performance.now();
    if (wait > 1) await new Promise((done) => setTimeout(done, wait));
    under.push(ask({ ...asking, agent }, request(from + sent), due).then((outcome) => note(outcome)));
  }
  await Promise.all(under);
  await agent.close();
  return { ...summary(all), perSecond, next: from + total };
}
