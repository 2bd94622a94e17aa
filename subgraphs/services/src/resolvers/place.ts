import { notFound } from '@mrrm/platform/wire/errors';
import type { Context } from '../context.js';
import type { CentreFunction } from '../values.js';

/** Where a service is given, and which function it performs. */
export interface UsedOffer {
  place: string;
  functions: CentreFunction[];
}

/**
 * The place and the function of an offer about to be used.
 * @param path where in the input the offer, or what leads to it, stands
 * @throws Refusal NOT_FOUND at `path`
 */
export async function usedOffer({ loaders }: Context, offerId: string, path = 'offerId'): Promise<UsedOffer> {
  const offer = await loaders.offer.load(offerId);
  if (!offer?.centre) throw notFound('service offer', path);
  return { place: offer.centre.id, functions: [offer.function] };
}

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
