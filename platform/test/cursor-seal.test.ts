import { CursorSeal } from '@mrrm/platform/reading/cursor-seal';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const KEY = { kty: 'OKP', crv: 'Ed25519', d: 'c2VjcmV0LW9mLWEtdGVzdC1vbmx5LWFuZC1sb25nLWVub3VnaA' };
const seal = new CursorSeal('residents', KEY);
const LIST = 'Centre.residents';
const SORT_KEY = '["2024-05-06T08:00:00.000Z","018f0000-0000-7000-8000-000000000001"]';

const refused = (cursor: string, list = LIST, by = seal) => {
  try {
    return { read: by.open(list, cursor) };
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('a sealed cursor', () => {
  it('is refused when a client made or changed it, whatever it looks like', () => {
    const cursor = seal.seal(LIST, SORT_KEY);
    const plain = Buffer.from(SORT_KEY).toString('base64url');
    const odd = [
      '',
      '-'.repeat(36),
      plain,
      `${cursor}!`,
      `${cursor}=`,
      ` ${cursor}`,
      `${cursor}\0`,
      `\0${cursor}`,
    ];
    const inside = `${cursor.slice(0, 9)}\0${cursor.slice(9)}`;
    for (const one of [...odd, inside, cursor.slice(1), cursor.slice(0, -1), 'A'.repeat(250_000)])
      expect([one.slice(0, 40), refused(one)]).toEqual([one.slice(0, 40), 'BAD_USER_INPUT']);
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String()), (text) => {
        expect(refused(text)).toBe('BAD_USER_INPUT');
      }),
    );
    fc.assert(
      fc.property(fc.nat(cursor.length - 1), fc.constantFrom('A', 'b', '_'), (at, letter) => {
        fc.pre(cursor[at] !== letter);
        expect(refused(cursor.slice(0, at) + letter + cursor.slice(at + 1))).toBe('BAD_USER_INPUT');
      }),
    );
  });

  it('is good for its own list of its own owner alone', () => {
    const cursor = seal.seal(LIST, SORT_KEY);
    expect(refused(cursor)).toEqual({ read: SORT_KEY });
    expect(refused(cursor, 'Resident.presences')).toBe('BAD_USER_INPUT');
    expect(refused(cursor, LIST, new CursorSeal('services', KEY))).toBe('BAD_USER_INPUT');
    expect(refused(cursor, LIST, new CursorSeal('residents', { ...KEY, d: 'another' }))).toBe(
      'BAD_USER_INPUT',
    );
  });

  it('tells nothing of what it holds', () => {
    const cursors = Array.from({ length: 20 }, () => seal.seal(LIST, SORT_KEY));
    expect(new Set(cursors).size).toBe(20);
    for (const cursor of cursors)
      expect(Buffer.from(cursor, 'base64url').toString('latin1')).not.toMatch(/2024|018f|7000/);
  });

  it('is read by a replica and after a restart', () => {
    expect(refused(seal.seal(LIST, SORT_KEY), LIST, new CursorSeal('residents', KEY))).toEqual({
      read: SORT_KEY,
    });
  });
});
