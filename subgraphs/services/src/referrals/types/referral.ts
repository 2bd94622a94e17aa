import type { RowAccess } from '@mrrm/platform/access/row-access';
import { Verification } from '@mrrm/platform/database/columns';
import { connectionOf, PageArguments } from '@mrrm/platform/reading/connection';
import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { ArgsType, Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { CentreFunction } from '../../access/values.js';
import { Urgency } from '../../catalogue/values.js';
import { Centre, Organisation, Resident, StaffMember } from '../../pointers.js';
import { FailureReason, ReferralOutcome, ReferralState } from '../values.js';

@ObjectType({ description: 'A resident sent on to an organisation for a service.', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class Referral {
  @Field(() => ID, { description: 'Identifier of the referral.' })
  id!: string;

  @Field(() => Resident, { nullable: true, description: 'Who is referred.' })
  resident?: Resident | null;

  @Field(() => Centre, { nullable: true, description: 'The centre of the resident.' })
  centre?: Centre | null;

  @Field(() => CentreFunction, { description: 'For which function.' })
  function!: CentreFunction;

  @Field(() => Organisation, { nullable: true, description: 'The organisation that refers.' })
  fromOrganisation?: Organisation | null;

  @Field(() => Organisation, { nullable: true, description: 'The organisation that is asked.' })
  toOrganisation?: Organisation | null;

  @Field(() => String, { description: 'Code of the organisation that refers.' })
  fromOrganisationCode!: string;

  @Field(() => String, { description: 'Code of the organisation that is asked.' })
  toOrganisationCode!: string;

  @Field(() => StaffMember, { nullable: true, description: 'Who referred; null when not known.' })
  referredBy?: StaffMember | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Why, in words: for the organisation that refers; for others by a clause or a consent that holds now.',
  })
  reason?: string | null;

  @Field(() => Boolean, { description: 'Whether it rests on a consent, and not on the agreement alone.' })
  restsOnConsent!: boolean;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When it was found that the consent holds no longer; null while it does.',
  })
  consentEndedAt?: Date | null;

  consentId?: string | null;

  residentId!: string;

  @Field(() => Urgency, { description: 'How soon it is needed.' })
  urgency!: Urgency;

  @Field(() => ReferralState, { description: 'Where it stands.' })
  state!: ReferralState;

  @Field(() => GraphQLDateTimeISO, { description: 'When it was opened.' })
  openedAt!: Date;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When the asked organisation answered; null while it has not.',
  })
  answeredAt?: Date | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When it ended; null while it is open.' })
  closedAt?: Date | null;

  @Field(() => ReferralOutcome, { nullable: true, description: 'How it ended; null unless it is done.' })
  outcome?: ReferralOutcome | null;

  @Field(() => FailureReason, { nullable: true, description: 'Why it came to nothing, if it did.' })
  failureReason?: FailureReason | null;

  @Field(() => Verification, {
    description: 'Whether the owners of resident and centre have confirmed that they exist.',
  })
  verification!: Verification;

  @Field(() => Int, { description: 'Counts the changes of the referral; pass it as `expectedVersion`.' })
  version!: number;

  access?: RowAccess | undefined;
}

/** A page of referrals, the latest first. */
export const ReferralConnection = connectionOf(() => Referral, 'Referral');

@ArgsType()
export class OpenReferralArguments extends PageArguments {
  @Field(() => Boolean, {
    nullable: true,
    description: 'true: only those not ended yet; false: only those that have ended.',
  })
  open?: boolean | null;
}

@ArgsType()
export class ReferralStateArguments extends PageArguments {
  @Field(() => ReferralState, { nullable: true, description: 'Only referrals in this state.' })
  state?: ReferralState | null;
}
