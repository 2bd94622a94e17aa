import {
  readCode,
  readIdempotencyKey,
  readLanguage,
  readLongText,
  readNationality,
  readNumber,
  readOptionalIdentifier,
  readText,
} from '@mrrm/platform/writing/input';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const refused = (read: () => unknown) => {
  try {
    return { read: read() };
  } catch (error) {
    return (error as { code: string }).code;
  }
};

const INVISIBLE = ['\u200b', '\u200f', '\u2060', '\u00ad', '\u3164', '\u2800', '\u{e0041}', ' \u200b ', ''];
const CONTROL = [
  'a\u202eb',
  'a\u2066b',
  'a\nb',
  'a\u0007b',
  'a\u001bb',
  'a\ud800b',
  'a\udc00',
  'a\uffff',
  'a\u2028b',
  'a\0b',
];

describe('text', () => {
  it('refuses what cannot be seen, what controls, and half a character', () => {
    for (const text of [...INVISIBLE, ...CONTROL])
      expect([text, refused(() => readText(text, 'name'))]).toEqual([text, 'BAD_USER_INPUT']);
  });

  it('takes line feeds in long texts only', () => {
    expect(readLongText(' one\r\ntwo\rthree ', 'note', 100)).toBe('one\ntwo\nthree');
    for (const text of [...INVISIBLE, ...CONTROL.filter((one) => one !== 'a\nb')])
      expect([text, refused(() => readLongText(text, 'note', 100))]).toEqual([text, 'BAD_USER_INPUT']);
  });

  it('counts characters as people do', () => {
    expect([...readText('😀'.repeat(200), 'name')]).toHaveLength(200);
    expect(refused(() => readText('😀'.repeat(201), 'name'))).toBe('BAD_USER_INPUT');
  });

  it('is one text however its accents were typed', () => {
    expect(readText('Cafe\u0301', 'name')).toBe(readText('Café', 'name'));
  });

  it('keeps what other scripts need to be written', () => {
    for (const name of ['می‌خواهم', 'נועה', 'Ngũgĩ', "N'Diaye", 'Анна-Мария', '👩‍👧'])
      expect(readText(name, 'name')).toBe(name.normalize('NFC'));
  });

  it('is read in no time whatever its length', () => {
    for (const unit of ['\u200b', 'e\u0301', ' ', '\n', '\ud800', 'ﷺ']) {
      for (const units of [250_000, 16_000, 160]) {
        const text = unit.repeat(units / unit.length);
        const costs = [1, 2, 3].map(() => {
          const began = performance.now();
          refused(() => readText(text, 'name'));
          refused(() => readLongText(text, 'note', 4000));
          refused(() => readCode(text, 'code'));
          return performance.now() - began;
        });
        // A quadratic reader takes many seconds here; a busy machine does not.
        expect(Math.min(...costs)).toBeLessThan(1000);
      }
    }
  });
});

describe('a code', () => {
  it('is the same however somebody types it', () => {
    const ways = [
      'BG-2024-000501',
      ' bg-2024-000501 ',
      'ＢＧ－２０２４－０００５０１',
      'BG\u20112024\u2013000501',
      'BG\u200b-2024-000501\u200f',
      'BG\u2212\u00ad2024-000501\ufeff',
    ];
    expect(new Set(ways.map((way) => readCode(way, 'number')))).toEqual(new Set(['BG-2024-000501']));
    expect(readCode('room\u00a0 \u2003 7', 'code')).toBe('ROOM 7');
  });

  it('never mixes alphabets that look alike', () => {
    for (const code of ['ВG-2024', 'RОOM', 'ΑB'])
      expect(refused(() => readCode(code, 'code'))).toBe('BAD_USER_INPUT');
    expect(readCode('стая 7', 'code')).toBe('СТАЯ 7');
  });

  it('refuses what cannot be seen or typed', () => {
    for (const code of [...INVISIBLE, 'a\nb', 'a\tb', 'a\0b', 'a\ud800'])
      expect([code, refused(() => readCode(code, 'code'))]).toEqual([code, 'BAD_USER_INPUT']);
  });

  it('has one form only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        const once = refused(() => readCode(text, 'code'));
        if (typeof once === 'string') return;
        expect(refused(() => readCode(once.read as string, 'code'))).toEqual(once);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('other values', () => {
  it('an empty identifier is none of the absent ones', () => {
    expect(readOptionalIdentifier(null, 'id')).toBeNull();
    expect(readOptionalIdentifier(undefined, 'id')).toBeNull();
    for (const id of ['', ' ', 'x', '-'.repeat(36)])
      expect(refused(() => readOptionalIdentifier(id, 'id'))).toBe('BAD_USER_INPUT');
  });

  it('a key of an act is printable, so that no two of them become one', () => {
    for (const key of ['        ', 'short', 'aaaaaaa\ud800', 'aaaaaaaé', 'a'.repeat(101)])
      expect(refused(() => readIdempotencyKey(key))).toBe('BAD_USER_INPUT');
    expect(readIdempotencyKey('8b2f6a1e-key')).toBe('8b2f6a1e-key');
  });

  it('a number that would be stored as another one is refused', () => {
    const bounds = { least: 0.01, most: 1000, decimals: 2 };
    for (const number of [0.001, 1e-9, 0, -1, 1000.01, 1e6, Number.NaN, Number.POSITIVE_INFINITY])
      expect(refused(() => readNumber(number, 'quantity', bounds))).toBe('BAD_USER_INPUT');
    for (const number of [0.01, 0.07, 1.15, 1000])
      expect(readNumber(number, 'quantity', bounds)).toBe(number);
  });

  it('languages and nationalities exist', () => {
    for (const code of ['zz', 'AR', 'xqz', 'arabic', '', 'constructor'])
      expect(refused(() => readLanguage(code, 'language'))).toBe('BAD_USER_INPUT');
    for (const code of ['ar', 'ps', 'ckb', 'prs']) expect(readLanguage(code, 'language')).toBe(code);
    for (const code of ['XQZ', 'syr', 'SY', ''])
      expect(refused(() => readNationality(code, 'nationality'))).toBe('BAD_USER_INPUT');
    for (const code of ['SYR', 'XXA', 'XXX']) expect(readNationality(code, 'nationality')).toBe(code);
  });
});
