import { createLog, forLibrary } from '@mrrm/platform/log';
import { readCursor, readMomentCursor } from '@mrrm/platform/reading/connection';
import { isIdentifier, readIdentifier } from '@mrrm/platform/values/identifiers';
import { faultOfValues, VALUE_BOUNDS } from '@mrrm/platform/wire/client-values';
import { cutText } from '@mrrm/platform/wire/cut-text';
import { rebuildError } from '@mrrm/platform/wire/error-format';
import { badInput, explanationOf } from '@mrrm/platform/wire/errors';
import { faultsOfVariables } from '@mrrm/platform/wire/variables';
import { withoutValues } from '@mrrm/platform/wire/without-values';
import { readLanguage, readNationality, readText } from '@mrrm/platform/writing/input';
import { toUserError } from '@mrrm/platform/writing/user-error';
import { buildSchema, GraphQLError, type OperationDefinitionNode, parse } from 'graphql';
import { GraphQLDateTimeISO, GraphQLLocalDate, GraphQLLocalTime } from 'graphql-scalars';
import { afterAll, describe, expect, it } from 'vitest';
import { hostileTexts, hostileValues } from '../../test/support/attacks/hostile-values.js';

process.env['LOG_LEVEL'] = 'silent';
const log = createLog('test');
/** An idle machine needs a hundredth of it: this holds however busy it is, and a quadratic expression needs minutes. */
const GENEROUS_MILLISECONDS = 500;

const schema = buildSchema(`
  enum Sex { MALE FEMALE }
  input Child { name: String!, sex: Sex, age: Int = 3, friends: [Child!] }
  type Query { register(child: Child, nth: Int! = 25, on: Boolean! = true): Boolean }`);
const document = parse('query ($v: Child) { register(child: $v) }');
const operation = document.definitions[0] as OperationDefinitionNode;
const faultsWith = (value: unknown) => faultsOfVariables(schema, document, operation, { v: value });
const ofCursor = (text: string) => Buffer.from(`["${text}",""]`).toString('base64url');
const rebuilt = (message: string, code = 'BAD_USER_INPUT') =>
  rebuildError({ message, extensions: { code } }, undefined, log);

/** Every function of this room to which a text of a client comes. */
const FUNCTIONS: Record<string, (text: string) => unknown> = {
  cutText,
  withoutValues,
  'withoutValues of a variable': (text) =>
    withoutValues(`Variable "$a" got invalid value "${text}"; ${text}`),
  'withoutValues of a variable with its reason': (text) =>
    withoutValues(`Variable "$a" got invalid value "${text}"; Value "${text}" does`, `Value "${text}" does`),
  'withoutValues of a name': (text) =>
    withoutValues(`Variable "$${text}" got invalid value 1; Expected type "A".`),
  'withoutValues of an argument': (text) => withoutValues(`Argument "a" has invalid value ${text}.`),
  'withoutValues of an enum': (text) => withoutValues(`Value "${text}" does not exist in "Sex" enum.`),
  'withoutValues of a syntax error': (text) => withoutValues(`Syntax Error: Unexpected Name "${text}".`),
  rebuildError: (text) => rebuilt(text),
  'rebuildError of a validation': (text) => rebuilt(text, 'GRAPHQL_VALIDATION_FAILED'),
  'rebuildError of a wrapped error': (text) =>
    rebuildError(
      { message: `Variable "$a" got invalid value 1; ${text}`, extensions: { code: 'BAD_USER_INPUT' } },
      new GraphQLError('a', { originalError: new Error(text) }),
      log,
    ),
  explanationOf: (text) => explanationOf({ rule: text, owner: text, opens: text, clause: text }),
  toUserError: (text) => toUserError(badInput(text, text)),
  faultOfValues: (text) => faultOfValues({ text, [text]: [text] }),
  isIdentifier,
  readIdentifier: (text) => readIdentifier(text, 'id'),
  readText: (text) => readText(text, 'text'),
  readLanguage: (text) => readLanguage(text, 'language'),
  readNationality: (text) => readNationality(text, 'nationality'),
  readCursor: (text) => readCursor(text, 2),
  'readCursor of a text inside': (text) => readCursor(ofCursor(text), 2),
  readMomentCursor: (text) => readMomentCursor(ofCursor(text)),
  'a day': (text) => GraphQLLocalDate.parseValue(text),
  'a time': (text) => GraphQLLocalTime.parseValue(text),
  'a moment': (text) => GraphQLDateTimeISO.parseValue(text),
  'a line of the log': (text) => forLibrary(log).warn(text),
  'faultsOfVariables as the value': faultsWith,
  'faultsOfVariables inside the value': (text) => faultsWith({ name: text, sex: text }),
  'faultsOfVariables as a name': (text) => faultsWith({ name: 'a', [text]: 1, [`${text}a`]: 1 }),
};

const slowest: [number, string][] = [];
afterAll(() => {
  const [milliseconds, name] = slowest.sort(([a], [b]) => b - a)[0]!;
  console.log(
    `hostile values: the slowest of ${slowest.length} functions took ${milliseconds.toFixed(1)} ms (${name})`,
  );
});

/** The longest of the calls, in milliseconds; a refusal is as good as an answer. */
function longestOf<Value>(name: string, values: Value[], call: (value: Value) => unknown): number {
  const each = values.map((value) => {
    const started = performance.now();
    try {
      call(value);
    } catch (error) {
      expect((error as Error).name).not.toBe('RangeError');
    }
    return performance.now() - started;
  });
  const longest = Math.max(...each);
  slowest.push([longest, name]);
  return longest;
}

describe('a text of 250 KB of any shape', () => {
  const texts = hostileTexts();
  it.each(Object.entries(FUNCTIONS))('does not keep %s busy', (name, call) => {
    expect(longestOf(name, texts, call)).toBeLessThan(GENEROUS_MILLISECONDS);
  });
});

describe('a value of 250 KB of any shape', () => {
  const values = hostileValues().map(([name, json]): [string, unknown] => [name, JSON.parse(json)]);
  it.each(values.filter(([name]) => !name.endsWith(' long texts') && name !== '900 texts'))(
    'is refused before a library reads it: %s',
    (name, value) => {
      let fault: string | undefined;
      expect(longestOf(name, [value], (one) => void (fault = faultOfValues({ v: one })))).toBeLessThan(
        GENEROUS_MILLISECONDS,
      );
      expect(fault).toMatch(/^(A|An|The) .* more than \d+ .*\.$/);
    },
  );

  it.each(values.filter(([name]) => !name.includes(' in ')))(
    'has no more than one error, also where nothing refused it before: %s',
    (name, value) => {
      let errors: GraphQLError[] = [];
      const longest = longestOf(
        name,
        [{ name: 7, nonsense: value }],
        (one) => void (errors = faultsWith(one)),
      );
      expect(errors).toHaveLength(1);
      expect(longest).toBeLessThan(GENEROUS_MILLISECONDS);
    },
  );
});

describe('the bounds of a value', () => {
  const { text, name, names, items, levels } = VALUE_BOUNDS;
  const inside = (depth: number): unknown =>
    Array.from({ length: depth }).reduce((inner) => [inner], 1 as unknown);
  it.each<[string, unknown, unknown]>([
    ['characters of a text', 'x'.repeat(text), 'x'.repeat(text + 1)],
    ['characters of a name', { ['n'.repeat(name)]: 1 }, { ['n'.repeat(name + 1)]: 1 }],
    [
      'fields of an object',
      Object.fromEntries(Array.from({ length: names }, (_, index) => [index, 1])),
      Object.fromEntries(Array.from({ length: names + 1 }, (_, index) => [index, 1])),
    ],
    ['items of a list', Array.from({ length: items }, () => 1), Array.from({ length: items + 1 }, () => 1)],
    ['levels', inside(levels), inside(levels + 1)],
    ['null characters', 'none', 'a\0'],
  ])('count %s', (_, good, bad) => {
    expect(faultOfValues(good)).toBeUndefined();
    expect(faultOfValues(bad)).toEqual(expect.any(String));
  });
});

describe('a null where none may be', () => {
  const asked = (query: string, values: Record<string, unknown>) => {
    const given = parse(query);
    return faultsOfVariables(schema, given, given.definitions[0] as OperationDefinitionNode, values);
  };
  it.each([
    ['query ($n: Int) { register(nth: $n) }', 'Argument "nth" of "Query.register" must not be null'],
    ['query ($n: Int = 7) { register(nth: $n) }', 'Argument "nth" of "Query.register" must not be null'],
    [
      'query ($n: Int) { ...f } fragment f on Query { register(nth: $n) }',
      'Argument "nth" of "Query.register"',
    ],
    ['query ($n: Boolean = true) { register @skip(if: $n) }', 'Argument "if" of "@skip" must not be null'],
    [
      'query ($n: String = "a") { register(child: { name: $n }) }',
      'Field "name" of "Child" must not be null',
    ],
  ])('is refused with the name of the argument: %s', (query, told) => {
    const errors = asked(query, { n: null });
    expect(
      errors.map(({ message, extensions }) => [message.slice(0, told.length), extensions['code']]),
    ).toEqual([[told, 'BAD_USER_INPUT']]);
  });

  it('is none where the type takes it, and none when it is left out', () => {
    expect(asked('query ($n: Child) { register(child: $n) }', { n: null })).toEqual([]);
    expect(asked('query ($n: Int) { register(nth: $n) }', {})).toEqual([]);
    expect(asked('query ($n: Int = 7) { register(nth: $n) }', {})).toEqual([]);
  });

  it('comes with one error for each variable that does not fit', () => {
    const errors = asked(
      'query ($a: Child!, $b: Int!, $n: Int) { register(child: $a, nth: $n) on: register(nth: $b) }',
      {
        a: { name: 7, sex: 7, age: 'x', more: 1 },
        b: 'x',
        n: null,
      },
    );
    expect(errors.map(({ message }) => /\$\w+/.exec(message)?.[0])).toEqual(['$a', '$b', '$n']);
  });
});
