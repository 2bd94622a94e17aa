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
