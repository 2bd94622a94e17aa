import { PageArguments } from '@mrrm/platform/reading/connection';
import { ArgsType, Field } from 'type-graphql';
import { ReferralState } from '../values.js';

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
