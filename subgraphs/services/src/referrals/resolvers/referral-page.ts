import { type PageArguments, pageOf } from '@mrrm/platform/reading/connection';
import type { Context } from '../../context.js';
import type { ReferralList } from '../repository/referral.js';

/** One page of a resident's or a centre's referrals, the latest first. */
export const referralPage = (
  { loaders }: Context,
  list: ReferralList,
  parentId: string,
  asked: PageArguments,
) =>
  pageOf(
    { pages: (page) => loaders.referralPages({ list, page }), counts: loaders.referralCount(list) },
    parentId,
    asked,
    (row) => [row.openedAt, row.id],
  );
