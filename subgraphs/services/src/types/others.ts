import { Directive, Field, ID, ObjectType } from 'type-graphql';

// Entities of other owners, as far as this slice knows them.

@ObjectType({
  description: 'A person who lives at a centre; here with the services of this person.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Resident {
  @Field(() => ID, { description: 'Identifier of the resident.' })
  id!: string;
}

@ObjectType({
  description: 'A centre run by the State in which migrants are received and live; here with its services.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Centre {
  @Field(() => ID, { description: 'Identifier of the centre.' })
  id!: string;
}

@ObjectType({
  description: 'A person who works at a centre; here with the sessions that this person gave.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class StaffMember {
  @Field(() => ID, { description: 'Identifier of the staff member.' })
  id!: string;
}

@ObjectType({
  description: 'A guarded part of a building that is set aside for a group.',
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
