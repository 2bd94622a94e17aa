import type { Connection } from '@mrrm/platform/reading/connection';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Centre } from '../../pointers.js';
import { type Referral, ReferralConnection, ReferralStateArguments } from '../types/referral.js';
import { referralPage } from './referral-page.js';

@Resolver(() => Centre)
export class ReferralsOfCentreResolver {
  @FieldResolver(() => ReferralConnection, {
    nullable: true,
    description: 'The referrals of its residents, the latest first.',
  })
  referrals(
    @Root() { id }: Centre,
    @Args(() => ReferralStateArguments) { state, ...page }: ReferralStateArguments,
    @Ctx() context: Context,
  ): Promise<Connection<Referral>> {
    return referralPage(context, { of: 'CENTRE', state }, id, page);
  }
}
