import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { ArgsType, Field, ObjectType } from 'type-graphql';
import { StaffMember } from '../../people/types/staff-member.js';
import { Shift } from '../../rota/types/shift.js';

@ObjectType({ description: 'Somebody who is on duty, and on which shift.', simpleResolvers: true })
export class DutyAssignment {
  @Field(() => StaffMember, { description: 'Who is on duty.' })
  staffMember!: StaffMember;

  @Field(() => Shift, { description: 'The shift that puts this person on duty.' })
  shift!: Shift;
}

@ArgsType()
export class AtArguments {
  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'The moment asked about; now by default.',
  })
  at?: Date | null;
}
