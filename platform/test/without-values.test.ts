import { GraphQLDateTimeISO, GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { withoutValues } from '@mrrm/platform/wire/without-values';
import { buildSchema, type GraphQLScalarType, parse, validate } from 'graphql';
import { getVariableValues } from 'graphql/execution/values.js';
import { GraphQLLocalTime } from 'graphql-scalars';
import { expect, it } from 'vitest';

const NO_DAY =
  'LocalDate cannot represent this. Give a day such as 2024-05-06, from 1900-01-01 to 2200-12-31.';
const NO_MOMENT =
  'DateTimeISO cannot represent this. Give a moment such as 2024-05-06T10:00:00+02:00, with seconds and with Z or an offset, in the years 1900 to 2200.';

const SECRET = 'Only-child-of-room-7';
const schema = buildSchema(`
  enum Sex { MALE FEMALE }
  scalar Day
  scalar Hour
  scalar Moment
  input Child { name: String!, sex: Sex!, age: Int, friends: [Child!], born: Day, wakes: Hour, arrived: Moment }
  type Query { register(child: Child!, nth: Int, old: Boolean, sex: Sex, id: ID): Boolean }`);

const SCALARS: [string, GraphQLScalarType][] = [
  ['Day', GraphQLLocalDate],
  ['Hour', GraphQLLocalTime],
  ['Moment', GraphQLDateTimeISO],
];
for (const [name, { parseValue, parseLiteral }] of SCALARS)
  Object.assign(schema.getType(name) as GraphQLScalarType, { parseValue, parseLiteral });

const ofVariables = (value: unknown) => {
  const operation = parse('query ($child: Child!) { register(child: $child) }').definitions[0];
  const { errors } = getVariableValues(schema, (operation as never)['variableDefinitions'], { child: value });
  return (errors ?? []).map(({ message, originalError }) => withoutValues(message, originalError?.message));
};
const ofDocument = (argument: string) => {
  try {
    return validate(schema, parse(`{ register(${argument}) }`)).map(({ message }) => withoutValues(message));
  } catch (error) {
    return [withoutValues((error as Error).message)];
  }
};

it.each<[unknown, string]>([
  [
    { name: SECRET },
    'Variable "$child" got an invalid value; Field "sex" of required type "Sex!" was not provided.',
  ],
  [SECRET, 'Variable "$child" got an invalid value; Expected type "Child" to be an object.'],
  [
    { name: 'a', sex: SECRET },
    'Variable "$child" got an invalid value at "child.sex"; The value does not exist in "Sex" enum.',
  ],
  [
    { name: [SECRET], sex: 'MALE' },
    'Variable "$child" got an invalid value at "child.name"; String cannot represent a non string value.',
  ],
  [
    { name: 'a', sex: 'MALE', age: SECRET },
    'Variable "$child" got an invalid value at "child.age"; Int cannot represent non-integer value.',
  ],
  [
    { name: 'a', sex: { [SECRET]: 1 } },
    'Variable "$child" got an invalid value at "child.sex"; Enum "Sex" cannot represent non-string value.',
  ],
  [
    { name: null, sex: 'MALE', friends: [] },
    'Variable "$child" got an invalid value at "child.name"; Expected non-nullable type "String!" not to be null.',
  ],
  [
    { name: 'a', sex: 'MALE', friends: [{ name: SECRET }] },
    'Variable "$child" got an invalid value at "child.friends[0]"; Field "sex" of required type "Sex!" was not provided.',
  ],
  [
    { name: `${SECRET}; Expected type "${SECRET}`, sex: 1 },
    'Variable "$child" got an invalid value at "child.sex"; Enum "Sex" cannot represent non-string value.',
  ],
  [
    { name: 'a', sex: `x"; Value "${SECRET}` },
    'Variable "$child" got an invalid value at "child.sex"; The value does not exist in "Sex" enum.',
  ],
])('tells of the variable %j the place and the reason only', (value, told) => {
  expect(ofVariables(value)).toEqual([told]);
});

it.each([
  [`child: "${SECRET}"`, 'Expected value of type "Child!".'],
  [`child: { name: ["${SECRET}"], sex: MALE }`, 'String cannot represent a non string value.'],
  [`child: { name: "a", sex: "${SECRET}" }`, 'Enum "Sex" cannot represent non-enum value.'],
  [`child: { name: "a", sex: ONLY_CHILD }`, 'The value does not exist in "Sex" enum.'],
  [`child: { name: "a", sex: MALE }, nth: "${SECRET}"`, 'Int cannot represent non-integer value.'],
  [`child: { name: "a", sex: MALE }, old: "${SECRET}"`, 'Boolean cannot represent a non boolean value.'],
  [
    `child: { name: "a", sex: MALE }, id: ["${SECRET}"]`,
    'ID cannot represent a non-string and non-integer value.',
  ],
  [`child: { "${SECRET}"`, 'Syntax Error: Expected Name, found String.'],
])('tells of the document with %s the reason only', (argument, told) => {
  expect(ofDocument(argument)).toEqual([told]);
});

it.each([
  ['born', '"%s"', NO_DAY],
  ['born', '["%s"]', NO_DAY],
  ['wakes', '"%s"', 'Value is not a valid LocalTime.'],
  ['arrived', '"%s"', NO_MOMENT],
  ['arrived', '["%s"]', NO_MOMENT],
])('tells of %s as %s the reason only', (field, value, told) => {
  const text = value.replace('%s', SECRET);
  expect(ofVariables({ name: 'a', sex: 'MALE', [field]: JSON.parse(text) })).toEqual([
    `Variable "$child" got an invalid value at "child.${field}"; ${told}`,
  ]);
  expect(ofDocument(`child: { name: "a", sex: MALE, ${field}: ${text} }`).join()).not.toContain(SECRET);
});
