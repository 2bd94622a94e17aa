import { notFound } from '@mrrm/platform/errors';
import { readIdentifier } from '@mrrm/platform/identifiers';
import type { Context } from '../context.js';

/**
 * Asks whether the SOP of the centre at which a resident stays allows the write.
 * @param at the moment of the act
 * @throws Refusal NOT_FOUND at `residentId`; or as `Desk.perform` does
 */
export async function performFor(
  context: Context,
  residentId: string,
  at: Date,
  functions?: readonly string[],
): Promise<void> {
  const resident = await context.loaders.resident.load(readIdentifier(residentId, 'residentId'));
  if (!resident?.centre) throw notFound('resident', 'residentId');
  await context.acts.perform({ place: resident.centre.id, at, functions });
}
