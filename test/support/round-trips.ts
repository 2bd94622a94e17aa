import { setImmediate as turn } from 'node:timers/promises';
import { type BeforePostgres, standBeforePostgres } from './before-postgres.js';

/** What a client of PostgreSQL has done since it was last asked. */
export interface Trips {
  /** How often it waited: it sent something after all that it had sent before was answered. */
  trips: number;
  /** How many statements it sent, `begin` and `commit` included. */
  statements: number;
}

export interface CountedPostgres extends BeforePostgres {
  take(): Trips;
}

/**
 * Turns of the event loop for which an answer is kept back: whatever the client, in this very process, sends without waiting for
 * it has left by then.
 */
const TURNS = 40;

/** PostgreSQL at an address of its own that counts what passes. @param url of the real one, without TLS */
export async function countPostgres(url: string): Promise<CountedPostgres> {
  let counted: Trips = { trips: 0, statements: 0 };
  const before = await standBeforePostgres(url, (client, upstream) => {
    let waits = false;
    let answers: Buffer[] = [];
    const count = statementCounter();
    client.on('data', (data: Buffer) => {
      if (!waits) counted.trips += 1;
      waits = true;
      counted.statements += count(data);
      upstream.write(data);
    });
    upstream.on('data', async (data: Buffer) => {
      answers.push(data);
      if (answers.length > 1) return;
      for (let number = 0; number < TURNS; number += 1) await turn();
      waits = false;
      client.write(Buffer.concat(answers));
      answers = [];
    });
  });
  return {
    ...before,
    take() {
      const taken = counted;
      counted = { trips: 0, statements: 0 };
      return taken;
    },
  };
}

/** Counts the messages of a client that have PostgreSQL run something: Query and Execute. The first message has no letter. */
function statementCounter(): (data: Buffer) => number {
  let rest = Buffer.alloc(0);
  let hasBegun = false;
  return (data) => {
    rest = Buffer.concat([rest, data]);
    let count = 0;
    for (;;) {
      const head = hasBegun ? 1 : 0;
      if (rest.length < head + 4) return count;
      const length = head + rest.readUInt32BE(head);
      if (rest.length < length) return count;
      if (hasBegun && 'QE'.includes(String.fromCharCode(rest[0]!))) count += 1;
      hasBegun = true;
      rest = rest.subarray(length);
    }
  };
}
