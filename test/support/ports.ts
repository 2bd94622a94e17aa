import { freePort } from '../../start/dist/postgres/machine.js';

/** Systems hand out ports for outgoing connections and for `listen(0)` from 32768 on: one below stays free until it is used. */
const [FIRST, LAST] = [20_000, 31_900];

/**
 * A port that is free together with those at some distances from it, and that nobody is given by chance meanwhile.
 * @param distances of the other ports, at most 100
 */
export async function freeBlock(distances: number[] = []): Promise<number> {
  for (;;) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST));
    const block = [0, ...distances].map((distance) => port + distance);
    if ((await Promise.all(block.map(freePort))).every(Boolean)) return port;
  }
}
