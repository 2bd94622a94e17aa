import { fieldsByGroup, type TypeRule } from '@mrrm/platform/access/table';
import type { Feature } from '@mrrm/platform/schema/feature';
import { keyAlone } from '@mrrm/platform/schema/references';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

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
  description:
    'A guarded part of a building that is set aside for a group, above all for unaccompanied children.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class SafeZone {
  @Field(() => ID, { description: 'Identifier of the safe zone.' })
  id!: string;
}

const place: TypeRule = {
  base: 'PLAIN',
  namesNobody: 'A place: its handovers name those who wrote and read them.',
  fields: fieldsByGroup({ PLAIN: 'id' }),
};

/** Other owners' entities, by their keys alone: each feature adds what it knows of them. */
export const pointers: Feature = {
  name: 'pointers',
  resolvers: [],
  access: { types: { Centre: place, SafeZone: place } },
  references: { Centre: keyAlone, SafeZone: keyAlone },
};
