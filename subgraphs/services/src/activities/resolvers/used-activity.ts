import { notFound } from '@mrrm/platform/wire/errors';
import { UsedOffer, usedOffer } from '../../catalogue/resolvers/used-offer.js';
import type { Context } from '../../context.js';

/**
 * The place, the function and the time of an activity, in the same way.
 * @throws Refusal NOT_FOUND at `activityId`
 */
export async function usedActivity(
  context: Context,
  activityId: string,
): Promise<UsedOffer & { startsAt: Date }> {
  const activity = await context.loaders.groupActivity.load(activityId);
  if (!activity) throw notFound('activity', 'activityId');
  return { ...(await usedOffer(context, activity.offerId, 'activityId')), startsAt: activity.startsAt };
}
