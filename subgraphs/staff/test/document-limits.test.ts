import { DOCUMENT_LIMITS } from '@mrrm/platform/document-limits/limits';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../test/support/one-slice/slice.js';
import { slice } from '../src/slice.js';

let staff: OneSlice;
beforeAll(async () => {
  // As it runs without a word in its environment.
  staff = await startOneSlice(slice, {
    LIMIT_DEPTH: `${DOCUMENT_LIMITS.depth}`,
    LIMIT_ALIASES: `${DOCUMENT_LIMITS.aliases}`,
    LIMIT_ROOT_FIELDS: `${DOCUMENT_LIMITS.rootFields}`,
    LIMIT_DIRECTIVES: `${DOCUMENT_LIMITS.directives}`,
    LIMIT_TOKENS: `${DOCUMENT_LIMITS.tokens}`,
    LIMIT_SELECTIONS: `${DOCUMENT_LIMITS.selections}`,
  });
}, 60_000);
afterAll(() => staff?.stop());

const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');
const ENTITIES = `query ($r: [_Any!]!) { _entities(representations: $r) {
  ... on Organisation { __typename id code employer __key_id: id } } }`;

describe('a document that no gateway would let pass', () => {
  it.each([
    ['3,000 aliases', `{ ${times(3000, (index) => `a${index}: organisations { code }`)} }`],
    ['101 aliases below the root', `{ organisations { ${times(101, (index) => `c${index}: code`)} } }`],
    ['21 root fields', `{ ${times(21, (index) => `a${index}: __typename`)} }`],
    ['25 levels', `{ organisations ${'{ staff { organisation '.repeat(12)}{ code }${' } }'.repeat(12)} }`],
    ['41 directives', `{ organisations { ${times(41, () => 'code @include(if: true)')} } }`],
    [
      'nested fragments that spread to a thousand',
      `{ organisations { ...f0 } } ${times(12, (index) => `fragment f${index} on Organisation { ${index < 11 ? `...f${index + 1} ...f${index + 1}` : 'code'} }`)}`,
    ],
    ['more words than 10,000', `{ organisations { ${times(10_000, () => 'code')} } }`],
  ])('is refused before anything of it is done, also with a good actor token: %s', async (_, query) => {
    const { data, errors } = await staff.ask({}, query);
    expect(data).toBeUndefined();
    expect(errors!.map(({ extensions }) => extensions.code)).toContain('TOO_EXPENSIVE');
    expect(staff.statements).toEqual([]);
  });

  it('is not one with many entities: those are variables', async () => {
    const id = (index: number) => `018f0000-0000-7000-8000-${String(index).padStart(12, '0')}`;
    const r = Array.from({ length: 200 }, (_, index) => ({ __typename: 'Organisation', id: id(index) }));
    const { data, errors } = await staff.ask({}, ENTITIES, { r });
    expect(errors).toBeUndefined();
    expect(data._entities).toHaveLength(200);
  });
});
