import type { Request } from '@mrrm/platform/context';
import { keyedLoaders, loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import type { Page } from '@mrrm/platform/reading/pages';
import {
  countReferrals,
  findReferralPages,
  type ReferralList,
  referralsById,
} from './repository/referral.js';

export const referralLoaders = (request: Request) => ({
  referral: loadOne((ids: string[]) => referralsById(request, ids), 'id'),
  referralPages: keyedLoaders(({ list, page }: { list: ReferralList; page: Page }) =>
    loadMany((ids: string[]) => findReferralPages(request, list, ids, page), 'parentId'),
  ),
  referralCount: keyedLoaders((list: ReferralList) =>
    loadOne((ids: string[]) => countReferrals(request, list, ids), 'parentId'),
  ),
});
