import { notFound } from '@mrrm/platform/wire/errors';
import type { CentreFunction } from '../../access/values.js';
import type { Context } from '../../context.js';

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
