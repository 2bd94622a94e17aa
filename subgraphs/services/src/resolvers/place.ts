import { notFound } from '@mrrm/platform/errors';
import type { Context } from '../context.js';

/**
 * The centre of an offer about to be used. No connection is held afterwards: other owners are asked next.
 * @throws Refusal NOT_FOUND at `offerId`
 */
export async function placeOfOffer({ loaders, database }: Context, offerId: string): Promise<string> {
  const offer = await loaders.offer.load(offerId);
  await database.close();
  if (!offer?.centre) throw notFound('service offer', 'offerId');
  return offer.centre.id;
}

/**
 * The centre of an activity, in the same way.
 * @throws Refusal NOT_FOUND at `activityId`
 */
export async function placeOfActivity({ loaders, database }: Context, activityId: string): Promise<string> {
  const activity = await loaders.groupActivity.load(activityId);
  await database.close();
  if (!activity?.centre) throw notFound('activity', 'activityId');
  return activity.centre.id;
}
