import { fieldsByGroup } from '@mrrm/platform/access/table';
import type { Feature } from '@mrrm/platform/schema/feature';
import { keyAlone } from '@mrrm/platform/schema/references';
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

/** Other owners' entities, by their keys alone: each feature adds what it knows of them. */
export const pointers: Feature = {
  name: 'pointers',
  resolvers: [],
  access: {
    types: {
      Resident: { base: 'PLAIN', person: ({ id }) => id, fields: fieldsByGroup({ PLAIN: 'id' }) },
      Organisation: { base: 'PLAIN', fields: fieldsByGroup({ PLAIN: 'code' }) },
    },
  },
  references: { Resident: keyAlone },
};
