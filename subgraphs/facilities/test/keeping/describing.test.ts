import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Facilities, startFacilities } from '../support/facilities.js';
import { place } from '../support/premises.js';
import { buildSite, engineer, keeper, refused, type Site } from '../support/works.js';
import type { writer } from '../support/writer.js';

let facilities: Facilities;
let here: Site;
let elsewhere: Site;
let built = 0;
let state: ReturnType<typeof writer>;

beforeAll(async () => {
  facilities = await startFacilities();
  elsewhere = await buildSite(facilities, 'ELSEWHERE');
}, 60_000);
beforeEach(async () => {
  here = await buildSite(facilities, `SITE-${(built += 1)}`);
  state = keeper(facilities, here);
});
afterAll(() => facilities?.stop());

const buildingOf = async (site: Site) =>
  (await facilities.owner`select id from facilities.building where centre_id = ${site.centreId}`)[0]!['id'];

describe('what the premises are', () => {
  const everything = async (site: Site): Promise<[string, string, object][]> => {
    const [safeZoneId, buildingId, expectedVersion] = [site.zoneId, await buildingOf(site), 1];
    const name = 'N';
    return [
      ['addShelter', 'centreId', { centreId: site.centreId, code: newIdentifier(), name }],
      ['addBuilding', 'centreId', { centreId: site.centreId, code: 'B9', name }],
      ['changeBuilding', 'buildingId', { buildingId, expectedVersion, name }],
      ['addSafeZone', 'buildingId', { buildingId, code: newIdentifier(), name, targetGroup: 'FAMILIES' }],
      ['changeSafeZone', 'safeZoneId', { safeZoneId, expectedVersion, name }],
      ['addFloor', 'buildingId', { buildingId, level: 9, name }],
      ['changeFloor', 'floorId', { floorId: site.floorId, expectedVersion, name }],
      ['addRoom', 'floorId', { floorId: site.floorId, code: '999', kind: 'OFFICE' }],
      ['changeRoom', 'roomId', { roomId: site.roomId, expectedVersion, code: '998' }],
      ['addBeds', 'roomId', { roomId: site.roomId, codes: ['99'] }],
      ['removeBed', 'bedId', { bedId: site.bedIds[0], expectedVersion }],
      ['setRoomEquipment', 'roomId', { roomId: site.secondRoomId, expectedVersion, equipment: [] }],
    ];
  };

  it('is described neither by another organisation, nor by another role, nor by somebody of another centre', async () => {
    for (const [mutation, path, input] of await everything(here)) {
      expect((await engineer(facilities, here)(mutation, input)).userErrors).toEqual(refused('FORBIDDEN'));
      const registrar = keeper(facilities, here, { role: 'REGISTRAR' });
      expect((await registrar(mutation, input)).userErrors).toEqual(refused('FORBIDDEN'));
      const away = keeper(facilities, elsewhere);
      expect((await away(mutation, input)).userErrors).toEqual(refused('NOT_FOUND', path));
    }
  });

  it('is refused with a reason also where the answer would be a list', async () => {
    const input = { roomId: here.roomId, codes: ['99'] };
    const refusal = await engineer(facilities, here)('addBeds', input, 'beds { id }');
    expect(refusal).toEqual({ beds: null, userErrors: refused('FORBIDDEN') });
  });

  it('changes only what is as it was read', async () => {
    for (const [mutation, , input] of await everything(here)) {
      if (!('expectedVersion' in input)) continue;
      const stale = { ...input, expectedVersion: 2 };
      expect((await state(mutation, stale)).userErrors).toEqual(refused('CONFLICT', 'expectedVersion'));
      expect((await state(mutation, input)).userErrors).toEqual([]);
      expect((await state(mutation, input)).userErrors).toEqual(refused('CONFLICT', 'expectedVersion'));
    }
  });

  it('is answered the same again under the same key, and refused under a code that is taken', async () => {
    const idempotencyKey = newIdentifier();
    const buildingId = await buildingOf(here);
    const input = { idempotencyKey, buildingId, level: 5, name: 'Fifth floor' };
    const first = await state('addFloor', input, 'floor { id level version building { id } }');
    expect(first.floor).toMatchObject({ level: 5, version: 1, building: { id: buildingId } });
    expect(await state('addFloor', input, 'floor { id level version building { id } }')).toEqual(first);
    const of = async (mutation: string, asked: object) => (await state(mutation, asked)).userErrors;
    expect(await of('addFloor', { buildingId, level: 5, name: 'N' })).toEqual(refused('CONFLICT', 'level'));
    expect(await of('addBuilding', { centreId: here.centreId, code: 'B1', name: 'N' })).toEqual(
      refused('CONFLICT', 'code'),
    );
    expect(await of('addRoom', { floorId: here.floorId, code: '201', kind: 'OFFICE' })).toEqual(
      refused('CONFLICT', 'code'),
    );
    expect(await of('addBeds', { roomId: here.roomId, codes: ['7', '1'] })).toEqual(
      refused('CONFLICT', 'codes'),
    );
  });
});

describe('a site, down to its rooms', () => {
  it('is described from the shelter to what stands in a room', async () => {
    const { centreId } = here;
    const code = `S-${built}`;
    const { shelter } = await state(
      'addShelter',
      { centreId, code, name: 'North' },
      'shelter { id version }',
    );
    const inShelter = { centreId, shelterId: shelter.id, code: 'N1', name: 'House' };
    const { building } = await state('addBuilding', inShelter, 'building { id shelter { code } }');
    expect(building.shelter.code).toBe(code);
    const zone = { buildingId: building.id, code: `Z-${built}`, name: 'Zone', targetGroup: 'FAMILIES' };
    const ages = await state('addSafeZone', { ...zone, ageFrom: 9, ageTo: 8 });
    expect(ages.userErrors).toEqual(refused('BAD_USER_INPUT', 'ageTo'));
    const { safeZone } = await state(
      'addSafeZone',
      { ...zone, ageFrom: 0, ageTo: 17, sex: 'FEMALE', openedOn: '2024-01-01', operators: ['STATE', 'IOM'] },
      'safeZone { id ageFrom ageTo sex openedOn operators shelter { id } centre { id } }',
    );
    expect(safeZone).toMatchObject({ ageTo: 17, sex: 'FEMALE', operators: ['STATE', 'IOM'] });
    expect([safeZone.shelter.id, safeZone.centre.id]).toEqual([shelter.id, centreId]);
    const onFloor = { buildingId: building.id, safeZoneId: safeZone.id, level: 1, name: 'First' };
    const { floor } = await state('addFloor', onFloor, 'floor { id safeZone { id } }');
    expect(floor.safeZone.id).toBe(safeZone.id);
    const size = { areaSquareMetres: 17.6, heightMetres: 2.7 };
    const asked = { floorId: floor.id, code: '101', kind: 'BEDROOM', ...size };
    const { room } = await state('addRoom', asked, 'room { id version areaSquareMetres heightMetres }');
    expect(room).toMatchObject({ ...size, version: 1 });
    const put = { roomId: room.id, codes: ['2', '1'], standsFrom: '2024-02-01' };
    const { beds } = await state('addBeds', put, 'beds { code standsFrom room { id } }');
    expect(beds.map((bed: { code: string }) => bed.code)).toEqual(['2', '1']);
    expect(beds[0]).toMatchObject({ standsFrom: '2024-02-01', room: { id: room.id } });
  });

  it('is refused in another building, with a size that no room has, and without a code', async () => {
    const buildingId = await buildingOf(here);
    const of = async (mutation: string, input: object) => (await state(mutation, input)).userErrors;
    const { safeZone } = await keeper(facilities, elsewhere)(
      'addSafeZone',
      { buildingId: await buildingOf(elsewhere), code: `E-${built}`, name: 'N', targetGroup: 'MIXED' },
      'safeZone { id }',
    );
    const both = keeper(facilities, here, { centres: [here.centreId, elsewhere.centreId] });
    const misplaced = { buildingId, level: 8, name: 'N', safeZoneId: safeZone.id };
    expect((await both('addFloor', misplaced)).userErrors).toEqual(refused('BAD_USER_INPUT', 'safeZoneId'));
    expect(await of('addRoom', { floorId: here.floorId, code: ' ', kind: 'GYM' })).toEqual(
      refused('BAD_USER_INPUT', 'code'),
    );
    const room = { floorId: here.floorId, code: '300', kind: 'GYM' };
    expect(await of('addRoom', { ...room, areaSquareMetres: 0 })).toEqual(
      refused('BAD_USER_INPUT', 'areaSquareMetres'),
    );
    expect(await of('addBeds', { roomId: here.roomId, codes: [] })).toEqual(
      refused('BAD_USER_INPUT', 'codes'),
    );
    expect(await of('addBeds', { roomId: here.roomId, codes: ['8', '8'] })).toEqual(
      refused('BAD_USER_INPUT', 'codes.1'),
    );
  });
});

describe('a change', () => {
  it('leaves what is absent, clears what is null, and clears nothing that must be known', async () => {
    const SIZE = 'room { code kind areaSquareMetres heightMetres version }';
    const change = (expectedVersion: number, more: object) =>
      state('changeRoom', { roomId: here.roomId, expectedVersion, ...more }, SIZE);
    expect((await change(1, {})).userErrors).toEqual(refused('BAD_USER_INPUT'));
    expect((await change(1, { code: null })).userErrors).toEqual(refused('BAD_USER_INPUT', 'code'));
    expect((await change(1, { kind: null })).userErrors).toEqual(refused('BAD_USER_INPUT', 'kind'));
    const { room } = await change(1, { areaSquareMetres: 18.5, heightMetres: 2.7 });
    expect(room).toMatchObject({ code: '201', areaSquareMetres: 18.5, version: 2 });
    const cleared = await change(2, { areaSquareMetres: null });
    expect(cleared.room).toMatchObject({ areaSquareMetres: null, heightMetres: 2.7, version: 3 });
  });

  it('does not put residents out of rule: of a zone’s group, its closing, a floor’s zone, a room’s kind', async () => {
    const stay = await place(facilities.owner, here.bedIds[0]!, newIdentifier());
    const change = (mutation: string, input: object) => state(mutation, { expectedVersion: 1, ...input });
    const changes: [string, string, object][] = [
      ['changeSafeZone', 'targetGroup', { safeZoneId: here.zoneId, targetGroup: 'FAMILIES' }],
      ['changeSafeZone', 'closedOn', { safeZoneId: here.zoneId, closedOn: '2024-09-01' }],
      ['changeFloor', 'safeZoneId', { floorId: here.floorId, safeZoneId: null }],
      ['changeRoom', 'kind', { roomId: here.roomId, kind: 'OFFICE' }],
    ];
    for (const [mutation, path, input] of changes) {
      const { userErrors } = await change(mutation, input);
      expect(userErrors).toEqual(refused('RULE_VIOLATION', path));
      expect(userErrors[0].message).toContain('room 201');
    }
    const named = { safeZoneId: here.zoneId, name: 'Zone of peace', targetGroup: 'MIXED' };
    expect((await change('changeSafeZone', named)).userErrors).toEqual([]);
    await facilities.owner`update facilities.placement set ends_at = now(), end_reason = 'DEPARTED' where id = ${stay}`;
    for (const [mutation, , input] of changes.slice(1).reverse())
      expect(
        (await state(mutation, { expectedVersion: mutation === 'changeSafeZone' ? 2 : 1, ...input }))
          .userErrors,
      ).toEqual([]);
  });

  it('closes a zone not before it opened, and opens it again', async () => {
    const change = (expectedVersion: number, more: object) =>
      state('changeSafeZone', { safeZoneId: here.zoneId, expectedVersion, ...more }, 'safeZone { closedOn }');
    const early = await change(1, { openedOn: '2024-05-01', closedOn: '2024-04-01' });
    expect(early.userErrors).toEqual(refused('BAD_USER_INPUT', 'closedOn'));
    expect((await change(1, { closedOn: '2024-06-01' })).safeZone.closedOn).toBe('2024-06-01');
    expect((await change(2, { closedOn: null })).safeZone.closedOn).toBeNull();
  });
});

describe('a bed', () => {
  const remove = (more: object = {}) =>
    state(
      'removeBed',
      { bedId: here.bedIds[0], expectedVersion: 1, standsUntil: '2024-06-01', ...more },
      'bed { id standsUntil version state }',
    );

  it('is not blocked while somebody is in it, also beyond the end that was expected', async () => {
    await place(facilities.owner, here.bedIds[0]!, newIdentifier());
    await facilities.owner`update facilities.placement set expected_until = '2024-02-01Z' where bed_id = ${here.bedIds[0]!}`;
    const broken = { bedId: here.bedIds[0], kind: 'OUT_OF_SERVICE', reason: 'Broken' };
    expect((await state('blockBed', broken)).userErrors).toEqual(refused('RULE_VIOLATION', 'bedId'));
    expect((await remove()).userErrors).toEqual(refused('RULE_VIOLATION', 'bedId'));
  });

  it('is not taken away while somebody is in it, or has it reserved, from that day on', async () => {
    const stay = await place(
      facilities.owner,
      here.bedIds[0]!,
      newIdentifier(),
      '2024-01-01Z',
      '2024-06-02Z',
    );
    expect((await remove()).userErrors).toEqual(refused('RULE_VIOLATION', 'bedId'));
    await facilities.owner`delete from facilities.placement where id = ${stay}`;
    await facilities.owner`insert into facilities.placement (id, bed_id, resident_id, stage, starts_at, expected_until)
      values (${newIdentifier()}, ${here.bedIds[0]!}, ${newIdentifier()}, 'RESERVED', '2024-07-01Z', '2024-07-09Z')`;
    const { userErrors } = await remove();
    expect(userErrors).toEqual(refused('RULE_VIOLATION', 'bedId'));
    expect(userErrors[0].message).toMatch(/reserved from 2024-07-01/);
    expect((await remove({ standsUntil: '2024-08-01' })).userErrors).toEqual([]);
  });

  it('stands in its room from a day until another, by the clock of its centre', async () => {
    await place(facilities.owner, here.bedIds[0]!, newIdentifier(), '2024-01-01Z', '2024-05-31T21:00:00Z');
    await facilities.owner`update facilities.bed set stands_from = '2024-06-01' where id = ${here.bedIds[0]!}`;
    expect((await remove()).userErrors).toEqual(refused('BAD_USER_INPUT', 'standsUntil'));
    await facilities.owner`update facilities.bed set stands_from = null where id = ${here.bedIds[0]!}`;
    const { bed } = await remove();
    expect(bed).toMatchObject({ standsUntil: '2024-06-01', version: 2, state: null });
  });
});

describe('what stands in a room', () => {
  const set = (expectedVersion: number, equipment: object[]) =>
    state(
      'setRoomEquipment',
      { roomId: here.roomId, expectedVersion, equipment },
      'room { version equipment { item quantity } }',
    );

  it('is a list without repetitions and empty things, which replaces the one before', async () => {
    expect((await set(1, [{ item: 'Locker', quantity: 0 }])).userErrors).toEqual(
      refused('BAD_USER_INPUT', 'equipment.0.quantity'),
    );
    const twice = { item: 'Locker', quantity: 1 };
    expect((await set(1, [twice, twice])).userErrors).toEqual(refused('BAD_USER_INPUT', 'equipment.1.item'));
    const first = await set(1, [
      { item: 'Wardrobe', quantity: 2 },
      { item: 'Locker', quantity: 4 },
    ]);
    expect(first.room).toEqual({
      version: 2,
      equipment: [
        { item: 'Locker', quantity: 4 },
        { item: 'Wardrobe', quantity: 2 },
      ],
    });
    const second = await set(2, [{ item: 'Table', quantity: 1 }]);
    expect(second.room).toEqual({ version: 3, equipment: [{ item: 'Table', quantity: 1 }] });
  });
});
