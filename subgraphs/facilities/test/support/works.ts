import { newIdentifier } from '@mrrm/platform/values/identifiers';
import type { Actor } from '@mrrm/platform/wire/actor';
import { expect } from 'vitest';
import type { Facilities } from './facilities.js';
import { agree, buildPremises, type Premises } from './premises.js';
import { writer } from './writer.js';

export const WORK = `workOrder { id state version title requestedBy fundedBy performedBy openedOn startedOn completedOn
  placesBefore placesAfter floor { id renovatedOn } room { id } rooms { code } blockedBeds { id }
  steps { state takenAt note organisationCode } capacityRecords { nominal usable validFrom } }`;

export interface Site extends Premises {
  /** A second room on the same floor, with one bed. */
  secondRoomId: string;
  secondBedId: string;
}

/** A centre with two bedrooms on one floor, the second of one bed, and an SOP that gives renovation to the State and to IOM, both parties. */
export async function buildSite(
  facilities: Facilities,
  code: string,
  { sopNumber = 1, beds = 2 } = {},
): Promise<Site> {
  const sql = facilities.owner;
  const premises = await buildPremises(sql, code, beds, { agreed: false });
  await agree(sql, premises.centreId, ['STATE', 'IOM'], sopNumber);
  const [secondRoomId, secondBedId] = [newIdentifier(), newIdentifier()];
  await sql`insert into facilities.room (id, floor_id, code, kind)
    values (${secondRoomId}, ${premises.floorId}, '202', 'BEDROOM')`;
  await sql`insert into facilities.bed (id, room_id, code) values (${secondBedId}, ${secondRoomId}, '1')`;
  return { ...premises, secondRoomId, secondBedId };
}

/** The State's manager of a centre, and IOM's engineer there. */
export const keeper = (
  facilities: Facilities,
  { centreId }: { centreId: string },
  more: Partial<Actor> = {},
) => writer(facilities, { role: 'CENTRE_MANAGER', centres: [centreId], ...more });
export const engineer = (facilities: Facilities, { centreId }: { centreId: string }) =>
  writer(facilities, { role: 'COORDINATOR', organisation: 'IOM', centres: [centreId] });

export const refused = (code: string, path?: string) => [
  expect.objectContaining({ code, ...(path && { path: ['input', ...path.split('.')] }) }),
];
