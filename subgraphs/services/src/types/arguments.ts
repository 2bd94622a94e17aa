import { PageArguments } from '@mrrm/platform/reading/connection';
import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { ArgsType, Field } from 'type-graphql';
import { CentreFunction, ReferralState } from '../values.js';

@ArgsType()
export class SessionPageArguments extends PageArguments {
  @Field(() => CentreFunction, { nullable: true, description: 'Only sessions of this function.' })
  function?: CentreFunction | null;
}

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

@ArgsType()
export class RangeArguments {
  @Field(() => GraphQLDateTimeISO, { description: 'The first moment of the range.' })
  from!: Date;

  @Field(() => GraphQLDateTimeISO, { description: 'The end of the range, that moment not included.' })
  until!: Date;
}

@ArgsType()
export class RangePageArguments extends PageArguments {
  @Field(() => GraphQLDateTimeISO, { description: 'The first moment of the range.' })
  from!: Date;

  @Field(() => GraphQLDateTimeISO, { description: 'The end of the range, that moment not included.' })
  until!: Date;
}
