import { dayAt } from '@mrrm/platform/values/day';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput, notFound } from '@mrrm/platform/wire/errors';
import type { Context } from '../../context.js';

type Places = 'centre' | 'shelter' | 'building' | 'safeZone' | 'floor' | 'room' | 'bed';
type PlaceOf<Kind extends Places> = NonNullable<Awaited<ReturnType<Context['loaders'][Kind]['load']>>>;

const NAMES: Record<Places, string> = {
  centre: 'centre',
  shelter: 'shelter',
  building: 'building',
  safeZone: 'safe zone',
  floor: 'floor',
  room: 'room',
  bed: 'bed',
};

/** @throws Refusal NOT_FOUND at `<kind>Id` when there is no such place, or none for the reader */
export async function requirePlace<Kind extends Places>(
  { loaders }: Context,
  kind: Kind,
  id: string,
): Promise<PlaceOf<Kind>> {
  const path = `${kind}Id`;
  const found = await loaders[kind].load(readIdentifier(id, path));
  if (!found) throw notFound(NAMES[kind], path);
  return found as PlaceOf<Kind>;
}

/** The day of an act at a centre: today there by default. @throws Refusal BAD_USER_INPUT when it lies in the future */
export function readPastDay(
  day: string | null | undefined,
  timeZone: string,
  now: Date,
  path: string,
): string {
  const today = dayAt(now, timeZone);
  if (day && day > today) throw badInput('This day lies in the future.', path);
  return day ?? today;
}
