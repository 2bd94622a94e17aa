import type { Guarded, RowAccess } from '@mrrm/platform/access/row-access';
import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { StaffMember } from '../../pointers.js';
import { EscalationStep, PresenceStatus } from '../../presence/values.js';
import { MissingOutcome } from '../values.js';

@ObjectType({
  description:
    'Somebody who is to be told that a resident is not known to be there, and whether it was done.',
  simpleResolvers: true,
})
export class MissingStep implements Guarded {
  @Field(() => EscalationStep, { description: 'Whom it concerns.' })
  step!: EscalationStep;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When it is due by the clock of the centre; null for one that is not due for an adult.',
  })
  dueAt?: Date | null;

  @Field(() => Boolean, { description: 'Whether it is due and was not done.' })
  overdue!: boolean;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When it was done; null while it was not.',
  })
  takenAt?: Date | null;

  @Field(() => StaffMember, { nullable: true, description: 'Who did it; null when not known.' })
  takenBy?: StaffMember | null;

  @Field(() => String, { nullable: true, description: 'Who was told, by name or office.' })
  toWhom?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Under which number whoever was told keeps it; null when there is none.',
  })
  reference?: string | null;

  residentId!: string;
  access?: RowAccess | undefined;
}

@ObjectType({
  description:
    'A time in which a resident was not known to be there, from the first thing that was done about it to its end.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class MissingEpisode implements Guarded {
  @Field(() => ID, { description: 'Identifier of the episode.' })
  id!: string;

  @Field(() => GraphQLDateTimeISO, {
    description:
      'From when on the resident was not known to be there: the first check that did not find them, or the end of a leave.',
  })
  since!: Date;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When they came back; null while they have not.',
  })
  returnedAt?: Date | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'Until when somebody is to speak with them about it; null before the return.',
  })
  interviewDueAt?: Date | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When somebody spoke with them about it; null while nobody has.',
  })
  interviewHeldAt?: Date | null;

  @Field(() => StaffMember, { nullable: true, description: 'Who spoke with them; null when not known.' })
  interviewBy?: StaffMember | null;

  @Field(() => String, { nullable: true, description: 'What was said in the interview.' })
  interviewNote?: string | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When it was closed; null while it is open.',
  })
  closedAt?: Date | null;

  @Field(() => MissingOutcome, { nullable: true, description: 'How it ended; null while it is open.' })
  outcome?: MissingOutcome | null;

  @Field(() => String, {
    nullable: true,
    description: 'What else was said at its end; null while it is open.',
  })
  closingReason?: string | null;

  @Field(() => Int, { description: 'Counts the changes of the episode.' })
  version!: number;

  residentId!: string;
  centreId!: string;
  /** Whether a child was missing. */
  isChild!: boolean;
  access?: RowAccess | undefined;
}

@ObjectType({
  description: 'That a resident is not known to be there, or that what was begun about it is not over.',
  simpleResolvers: true,
})
export class MissingState implements Guarded {
  @Field(() => PresenceStatus, {
    nullable: true,
    description: 'What the latest check of the stay found; null when there was none.',
  })
  status?: PresenceStatus | null;

  @Field(() => GraphQLDateTimeISO, {
    description:
      'From when on: the first check that did not find them after the last that did, or the end of a leave; of an open episode its own beginning.',
  })
  since!: Date;

  residentId!: string;
  centreId!: string;
  isChild!: boolean;
  episodeId!: string | null;
  access?: RowAccess | undefined;
}
