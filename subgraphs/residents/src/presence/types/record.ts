import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType, Int } from 'type-graphql';
import { PresenceOccasion, PresenceStatus } from '../values.js';
import { Absence } from './absence.js';
import { Presence } from './presence.js';

@InputType({ description: 'Records whether one resident is there.' })
export class RecordPresenceInput extends WriteInput {
  @Field(() => ID, { description: 'Who was looked for, or seen at the gate.' })
  residentId!: string;

  @Field(() => PresenceStatus, {
    description:
      'What was found: at an entry PRESENT, at an exit AUTHORISED_ABSENCE or ABSENT. A departure has its own mutation.',
  })
  status!: PresenceStatus;

  @Field(() => PresenceOccasion, { defaultValue: 'CHECK', description: 'How it became known.' })
  occasion!: PresenceOccasion;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'Until when the resident has leave, later than the moment of the check; of a leave alone.',
  })
  expectedBackAt?: Date | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'The moment of the check; now by default, never later.',
  })
  checkedAt?: Date | null;
}

@InputType({ description: 'What a check found for one resident.' })
export class PresenceEntry {
  @Field(() => ID, { description: 'Who was looked for, or seen at the gate.' })
  residentId!: string;

  @Field(() => PresenceStatus, {
    description:
      'What was found: at an entry PRESENT, at an exit AUTHORISED_ABSENCE or ABSENT. A departure has its own mutation.',
  })
  status!: PresenceStatus;

  @Field(() => PresenceOccasion, { defaultValue: 'CHECK', description: 'How it became known.' })
  occasion!: PresenceOccasion;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'Until when the resident has leave, later than the moment of the check; of a leave alone.',
  })
  expectedBackAt?: Date | null;
}

@InputType({ description: 'Records the presence check of a whole group at once: all of it, or nothing.' })
export class RecordPresencesInput extends WriteInput {
  @Field(() => ID, { description: 'The centre where the check was made.' })
  centreId!: string;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'The moment of the check; now by default, never later.',
  })
  checkedAt?: Date | null;

  @Field(() => [PresenceEntry], { description: 'One entry for each resident, 1 to 500.' })
  entries!: PresenceEntry[];
}

export const RecordPresencePayload = payloadOf(
  'RecordPresencePayload',
  'What came of recording a presence check.',
  {
    presence: [() => Presence, 'The check; null when it was refused.'],
  },
);
export type RecordPresencePayload = InstanceType<typeof RecordPresencePayload>;

export const RecordPresencesPayload = payloadOf(
  'RecordPresencesPayload',
  'What came of recording a presence check of a group.',
  {
    recorded: [() => Int, 'How many checks were recorded; null when refused.'],
    absent: [
      () => [Absence],
      'Who of the whole centre is not known to be there at the moment of the check, and since when; null when refused.',
    ],
  },
);
export type RecordPresencesPayload = InstanceType<typeof RecordPresencesPayload>;

@InputType({ description: 'Says that a presence check was wrong: it stays on record and counts no longer.' })
export class VoidPresenceInput extends WriteInput {
  @Field(() => ID, { description: 'Which check.' })
  presenceId!: string;

  @Field(() => String, { description: 'Why it was wrong, 1 to 500 characters.' })
  reason!: string;
}

export const VoidPresencePayload = payloadOf(
  'VoidPresencePayload',
  'What came of voiding a presence check.',
  {
    presence: [() => Presence, 'The check, which counts no longer; null when the write was refused.'],
  },
);
export type VoidPresencePayload = InstanceType<typeof VoidPresencePayload>;
