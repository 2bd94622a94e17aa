import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { UserError } from '@mrrm/platform/writing/user-error';
import { WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { PresenceStatus } from '../values.js';
import { Absence } from './absence.js';
import { Presence } from './presence.js';

@InputType({ description: 'Records whether one resident is there.' })
export class RecordPresenceInput extends WriteInput {
  @Field(() => ID, { description: 'Who was looked for.' })
  residentId!: string;

  @Field(() => PresenceStatus, { description: 'What the check found. A departure has its own mutation.' })
  status!: PresenceStatus;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'The moment of the check; now by default, never later.',
  })
  checkedAt?: Date | null;
}

@InputType({ description: 'What a check found for one resident.' })
export class PresenceEntry {
  @Field(() => ID, { description: 'Who was looked for.' })
  residentId!: string;

  @Field(() => PresenceStatus, { description: 'What the check found. A departure has its own mutation.' })
  status!: PresenceStatus;
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

@ObjectType({ description: 'What came of recording a presence check.', simpleResolvers: true })
export class RecordPresencePayload {
  @Field(() => Presence, { nullable: true, description: 'The check; null when it was refused.' })
  presence?: Presence | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it went through.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'What came of recording a presence check of a group.', simpleResolvers: true })
export class RecordPresencesPayload {
  @Field(() => Int, { nullable: true, description: 'How many checks were recorded; null when refused.' })
  recorded?: number | null;

  @Field(() => [Absence], {
    nullable: true,
    description:
      'Who of the whole centre is not known to be there at the moment of the check, and since when; null when refused.',
  })
  absent?: Absence[] | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it went through.' })
  userErrors!: UserError[];
}
