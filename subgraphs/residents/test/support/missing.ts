import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { expect } from 'vitest';
import type { OneSlice } from '../../../../test/support/one-slice/slice.js';
import { register } from './residents.js';

const HOUR = 3_600_000;
/** A moment so many hours ago, or ahead. */
export const ago = (hours: number) => new Date(Date.now() - hours * HOUR).toISOString();
const CHILD = `${new Date().getUTCFullYear() - 15}-01-01`;

interface UserError {
  code: string;
  path: string[];
  rule: string | null;
}

const EPISODE = `missingEpisode { id version since returnedAt closedAt outcome interviewDueAt
  steps { step dueAt overdue takenAt toWhom reference takenBy { id } } }`;

/** What is written and asked about who is missing, by a clerk of the centre unless somebody else is named. */
export function missingDesk(residents: () => OneSlice, home: string, clerk: object) {
  /** Writes, and returns what the payload tells. */
  async function write(name: string, input: object, tells: string, actor: object = clerk) {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const { data, errors } = await residents().ask(
      actor,
      `mutation ($input: ${type}!) { ${name}(input: $input) { ${tells} userErrors { code path rule } } }`,
      { input: { idempotencyKey: newIdentifier(), ...input } },
    );
    expect(errors).toBeUndefined();
    // biome-ignore lint/suspicious/noExplicitAny: payloads are of many shapes.
    return data[name] as Record<string, any> & { userErrors: UserError[] };
  }
  return {
    write,
    check: (residentId: string, status: string, hours: number, more: object = {}, actor: object = clerk) =>
      write(
        'recordPresence',
        { residentId, status, checkedAt: ago(hours), ...more },
        'presence { id }',
        actor,
      ),
    tell: (residentId: string, step: string, more: object = {}, actor: object = clerk) =>
      write('recordMissingStep', { residentId, step, ...more }, EPISODE, actor),
    notify: (residentId: string, more: object = {}, actor: object = clerk) =>
      write(
        'notifyMissing',
        { residentId, step: 'POLICE', toWhom: 'Third precinct', ...more },
        EPISODE,
        actor,
      ),
    change: (name: string, input: object, actor: object = clerk) =>
      write(name, { expectedVersion: 1, ...input }, EPISODE, actor),
    async of(id: string, selection: string, actor: object = clerk) {
      const text = `query ($id: ID!) { resident(id: $id) { ${selection} } }`;
      const { data, errors } = await residents().ask(actor, text, { id });
      return { ...data.resident, codes: errors?.map(({ extensions }) => extensions.code) };
    },
    /** Who stands in a work list, in order. */
    async listed(list: string, actor: object = clerk, type = 'Centre', id = home, page = '') {
      const { data, errors } = await residents().ask(
        actor,
        `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ${type} {
          list: ${list}${page} { totalCount pageInfo { hasNextPage endCursor } nodes { id } } } } }`,
        { r: [{ __typename: type, id }] },
      );
      expect(errors).toBeUndefined();
      const { totalCount, pageInfo, nodes } = data._entities[0].list;
      return { totalCount, ...pageInfo, ids: nodes.map((one: { id: string }) => one.id) };
    },
    /** A child, unless something else is said. */
    person: (more: Record<string, string | null> = {}, centre: string = home) =>
      register(residents().owner, centre, { date_of_birth: CHILD, ...more }),
  };
}
