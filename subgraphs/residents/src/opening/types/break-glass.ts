import { connectionOf } from '@mrrm/platform/reading/connection';
import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { ChangeInput, WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Resident } from '../../register/types/resident.js';
import { BreakGlassApproval, BreakGlassNoticeKind, ReviewFinding } from '../values.js';

@ObjectType({
  description: 'An emergency: somebody opened one resident for an hour, and somebody else reviews it.',
  simpleResolvers: true,
})
export class BreakGlass {
  @Field(() => ID, { description: 'Identifier of the emergency.' })
  id!: string;

  @Field(() => Resident, {
    nullable: true,
    description:
      "Whom it opened; null when the identifier is nobody's, or the person is hidden from the reader.",
  })
  resident?: Resident | null;

  @Field(() => String, { description: 'Who opened it, as signed in.' })
  subject!: string;

  @Field(() => String, { description: "Code of that person's organisation." })
  organisation!: string;

  @Field(() => String, { description: 'In which role.' })
  role!: string;

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => GraphQLDateTimeISO, { description: 'From when it opens.' })
  grantedAt!: Date;

  @Field(() => GraphQLDateTimeISO, { description: 'When it closes again: an hour later at most.' })
  expiresAt!: Date;

  @Field(() => BreakGlassApproval, {
    description: 'Whether it needs a second person before it opens anybody, and whether one has approved it.',
  })
  approval!: BreakGlassApproval;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When a second person approved it; null when nobody has, or nobody needs to.',
  })
  approvedAt?: Date | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When it was reviewed; null while open.' })
  reviewedAt?: Date | null;

  @Field(() => ReviewFinding, { nullable: true, description: 'What the review found; null while open.' })
  finding?: ReviewFinding | null;

  @Field(() => String, { nullable: true, description: 'What the reviewer wrote.' })
  reviewNote?: string | null;

  @Field(() => Int, { description: 'Counts the changes; pass it as `expectedVersion`.' })
  version!: number;

  residentId!: string;
}

@InputType({ description: 'Opens one resident for an hour in an emergency.' })
export class BreakGlassInput extends WriteInput {
  @Field(() => ID, { description: 'Whom.' })
  residentId!: string;

  @Field(() => String, {
    description:
      'Why, in 20 to 1000 characters beside blanks and at least three different words: it is read by whoever reviews it.',
  })
  reason!: string;
}

export const BreakGlassPayload = payloadOf('BreakGlassPayload', 'What became of breakGlass.', {
  breakGlass: [() => BreakGlass, 'The emergency; null when refused.'],
});
export type BreakGlassPayload = InstanceType<typeof BreakGlassPayload>;

@InputType({ description: 'Approves an emergency of somebody else that waits for a second person.' })
export class ApproveBreakGlassInput extends ChangeInput {
  @Field(() => ID, { description: 'Which emergency.' })
  breakGlassId!: string;
}

export const ApproveBreakGlassPayload = payloadOf(
  'ApproveBreakGlassPayload',
  'What became of approveBreakGlass.',
  {
    breakGlass: [() => BreakGlass, 'The emergency; null when refused.'],
  },
);
export type ApproveBreakGlassPayload = InstanceType<typeof ApproveBreakGlassPayload>;

@InputType({ description: 'Reviews an emergency.' })
export class ReviewBreakGlassInput extends ChangeInput {
  @Field(() => ID, { description: 'Which emergency.' })
  breakGlassId!: string;

  @Field(() => ReviewFinding, { description: 'Whether it was justified.' })
  finding!: ReviewFinding;

  @Field(() => String, { nullable: true, description: 'What else is to be said, up to 2000 characters.' })
  note?: string | null;
}

export const ReviewBreakGlassPayload = payloadOf(
  'ReviewBreakGlassPayload',
  'What became of reviewBreakGlass.',
  {
    breakGlass: [() => BreakGlass, 'The emergency; null when refused.'],
  },
);
export type ReviewBreakGlassPayload = InstanceType<typeof ReviewBreakGlassPayload>;

@ObjectType({ description: 'What the owner is told of an emergency, at once.', simpleResolvers: true })
export class BreakGlassNotice {
  @Field(() => ID, { description: 'Identifier of the notice.' })
  id!: string;

  @Field(() => ID, { description: 'Identifier of the emergency.' })
  breakGlassId!: string;

  @Field(() => ID, { description: "The identifier that was asked for; it may be nobody's." })
  residentId!: string;

  @Field(() => Resident, {
    nullable: true,
    description: 'Whom it is about, when the reader sees the person.',
  })
  resident?: Resident | null;

  @Field(() => BreakGlassNoticeKind, { description: 'What happened.' })
  kind!: BreakGlassNoticeKind;

  @Field(() => GraphQLDateTimeISO, { description: 'When it happened.' })
  at!: Date;

  @Field(() => String, { description: 'Who asked for the emergency, as signed in.' })
  subject!: string;

  @Field(() => String, { description: "Code of that person's organisation." })
  organisation!: string;

  @Field(() => String, { description: 'In which role.' })
  role!: string;

  @Field(() => String, { description: 'Why.' })
  reason!: string;
}

/** A page of notices, the latest first. */
export const BreakGlassNoticeConnection = connectionOf(() => BreakGlassNotice, 'BreakGlassNotice');
