import { type Connection, pageOf } from '@mrrm/platform/reading/connection';
import type { Page } from '@mrrm/platform/reading/pages';
import { badInput } from '@mrrm/platform/wire/errors';
import type { Context } from '../../context.js';
import type { HandoverPlace } from '../repository/handover.js';
import type { Handover, HandoverPageArguments } from '../types/handover.js';

const DAY_MILLISECONDS = 86_400_000;
const MOST_DAYS = 366;

function daysAgo(days: number, now: Date): Date {
  if (days < 1 || days > MOST_DAYS) throw badInput(`Ask for 1 to ${MOST_DAYS} days.`, 'days');
  return new Date(now.getTime() - days * DAY_MILLISECONDS);
}

/** A page of what the shifts of a place told the next, the latest first. */
export async function handoverPage(
  { loaders, now }: Context,
  place: HandoverPlace,
  placeId: string,
  { open, employer, days, ...page }: HandoverPageArguments,
): Promise<Connection<Handover>> {
  const list = { place, open, employer, since: days == null ? undefined : daysAgo(days, now) };
  const read = {
    pages: (wanted: Page) => loaders.handoverPages({ list, page: wanted }),
    counts: loaders.handoverCount(list),
  };
  return pageOf(read, placeId, page, (row) => [row.writtenAt, row.id]);
}
