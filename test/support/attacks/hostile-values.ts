/** As much as one request may carry, with room for the rest of it. */
export const HOSTILE_LENGTH = 250_000;

const filled = (unit: string, length: number) =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

/** What makes an expression or a parser begin again and again: the pieces that our own code and the libraries look for. */
const UNITS = [
  'x',
  '0',
  '-',
  '.',
  ',',
  ' ',
  '\t',
  '\n',
  '\r\n',
  '"',
  '\\',
  '\\u0000',
  "'",
  '?',
  '#',
  '$a ',
  '@a ',
  '{',
  '[',
  '(',
  '}{',
  '"""',
  'é',
  '\u{1f480}',
  '\ud800',
  '\u0000',
  '\u202e',
  '; ',
  '; Value "',
  '; Value "a" does not exist in "Sex" enum.',
  '; Field "a" is not defined by type "b".',
  ' at "a.b[0]"; ',
  ' cannot represent ',
  ' Did you mean ',
  ' Did you mean "a"?',
  'Syntax Error: String ',
  'Document contains more th',
  'Variable "$a" got invalid value ',
  'Argument "a" has invalid value ',
  'Expected value of type "A", found ',
  '2024-01-01T00:00:00Z',
  '0190c7a0-0000-7000-8000-',
  'WyIyMDI0LTAxLTAxIiwi',
  '__proto__',
];

/** Texts of that length, each of one piece over and over. */
export const hostileTexts = (length = HOSTILE_LENGTH): string[] => UNITS.map((unit) => filled(unit, length));

const nested = (levels: number, open: string, inner: string, close: string): string =>
  `${open.repeat(levels)}${inner}${close.repeat(levels)}`;
const namesOf = (count: number, length: number) =>
  Array.from({ length: count }, (_, index) => [String(index).padEnd(length, 'n'), 1] as const);

/** JSON of about that length that is no single text: long names, many names, much around them, lists, depth. */
export function hostileValues(length = HOSTILE_LENGTH): [string, string][] {
  const text = filled('; Value "', length - 5000);
  const values: [string, unknown][] = [
    ['one long name', { [text]: 1 }],
    [
      'three long names',
      Object.fromEntries(['a', 'b', 'c'].map((end) => [filled('; Value "', length / 4) + end, 1])),
    ],
    ['many short names', Object.fromEntries(namesOf(length / 12, 6))],
    ['names of 100', Object.fromEntries(namesOf(length / 110, 100))],
    ['150 names and a long text', Object.fromEntries([...namesOf(150, 6), ['text', text]])],
    [
      '150 names and long texts',
      Object.fromEntries(namesOf(150, 6).map(([name]) => [name, text.slice(0, length / 160)])),
    ],
    ['many items', Array.from({ length: length / 2 }, () => 1)],
    ['many texts', Array.from({ length: length / 8 }, () => 'a"; b')],
    ['many empty objects', Array.from({ length: length / 3 }, () => ({}))],
    ['many nulls', Array.from({ length: length / 5 }, () => null)],
    ['900 texts', Array.from({ length: 900 }, () => text.slice(0, length / 1000))],
  ];
  return [
    ...values.map(([name, value]): [string, string] => [name, JSON.stringify(value)]),
    ['lists in lists', nested(length / 2, '[', '1', ']')],
    ['objects in objects', nested(length / 6, '{"a":', '1', '}')],
  ];
}
