import { readCursor, readMomentCursor, toConnection, writeCursor } from '@mrrm/platform/reading/connection';
import { Refusal } from '@mrrm/platform/wire/errors';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('a cursor', () => {
  it('is refused, and breaks nothing, whatever a client makes up', () => {
    const text = fc.oneof(
      fc.string(),
      fc.base64String(),
      fc.json().map((json) => Buffer.from(json).toString('base64url')),
    );
    fc.assert(
      fc.property(text, (after) => {
        try {
          const read = readMomentCursor(after);
          expect(Number.isNaN(Date.parse(read!.at))).toBe(false);
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
          expect((error as Refusal).code).toBe('BAD_USER_INPUT');
        }
      }),
    );
  });

  it('reads back what was written', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 3 }), (key) => {
        expect(readCursor(writeCursor(key), key.length)).toEqual(key);
      }),
    );
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true }), fc.uuid(), (at, id) => {
        expect(readMomentCursor(writeCursor([at, id]))).toEqual({ at: at.toISOString(), id });
      }),
    );
  });
});

describe('a connection', () => {
  it('shows `first` rows and knows from the one more whether others follow', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer(), { maxLength: 20 }),
        fc.integer({ min: 1, max: 20 }),
        (rows, first) => {
          const page = toConnection(rows.slice(0, first + 1), { first }, (row) => [row]);
          expect(page.nodes).toEqual(rows.slice(0, first));
          expect(page.pageInfo.hasNextPage).toBe(rows.length > first);
          expect(page.edges.map(({ node }) => node)).toEqual(page.nodes);
        },
      ),
    );
  });
});
