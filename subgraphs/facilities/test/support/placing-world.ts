import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll } from 'vitest';
import type { PersonOfOthers } from '../../../../test/support/one-slice/others.js';
import { type Facilities, startFacilities } from './facilities.js';
import { buildPremises, type Premises } from './premises.js';
import { writer } from './writer.js';

export const CHILD = { sex: 'MALE', dateOfBirth: '2015-05-05', familySituation: 'UNACCOMPANIED' };
export const ADULT = { sex: 'MALE', dateOfBirth: '1990-01-01', familySituation: 'ADULT_ALONE' };
const PLACED =
  'placement { id version verification findings { rule level source overrideReason overriddenByOrganisation } }';

/** A safe zone for children and another centre, in which a test places people. It starts and stops with the file. */
export class PlacingWorld {
  facilities!: Facilities;
  zone!: Premises;
  elsewhere!: Premises;
  #rooms = 0;

  constructor() {
    beforeAll(async () => {
      this.facilities = await startFacilities();
      this.zone = await buildPremises(this.facilities.owner, 'RAMP', 1, {
        targetGroup: 'UNACCOMPANIED_CHILDREN',
      });
      this.elsewhere = await buildPremises(this.facilities.owner, 'ELSEWHERE', 2);
    }, 60_000);
    afterAll(() => this.facilities?.stop());
  }

  write = async (mutation: string, input: object, actor = {}, selection = PLACED) =>
    writer(this.facilities, { role: 'SOCIAL_WORKER', centres: [this.zone.centreId], ...actor })(
      mutation,
      input,
      `${selection} userErrors { rule severity opens }`,
    );

  /** Somebody whom the owner of the residents knows, a boy alone by default. */
  resident = (person: Partial<PersonOfOthers> = {}) => {
    const id = newIdentifier();
    this.facilities.graph.known.add(id).add(this.zone.centreId);
    this.facilities.graph.people.set(id, { ...CHILD, ...person });
    return id;
  };

  /** A bedroom in the safe zone, or on a floor outside of it. @returns its beds */
  room = async (beds: number, { inZone = true, area = null as number | null } = {}) => {
    this.#rooms += 1;
    const { owner } = this.facilities;
    const id = newIdentifier();
    const floorId = inZone ? this.zone.floorId : newIdentifier();
    if (!inZone)
      await owner`insert into facilities.floor (id, building_id, level, name)
      select ${floorId}, building_id, ${10 + this.#rooms}, 'Another floor' from facilities.floor where id = ${this.zone.floorId}`;
    await owner`insert into facilities.room (id, floor_id, code, kind, area_square_metres)
    values (${id}, ${floorId}, ${`R${this.#rooms}`}, 'BEDROOM', ${area})`;
    const ids = Array.from({ length: beds }, newIdentifier);
    for (const [index, bed] of ids.entries())
      await owner`insert into facilities.bed (id, room_id, code) values (${bed}, ${id}, ${String(index)})`;
    return ids as [string, ...string[]];
  };
}
