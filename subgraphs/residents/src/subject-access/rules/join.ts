import { z } from 'zod';

/** An act as any owner tells it. Other fields stay as they are. */
const act = z.looseObject({
  owner: z.string(),
  at: z.string(),
  kind: z.string(),
  organisation: z.string(),
  role: z.string(),
  subject: z.string(),
  purpose: z.string(),
  groups: z.array(z.string()),
});
export type Act = z.output<typeof act>;

/** The acts that an answer of the graph holds, wherever they stand in it: every object that is one. */
export function actsIn(answer: unknown): Act[] {
  const found = act.safeParse(answer);
  if (found.success) return [found.data];
  if (answer === null || typeof answer !== 'object') return [];
  return Object.values(answer).flatMap(actsIn);
}

/** An answer without its acts: they stand in the one history. Undefined when nothing else is left in it. */
export function withoutActs(answer: unknown): unknown {
  if (answer === null || typeof answer !== 'object') return answer;
  if (act.safeParse(answer).success) return undefined;
  if (Array.isArray(answer)) {
    const left = answer.map(withoutActs).filter((one) => one !== undefined);
    return left.length > 0 ? left : undefined;
  }
  const left = Object.entries(answer).flatMap(([name, value]) => {
    const rest = withoutActs(value);
    return rest === undefined ? [] : [[name, rest] as const];
  });
  return left.length > 0 ? Object.fromEntries(left) : undefined;
}

/** One history of several owners, the first act first; an act of which two answers tell stands in it once. */
export function joined(...histories: Act[][]): Act[] {
  const once = new Map(
    histories
      .flat()
      .map((one) => [
        `${one.owner} ${one['sequence'] ?? ''} ${one.at} ${one['request'] ?? ''} ${one.kind}`,
        one,
      ]),
  );
  return [...once.values()].sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}
