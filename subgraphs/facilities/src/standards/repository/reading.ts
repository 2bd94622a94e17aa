import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import type { Query } from '@mrrm/platform/database/database';
import type { Page } from '@mrrm/platform/reading/pages';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { desc, type SQL, sql } from 'drizzle-orm';
import { provenanceOf } from '../../access/provenance.js';
import { figureFor, readsFiguresOnly } from '../../access/visibility.js';
import { countByCentre } from '../../premises/repository/count-by-centre.js';
import { pageByDay } from '../../premises/repository/day-page.js';
import { foundBy } from '../../premises/repository/found-by.js';
import { reading } from '../table.js';
import type { Reading } from '../types/reading.js';
import type { ReadingKind } from '../values.js';
import { isCentreCounted } from './counted-centre.js';

const UNITS: Record<ReadingKind, string> = {
  HEADCOUNT: 'persons',
  WATER_LITRES_PER_PERSON_DAY: 'l per person and day',
  MEALS_PER_DAY_CHILDREN: 'meals per day',
  MEALS_PER_DAY_ADULTS: 'meals per day',
  SITE_AREA_M2: 'm2',
};

/** Readings that meet a condition, the latest first. Small numbers of people, those of one room, and those of a zone beside one of its centre are withheld. */
async function findReadings(request: Request, condition: SQL): Promise<Reading[]> {
  const query = await request.database.read();
  const figuresOnly = readsFiguresOnly(request);
  const rows = await query
    .select({
      id: reading.id,
      centreId: reading.centreId,
      safeZoneId: reading.safeZoneId,
      roomId: reading.roomId,
      kind: reading.kind,
      value: reading.value,
      measuredOn: reading.measuredOn,
      source: reading.source,
      isBeside: figuresOnly ? isCentreCounted(reading.centreId, reading.measuredOn) : sql<boolean>`false`,
    })
    .from(reading)
    .where(sql`${condition} and ${visibleAt(request, 'FIGURES', reading.centreId)}`)
    .orderBy(desc(reading.measuredOn), desc(reading.id));
  return rows.map(({ isBeside, ...row }) => {
    const isOfPart = row.roomId !== null || (row.safeZoneId !== null && isBeside);
    const withheld = row.kind === 'HEADCOUNT' && isOfPart && figuresOnly;
    const value = row.kind === 'HEADCOUNT' ? figureFor(request, row.value) : row.value;
    return { ...row, value: withheld ? null : value, unit: UNITS[row.kind] };
  });
}

export const readingsById = foundBy(findReadings)(reading.id);

/** One page of the readings of each centre, in one statement: at most `first + 1` a centre. */
export const findReadingPages = (request: Request, centreIds: string[], page: Page) =>
  findReadings(
    request,
    pageByDay(reading, reading.id, reading.centreId, reading.measuredOn, centreIds, page),
  );

export interface NewReading {
  centreId: string;
  safeZoneId: string | null;
  roomId: string | null;
  kind: ReadingKind;
  value: number;
  measuredOn: string;
  source: string;
}

/** @returns the identifier of the reading */
export async function insertReading(request: Request, query: Query, wanted: NewReading): Promise<string> {
  const id = newIdentifier();
  const provenance = provenanceOf(request, wanted.centreId, request.now);
  await query.insert(reading).values({ id, ...wanted, ...provenance });
  return id;
}

/** How many there are at each of some centres. */
export const countReadings = (request: Request, centreIds: string[]) =>
  countByCentre(request, reading, reading.centreId, centreIds);
