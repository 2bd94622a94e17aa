import { connectionOf } from '@mrrm/platform/reading/connection';
import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { ChangeInput, WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { StaffMember } from '../../pointers.js';
import { Resident } from '../../register/types/resident.js';
import { MergeState } from '../values.js';

@ObjectType({
  description:
    'That two records are of one person: asked for by one, confirmed by another, and never done by itself.',
  simpleResolvers: true,
})
export class ResidentMerge {
  @Field(() => ID, { description: 'Identifier of the merge.' })
  id!: string;

  @Field(() => MergeState, { description: 'Where it stands.' })
  state!: MergeState;

  @Field(() => Resident, {
    nullable: true,
    description: 'The record that was or is to be merged into the other one.',
  })
  resident?: Resident | null;

  @Field(() => Resident, {
    nullable: true,
    description: 'The record that stands for the person from then on.',
  })
  survivor?: Resident | null;

  @Field(() => String, { description: 'Why they are one person.' })
  reason!: string;

  @Field(() => GraphQLDateTimeISO, { description: 'When it was asked for.' })
  askedAt!: Date;

  @Field(() => StaffMember, {
    nullable: true,
    description: 'Who asked for it; null for a sign-in of no staff member.',
  })
  askedBy?: StaffMember | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When it was confirmed; null until then.' })
  confirmedAt?: Date | null;

  @Field(() => StaffMember, {
    nullable: true,
    description: 'Who confirmed it; null for a sign-in of no staff member.',
  })
  confirmedBy?: StaffMember | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When it was called off or undone; null while it was not.',
  })
  endedAt?: Date | null;

  @Field(() => StaffMember, {
    nullable: true,
    description: 'Who called it off or undid it; null for a sign-in of no staff member.',
  })
  endedBy?: StaffMember | null;

  @Field(() => String, { nullable: true, description: 'Why it was called off or undone.' })
  endReason?: string | null;

  @Field(() => Int, { description: 'Counts the changes of the merge; pass it as `expectedVersion`.' })
  version!: number;

  residentId!: string;

  survivorId!: string;
}

/** A page of merges, the latest first. */
export const ResidentMergeConnection = connectionOf(() => ResidentMerge, 'ResidentMerge');

@InputType({ description: 'Asks that two records of one person become one.' })
export class MergeResidentsInput extends ChangeInput {
  @Field(() => ID, {
    description: 'The record that is to be merged into the other one; `expectedVersion` is its.',
  })
  residentId!: string;

  @Field(() => ID, {
    description: 'The record that is to stand for the person: the one that stays, if only one does.',
  })
  survivorId!: string;

  @Field(() => Int, { description: 'The `version` of the survivor that the client has seen.' })
  survivorVersion!: number;

  @Field(() => String, {
    description: 'Why they are one person and on what that rests, 1 to 500 characters.',
  })
  reason!: string;
}

@InputType({ description: 'Confirms a merge.' })
export class ConfirmMergeInput extends ChangeInput {
  @Field(() => ID, { description: 'Which merge.' })
  mergeId!: string;
}

@InputType({ description: 'Calls off a merge that waits, or undoes one that holds.' })
export class UnmergeResidentsInput extends ChangeInput {
  @Field(() => ID, { description: 'Which merge.' })
  mergeId!: string;

  @Field(() => String, { description: 'Why they are two people, 1 to 500 characters.' })
  reason!: string;
}

@InputType({ description: 'Says that two records are of two people.' })
export class TellResidentsApartInput extends WriteInput {
  @Field(() => ID, { description: 'The one.' })
  residentId!: string;

  @Field(() => ID, { description: 'The other.' })
  otherId!: string;

  @Field(() => String, { description: 'Why they are two people, 1 to 500 characters.' })
  reason!: string;
}

export const ResidentMergePayload = payloadOf('ResidentMergePayload', 'What came of a merge.', {
  merge: [() => ResidentMerge, 'The merge; null when the write was refused.'],
});
export type ResidentMergePayload = InstanceType<typeof ResidentMergePayload>;

export const TellResidentsApartPayload = payloadOf(
  'TellResidentsApartPayload',
  'What came of telling two people apart.',
  {
    resident: [() => Resident, 'The one; null when the write was refused.'],
  },
);
export type TellResidentsApartPayload = InstanceType<typeof TellResidentsApartPayload>;
