import { setTimeout as pause } from 'node:timers/promises';
import { ask, openAgent } from '../load/ask.mjs';
import { closedLoop, quantile } from '../load/loads.mjs';
import { analysts } from '../people.mjs';
import { median } from '../report/summary.mjs';
import { operationOf, QUESTIONS, yearsOf } from './questions.mjs';

/** An analyst looks at an answer for so long, in milliseconds. */
const LOOKS = 1000;

/**
 * A page of residents asked again and again, alone and beside many analysts who ask for numbers, in turns.
 * @returns the medians of both, what one turn lost to the other round by round, and how the analysts fared
 */
export async function measureNeighbours({ graph, server, settings, care, say }) {
  const { people } = graph;
  const years = await yearsOf(graph);
  const turn = (from) =>
    closedLoop({ operation: care.operation, server, people }, care.request, {
      connections: settings.connections,
      seconds: settings.seconds,
      from,
    });
  const rounds = [];
  const counted = { answers: 0, refused: 0, faults: new Set(), latencies: [] };
  for (let round = 0; round < settings.rounds; round += 1) {
    const alone = await turn(round * 1000);
    const crowd = startCrowd({ server, people, years, many: settings.analysts, counted });
    await pause(settings.seconds > 0 ? LOOKS : 0);
    const beside = await turn(round * 1000 + 500);
    await crowd.stop();
    rounds.push({ alone, beside });
    say(`alone ${alone.perSecond.toFixed(1)}/s, beside ${beside.perSecond.toFixed(1)}/s`);
  }
  const of = (kind) => ({
    perSecond: median(rounds.map((one) => one[kind].perSecond)),
    p50: median(rounds.map((one) => one[kind].p50)),
    p99: median(rounds.map((one) => one[kind].p99)),
    failed: rounds.reduce((sum, one) => sum + one[kind].failed, 0),
  });
  const { answers, refused, faults, latencies } = counted;
  return {
    alone: of('alone'),
    beside: of('beside'),
    kept: median(rounds.map(({ alone, beside }) => beside.perSecond / alone.perSecond)),
    analysts: {
      many: settings.analysts,
      answers,
      refused,
      faults: [...faults].slice(0, 3),
      p50: quantile(latencies, 0.5),
      p99: quantile(latencies, 0.99),
    },
  };
}

/** So many people who ask, look at the answer, and ask something else. Who is told to come again does, after a look as well. */
function startCrowd({ server, people, years, many, counted }) {
  const agent = openAgent();
  let goesOn = true;
  const all = analysts.slice(0, many).map(async (as, at) => {
    for (let number = at; goesOn; number += 1) {
      const question = QUESTIONS[number % QUESTIONS.length];
      const known = years[question.owner];
      const { milliseconds, told, fault } = await ask(
        { operation: operationOf(question), server, agent, people },
        { as, variables: { year: String(known[number % known.length]) } },
      );
      if (!fault) {
        counted.answers += 1;
        counted.latencies.push(milliseconds);
      } else if ([429, 503].includes(told.status)) counted.refused += 1;
      else counted.faults.add(fault);
      await pause(LOOKS * (goesOn ? 1 : 0));
    }
  });
  return {
    async stop() {
      goesOn = false;
      await Promise.all(all);
      await agent.close();
    },
  };
}
