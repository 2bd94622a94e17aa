import { fieldsByGroup } from '@mrrm/platform/access/table';
import type { Feature } from '@mrrm/platform/schema/feature';
import { keyAlone } from '@mrrm/platform/schema/references';
import { isIdentifier } from '@mrrm/platform/values/identifiers';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

@ObjectType({
  description: 'A person registered at a centre by the State.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Resident {
  @Field(() => ID, { description: 'Identifier of the resident.' })
  id!: string;
}

@ObjectType({ description: 'An organisation that works at the centres.', simpleResolvers: true })
@Directive('@key(fields: "code", resolvable: false)')
export class Organisation {
  @Field(() => String, { description: 'Short code of the organisation, such as STATE or IOM.' })
  code!: string;
}

@ObjectType({
  description:
    'Residents who arrived at a centre in a calendar period, for a statistic over several owners. Nobody sees who they are.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class ResidentCohort {
  @Field(() => ID, { description: 'Identifier of this answer.' })
  id!: string;

  @Directive('@external')
  @Field(() => String, { description: 'The question, for the other owners in the graph alone.' })
  question!: string;

  @Directive('@external')
  @Field(() => [ID], {
    description:
      'Whoever arrived in the whole year, for the other owners in the graph alone; empty when withheld.',
  })
  memberIds!: string[];

  @Directive('@external')
  @Field(() => [String], {
    description: 'Quarter and category of each of them in order, for the other owners in the graph alone.',
  })
  memberCells!: string[];
}

/** Other owners' entities, by their keys alone: each feature adds what it knows of them. */
export const pointers: Feature = {
  name: 'pointers',
  resolvers: [],
  access: {
    types: {
      Resident: { base: 'PLAIN', person: ({ id }) => id, fields: fieldsByGroup({ PLAIN: 'id' }) },
      Organisation: { base: 'PLAIN', fields: fieldsByGroup({ PLAIN: 'code' }) },
      ResidentCohort: {
        base: 'PLAIN',
        fields: fieldsByGroup({ PLAIN: 'id question memberIds memberCells' }),
      },
    },
  },
  references: {
    Resident: keyAlone,
    // The members come from the residents' owner; what is no member of a cell is left out where they are counted.
    ResidentCohort: async ({ id, question, memberIds, memberCells }) =>
      isIdentifier(id) ? { id: id.toLowerCase(), question, memberIds, memberCells } : null,
  },
};
