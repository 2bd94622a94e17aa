import { fieldsOf, type TypeRule } from '@mrrm/platform/access/table';
import type { Reference } from '@mrrm/platform/graph/references';
import type { Feature } from '@mrrm/platform/schema/feature';
import { keyAlone } from '@mrrm/platform/schema/references';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { dutyAt } from './access/duty-question.js';
import { idOf } from './keys.js';

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

@ObjectType({
  description: 'A person who works at a centre, employed by one organisation.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class StaffMember {
  @Field(() => ID, { description: 'Identifier of the staff member.' })
  id!: string;
}

@ObjectType({ description: 'An organisation that works at the centres.', simpleResolvers: true })
@Directive('@key(fields: "code", resolvable: false)')
export class Organisation {
  @Field(() => String, { description: 'Short code of the organisation, such as STATE or IOM.' })
  code!: string;
}

const TYPE_OF = {
  centreId: 'Centre',
  safeZoneId: 'SafeZone',
  caseManagerId: 'StaffMember',
  staffMemberId: 'StaffMember',
};

/** The pointers to other owners' entities among an input's fields; what belongs to another centre is as good as absent. */
export const pointersOf = (
  input: Partial<Record<keyof typeof TYPE_OF, string | null>>,
  place: string | undefined,
): Reference[] =>
  Object.entries(TYPE_OF).flatMap(([path, typename]) => {
    const id = input[path as keyof typeof TYPE_OF];
    const fit = typename === 'StaffMember' ? dutyAt(place ?? null, 'CASE_MANAGEMENT') : undefined;
    return id ? [{ typename, id, path, place, fit }] : [];
  });

/** A pointer: only its key is known here, and each feature adds what hangs on it. */
const pointer = (whom: Pick<TypeRule, 'person' | 'namesNobody'>): TypeRule => ({
  base: 'PLAIN',
  ...whom,
  fields: fieldsOf('PLAIN', 'id'),
});

const place = pointer({ namesNobody: 'A place: its lists name those whom they return.' });

/** What belongs to other owners. */
export const pointers: Feature = {
  name: 'pointers',
  resolvers: [],
  references: { Centre: keyAlone, SafeZone: keyAlone, StaffMember: keyAlone },
  access: {
    types: {
      Centre: place,
      SafeZone: place,
      StaffMember: pointer({ person: idOf }),
      Organisation: { base: 'PLAIN', fields: fieldsOf('PLAIN', 'code') },
    },
  },
};
