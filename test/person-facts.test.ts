import { readFileSync } from 'node:fs';
import { type FieldDefinitionNode, Kind, parse } from 'graphql';
import { expect, it } from 'vitest';

const schemaOf = (slice: string) =>
  parse(readFileSync(new URL(`../schema/${slice}.graphql`, import.meta.url), 'utf8'));

/** The arguments of `@access` on a field, as they are published. */
function accessOf(slice: string, type: string, field: string): Record<string, unknown> {
  const found = schemaOf(slice)
    .definitions.flatMap((one) =>
      one.kind === Kind.OBJECT_TYPE_DEFINITION && one.name.value === type ? (one.fields ?? []) : [],
    )
    .find(({ name }: FieldDefinitionNode) => name.value === field);
  const access = found?.directives?.find(({ name }) => name.value === 'access');
  return Object.fromEntries(
    (access?.arguments ?? []).map(({ name, value }) => [
      name.value,
      value.kind === Kind.LIST
        ? value.values.map((item) => (item.kind === Kind.STRING ? item.value : ''))
        : value.kind === Kind.STRING && value.value,
    ]),
  );
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
