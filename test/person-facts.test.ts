import { readFileSync } from 'node:fs';
import { type DirectiveNode, Kind, parse } from 'graphql';
import { expect, it } from 'vitest';

const schemaOf = (slice: string) =>
  parse(readFileSync(new URL(`../schema/${slice}.graphql`, import.meta.url), 'utf8'));

type Definition = Extract<
  ReturnType<typeof parse>['definitions'][number],
  { kind: Kind.OBJECT_TYPE_DEFINITION }
>;

const typeOf = (slice: string, type: string) =>
  schemaOf(slice).definitions.find(
    (one): one is Definition => one.kind === Kind.OBJECT_TYPE_DEFINITION && one.name.value === type,
  );

const argumentsOf = ({ arguments: given = [] }: DirectiveNode) =>
  Object.fromEntries(
    given.map(({ name, value }) => [
      name.value,
      value.kind === Kind.LIST
        ? value.values.map((item) => (item.kind === Kind.STRING ? item.value : ''))
        : value.kind === Kind.STRING && value.value,
    ]),
  );

/** The group of a field as it is published: `@access` names it, `@accessGroup` says once who reads it. */
function accessOf(slice: string, type: string, field: string): Record<string, unknown> {
  const found = typeOf(slice, type)?.fields?.find(({ name }) => name.value === field);
  const access = argumentsOf(found!.directives!.find(({ name }) => name.value === 'access')!);
  const groups = (typeOf(slice, 'Query')?.directives ?? [])
    .filter(({ name }) => name.value === 'accessGroup')
    .map(argumentsOf);
  return groups.find(({ owner, name }) => owner === access['owner'] && name === access['group'])!;
}

/** A clinic reads how old somebody is who was referred to it, and no bed of anybody. */
const READS_NO_PLACEMENT = 'REFERRAL_COORDINATOR';

it.each([
  ['holdsFrom', 'dateOfBirth'],
  ['people', 'household'],
  ['limit', 'familySituation'],
])(
  'what a rule of placing knows (%s) is read by the roles that read the fact itself (%s) and placements, and never across',
  (said, fact) => {
    const finding = accessOf('facilities', 'PlacementFinding', said);
    const resident = accessOf('residents', 'Resident', fact);
    const readers = [resident['roles']].flat().filter((role) => role !== READS_NO_PLACEMENT);
    expect(finding['roles']).toEqual(readers);
    expect(finding).toMatchObject({ owner: resident['owner'], across: 'NEVER' });
    expect(resident['across']).toBe('SHARED');
  },
);
