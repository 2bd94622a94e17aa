import { fieldsByGroup } from '@mrrm/platform/access/table';
import type { Feature } from '@mrrm/platform/schema/feature';
import { keyAlone } from '@mrrm/platform/schema/references';
import { isIdentifier } from '@mrrm/platform/values/identifiers';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

// Entities of other owners, as far as this slice knows them.

@ObjectType({
  description: 'A person registered at a centre by the State.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Resident {
  @Field(() => ID, { description: 'Identifier of the resident.' })
  id!: string;
}

@ObjectType({
  description: 'A centre run by the State in which migrants are received and live.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Centre {
  @Field(() => ID, { description: 'Identifier of the centre.' })
  id!: string;
}

@ObjectType({
  description: 'A person who works at a centre, employed by one organisation.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class StaffMember {
  @Field(() => ID, { description: 'Identifier of the staff member.' })
  id!: string;
}

@ObjectType({
  description:
    'A guarded part of a building that is set aside for a group, above all for unaccompanied children.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id", resolvable: false)')
export class SafeZone {
  @Field(() => ID, { description: 'Identifier of the safe zone.' })
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

const key = { base: 'PLAIN', fields: fieldsByGroup({ PLAIN: 'id' }) };
const itself = ({ id }: { id: string }) => id;

/** The entities of other owners by their keys: each feature adds its own fields to them. */
export const pointers: Feature = {
  name: 'pointers',
  resolvers: [],
  references: {
    Resident: keyAlone,
    Centre: keyAlone,
    StaffMember: keyAlone,
    // The members come from the residents' owner; what is no member of a cell is left out where they are counted.
    ResidentCohort: async ({ id, question, memberIds, memberCells }) =>
      isIdentifier(id) ? { id: id.toLowerCase(), question, memberIds, memberCells } : null,
  },
  access: {
    types: {
      Resident: { ...key, person: itself },
      Centre: { ...key, namesNobody: 'A place: its lists name those whom they return.' },
      StaffMember: { ...key, person: itself },
      SafeZone: key,
      Organisation: { base: 'PLAIN', fields: fieldsByGroup({ PLAIN: 'code' }) },
      ResidentCohort: {
        base: 'PLAIN',
        fields: fieldsByGroup({ PLAIN: 'id question memberIds memberCells' }),
      },
    },
  },
};
