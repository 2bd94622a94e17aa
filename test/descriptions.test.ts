import { readFileSync } from 'node:fs';
import { transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import {
  buildASTSchema,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  parse,
} from 'graphql';
import { describe, expect, it } from 'vitest';

const supergraph = readFileSync(new URL('../schema/supergraph.graphql', import.meta.url), 'utf8');
const schema = buildASTSchema(transformSupergraphToPublicSchema(parse(supergraph)), { assumeValidSDL: true });
const ROOTS = ['Query', 'Mutation'];
const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));

function undescribed(type: GraphQLNamedType): string[] {
  const own = type.description || ROOTS.includes(type.name) || !type.astNode ? [] : [type.name];
  if (isInputObjectType(type)) {
    return [
      ...own,
      ...Object.values(type.getFields())
        .filter(({ description }) => !description)
        .map(({ name }) => `${type.name}.${name}`),
    ];
  }
  if (isEnumType(type)) {
    return [
      ...own,
      ...type
        .getValues()
        .filter(({ description }) => !description)
        .map(({ name }) => `${type.name}.${name}`),
    ];
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  const fields = Object.values(type.getFields()).flatMap((field) => [
    ...(field.description ? [] : [`${type.name}.${field.name}`]),
    ...field.args
      .filter(({ description }) => !description)
      .map(({ name }) => `${type.name}.${field.name}(${name})`),
  ]);
  return [...own, ...fields];
}

describe('the public schema', () => {
  it('describes every type, field, argument, input field and value of an enum', () => {
    expect(types.length).toBeGreaterThan(100);
    expect(types.flatMap(undescribed)).toEqual([]);
  });

  it('hides what only owners may tell each other', () => {
    expect(supergraph).toContain('memberIds');
    const cohort = schema.getType('ResidentCohort');
    expect(isObjectType(cohort) && Object.keys(cohort.getFields())).not.toContain('memberIds');
  });

  it('can lose every field that one owner adds to another owner’s entity', () => {
    const added: [string, string[]][] = [
      [
        'Centre',
        [
          'residents',
          'shifts',
          'onDuty',
          'coverage',
          'handovers',
          'services',
          'groupActivities',
          'referrals',
        ],
      ],
      ['SafeZone', ['residents', 'shifts', 'onDuty', 'latestHandover', 'handovers']],
      ['Resident', ['placement', 'placements', 'services', 'serviceRequests', 'referrals', 'carePlan']],
      ['StaffMember', ['caseload', 'sessions']],
    ];
    for (const [name, fields] of added) {
      const type = schema.getType(name);
      if (!isObjectType(type)) throw new Error(name);
      for (const field of fields)
        expect(String(type.getFields()[field]!.type), `${name}.${field}`).not.toMatch(/!$/);
    }
  });
});
