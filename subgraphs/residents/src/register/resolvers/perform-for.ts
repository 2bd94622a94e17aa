import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { notFound } from '@mrrm/platform/wire/errors';
import type { Context } from '../../context.js';

/**
 * Asks whether the SOP of the centre at which a resident stays allows the write.
 * @param at the moment of the act
 * @returns the centre
 * @throws Refusal NOT_FOUND at `residentId`; or as `RequestActs.perform` does
 */
export async function performFor(
  context: Context,
  residentId: string,
  at: Date,
  functions?: readonly string[],
): Promise<{ centre: { id: string } }> {
  const resident = await context.loaders.resident.load(readIdentifier(residentId, 'residentId'));
  if (!resident?.centre) throw notFound('resident', 'residentId');
  const { centre } = resident;
  await context.acts.perform({ place: centre.id, at, functions });
  return { centre };
}
