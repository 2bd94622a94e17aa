import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { ChangeInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType } from 'type-graphql';
import { Household } from '../../register/types/household.js';
import { Resident } from '../../register/types/resident.js';
import { HouseholdRelation } from '../../register/values.js';

const REASON = 'Why, and on what that rests, 1 to 500 characters; it is kept.';

@InputType({ description: 'Lets a resident belong to a household, or be somebody else in it.' })
export class JoinHouseholdInput extends ChangeInput {
  @Field(() => ID, { description: 'Who joins; whoever belonged to another household leaves it by that.' })
  residentId!: string;

  @Field(() => String, {
    description: "The State's number of the household, 1 to 40 characters; a new number founds it.",
  })
  householdNumber!: string;

  @Field(() => HouseholdRelation, {
    defaultValue: 'UNKNOWN',
    description: 'What the resident is in it; one head at most.',
  })
  relation!: HouseholdRelation;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'Since when: within the present stay and membership; now by default, never later.',
  })
  joinedAt?: Date | null;

  @Field(() => String, { description: REASON })
  reason!: string;
}

@InputType({ description: 'Takes a resident out of the household.' })
export class LeaveHouseholdInput extends ChangeInput {
  @Field(() => ID, { description: 'Who leaves.' })
  residentId!: string;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description:
      'Until when the resident belonged to it: not before the membership began; now by default, never later.',
  })
  leftAt?: Date | null;

  @Field(() => String, { description: REASON })
  reason!: string;
}

@InputType({ description: 'Makes two households of one; `expectedVersion` is that of the household.' })
export class SplitHouseholdInput extends ChangeInput {
  @Field(() => ID, { description: 'The household that is split.' })
  householdId!: string;

  @Field(() => [ID], {
    description: 'Who goes into the other household: members of the present one, 1 to 50, and not all.',
  })
  residentIds!: string[];

  @Field(() => String, {
    description: "The State's number of the other household, 1 to 40 characters; a new number founds it.",
  })
  householdNumber!: string;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When they parted: not before anybody of them belonged to it; now by default, never later.',
  })
  at?: Date | null;

  @Field(() => String, { description: REASON })
  reason!: string;
}

export const HouseholdMemberPayload = payloadOf(
  'HouseholdMemberPayload',
  'What came of joining or leaving a household.',
  {
    resident: [() => Resident, 'The resident; null when the write was refused.'],
  },
);
export type HouseholdMemberPayload = InstanceType<typeof HouseholdMemberPayload>;

export const SplitHouseholdPayload = payloadOf(
  'SplitHouseholdPayload',
  'What came of splitting a household.',
  {
    household: [() => Household, 'The other household; null when the write was refused.'],
  },
);
export type SplitHouseholdPayload = InstanceType<typeof SplitHouseholdPayload>;
