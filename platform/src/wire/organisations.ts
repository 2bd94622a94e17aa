import type { Request } from '../context.js';
import type { GraphClient } from '../graph/graph-client.js';
import type { RequestGraph } from '../graph/request-graph.js';
import { readCode } from '../writing/input.js';
import { badInput, Refusal, Refusals } from './errors.js';

const QUESTION = 'query KnownOrganisations { organisations { code } }';
const FRESH_MILLISECONDS = 60_000;

/** A code of an organisation, as a client gave it. */
export interface GivenOrganisation {
  code: string;
  /** Where in the input it stands. */
  path: string;
}

interface Register {
  codes: Set<string>;
  askedAt: number;
}

/** What was last heard, by the way that it was asked: each slice has one way. It outlives an absence of its owner. */
const registers = new WeakMap<GraphClient, Register>();

/** An unknown code is asked about again: an organisation may have begun its work a moment ago. */
async function registerWith(graph: RequestGraph, wanted: string[]): Promise<Register | undefined> {
  const known = registers.get(graph.client);
  const fresh = known && Date.now() - known.askedAt < FRESH_MILLISECONDS;
  if (fresh && wanted.every((code) => known.codes.has(code))) return known;
  const answer = await graph.asItself.ask(QUESTION, {}).catch(() => undefined);
  const told: unknown = answer?.data?.['organisations'];
  if (!Array.isArray(told)) return known;
  const register = {
    codes: new Set((told as { code: string }[]).map(({ code }) => code)),
    askedAt: Date.now(),
  };
  registers.set(graph.client, register);
  return register;
}

/**
 * Reads codes of organisations and asks their owner whether there are such. Call it before a write's transaction.
 * A record that names an organisation which does not exist would open nothing and wait for nobody: so it is not written
 * unverified.
 * @returns the codes in their one form, in the order given
 * @throws Refusals BAD_USER_INPUT for every one that is no code or that nobody has; Refusal UPSTREAM_UNAVAILABLE when
 * their owner cannot be asked and never could be
 */
export async function readOrganisations(
  { graph }: Pick<Request, 'graph'>,
  given: GivenOrganisation[],
): Promise<string[]> {
  const codes = given.map(({ code, path }) => readCode(code, path));
  const register = await registerWith(graph, codes);
  if (!register)
    throw new Refusal(
      'UPSTREAM_UNAVAILABLE',
      'Whether this organisation exists cannot be found out at the moment. Nothing was written; try again.',
      { path: given[0]?.path },
    );
  const unknown = given.filter((_, index) => !register.codes.has(codes[index]!));
  if (unknown.length > 0)
    throw new Refusals(unknown.map(({ path }) => badInput('There is no organisation with this code.', path)));
  return codes;
}

/** The same for one. */
export const readOrganisation = async (
  context: Pick<Request, 'graph'>,
  code: string,
  path: string,
): Promise<string> => (await readOrganisations(context, [{ code, path }]))[0]!;
