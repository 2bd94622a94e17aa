import { type Connection, pageOf } from '@mrrm/platform/reading/connection';
import type { Page } from '@mrrm/platform/reading/pages';
import type { Context } from '../../context.js';
import type { ShiftList } from '../repository/shift.js';
import { type RangePageArguments, readRange } from '../types/range.js';
import type { Shift } from '../types/shift.js';

/** A page of the shifts of a place that touch a range of time, the earliest first. */
export async function shiftPage(
  { loaders }: Context,
  of: ShiftList['of'],
  placeId: string,
  page: RangePageArguments,
): Promise<Connection<Shift>> {
  const list = { of, ...readRange(page) };
  const read = {
    pages: (wanted: Page) => loaders.shiftPages({ list, page: wanted }),
    counts: loaders.shiftCount(list),
  };
  return pageOf(read, placeId, page, (row) => [row.startsAt, row.id]);
}
