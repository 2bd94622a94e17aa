import type { Connection } from '@mrrm/platform/reading/connection';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Resident } from '../../pointers.js';
import { OpenReferralArguments, type Referral, ReferralConnection } from '../types/referral.js';
import { referralPage } from './referral-page.js';

@Resolver(() => Resident)
export class ReferralsOfResidentResolver {
  @FieldResolver(() => ReferralConnection, {
    nullable: true,
    description: 'The referrals of the resident, the latest first.',
  })
  referrals(
    @Root() { id }: Resident,
    @Args(() => OpenReferralArguments) page: OpenReferralArguments,
    @Ctx() context: Context,
  ): Promise<Connection<Referral>> {
    return referralPage(context, { of: 'RESIDENT', open: page.open }, id, page);
  }
}
