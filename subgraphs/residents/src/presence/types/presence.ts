import { Verification } from '@mrrm/platform/database/columns';
import { connectionOf } from '@mrrm/platform/reading/connection';
import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Centre, StaffMember } from '../../pointers.js';
import { PresenceOccasion, PresenceStatus } from '../values.js';

@ObjectType({
  description:
    'One answer to "is the resident here?" at one moment. Never edited: a wrong one is voided, and another one recorded.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Presence {
  @Field(() => ID, { description: 'Identifier of the check.' })
  id!: string;

  @Field(() => GraphQLDateTimeISO, { description: 'The moment of the check.' })
  checkedAt!: Date;

  @Field(() => PresenceStatus, { description: 'What the check found.' })
  status!: PresenceStatus;

  @Field(() => PresenceOccasion, { description: 'How it became known.' })
  occasion!: PresenceOccasion;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'Until when the resident has leave; null without leave, or where nobody said until when.',
  })
  expectedBackAt?: Date | null;

  @Field(() => Centre, { nullable: true, description: 'The centre where the check was made.' })
  centre?: Centre | null;

  @Field(() => StaffMember, { nullable: true, description: 'Who checked; null when not known.' })
  checkedBy?: StaffMember | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When it was found to be wrong; null while it counts.',
  })
  voidedAt?: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it counts no longer; null while it does.' })
  voidingReason?: string | null;

  @Field(() => StaffMember, {
    nullable: true,
    description: 'Who found it to be wrong; null while it counts, and when not known.',
  })
  voidedBy?: StaffMember | null;

  @Field(() => Verification, {
    description:
      'Whether the owner of the centre has confirmed it. Who checked is vouched for by the sign-in.',
  })
  verification!: Verification;

  residentId!: string;
}

/** A page of presence checks, the latest first. */
export const PresenceConnection = connectionOf(() => Presence, 'Presence');
