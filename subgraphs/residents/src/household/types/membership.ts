import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { StaffMember } from '../../pointers.js';
import { HouseholdEnding, HouseholdRelation } from '../../register/values.js';

@ObjectType({
  description: 'From when until when somebody belonged to a household, and as what.',
  simpleResolvers: true,
})
export class HouseholdMembership {
  @Field(() => ID, { description: 'Identifier of the membership.' })
  id!: string;

  @Field(() => HouseholdRelation, { description: 'What the resident is in the household.' })
  relation!: HouseholdRelation;

  @Field(() => GraphQLDateTimeISO, { description: 'Since when.' })
  joinedAt!: Date;

  @Field(() => String, {
    nullable: true,
    description:
      'Why, and on what that rests; null for whom the registration put there, and for who came back.',
  })
  joinedBecause?: string | null;

  @Field(() => StaffMember, {
    nullable: true,
    description: 'Who recorded it; null for a sign-in that is of no staff member, and for who came back.',
  })
  recordedBy?: StaffMember | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Until when; null while it lasts.' })
  leftAt?: Date | null;

  @Field(() => HouseholdEnding, { nullable: true, description: 'How it ended; null while it lasts.' })
  ending?: HouseholdEnding | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it ended; null while it lasts, and for who departed.',
  })
  leftBecause?: string | null;

  @Field(() => StaffMember, {
    nullable: true,
    description: 'Who recorded the end; null while it lasts, and for who departed.',
  })
  endedBy?: StaffMember | null;

  @Field(() => Int, { description: 'Counts the changes of the membership.' })
  version!: number;

  residentId!: string;

  householdId!: string;
}
