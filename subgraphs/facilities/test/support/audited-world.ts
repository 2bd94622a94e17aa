import { newIdentifier } from '@mrrm/platform/values/identifiers';
import type { OneSlice } from '../../../../test/support/one-slice/slice.js';
import { type AuditedWorld, identifierIn, keyed } from '../../../../test/support/walk/audited.js';
import { ROLES } from '../../../../test/support/walk/roles.js';
import type { buildWorld } from './walk-world.js';

/** Somebody in a bed at the first centre of the walk's world, after a reservation that came to nothing; and who reads it. */
export async function auditedWorld(
  slice: OneSlice,
  { probes, actorOf }: Awaited<ReturnType<typeof buildWorld>>,
): Promise<AuditedWorld> {
  const id = (name: string) => identifierIn(probes, name);
  const [person, centre, placement] = [id('Resident.placement'), id('centre'), id('placement')];
  slice.graph.known.add(person);
  slice.graph.placed.set(person, centre);
  // The stay lasts longer than expected, so that it is to be looked at.
  await slice.owner`update facilities.placement set expected_until = '2024-04-01Z' where id = ${placement}`;
  await slice.owner`insert into facilities.placement (id, bed_id, resident_id, stage, starts_at, expected_until)
    select gen_random_uuid(), b.id, ${person}, 'RESERVED', '2024-01-01Z', '2024-02-01Z'
    from facilities.bed b where b.id <> ${id('bed')} and b.room_id = ${id('room')} limit 1`;
  await slice.owner`insert into facilities.placement_finding
    (id, placement_id, rule, level, facts, source, judged_at, override_reason, overridden_by_subject, overridden_by_organisation)
    values (${newIdentifier()}, ${placement}, 'ZONE_AGES', 'NEEDS_OVERRIDE', ${slice.owner.json({ at: '2024-05-01T00:00:00.000Z', ages: '15 to 17', people: 2, limit: 1 })}, 's', now(), 'r', 'who', 'STATE')`;
  const resident = keyed('Resident', person, [person]);
  return {
    person,
    ways: {
      Resident: resident,
      Placement: keyed('Placement', placement, [person]),
      PlacementReview: {
        ...keyed('Centre', centre, [person]),
        query: PLACE.replace('LIST', 'placementsToReview'),
      },
      PlacementFinding: {
        ...keyed('Placement', placement, [person]),
        query: '_entities(representations: $r) { ... on Placement { findings { SELECTION } } }',
      },
      BedSuggestion: {
        query: `suggestBeds(residentId: "${person}", centreId: "${centre}") { SELECTION }`,
        people: [person],
      },
      AccessEvent: {
        ...resident,
        query: resident.query.replace('SELECTION', 'placementAccessHistory { nodes { SELECTION } }'),
      },
      Centre: keyed('Centre', centre),
      SafeZone: keyed('SafeZone', id('safeZone')),
      Bed: keyed('Bed', id('bed')),
    },
    values: {
      'Query.placement(id)': `"${placement}"`,
      residentId: `"${person}"`,
      centreId: `"${centre}"`,
    },
    actors: ['C', 'd', 'S'].map((letter) =>
      actorOf({ ...ROLES[letter]!, letter, organisation: 'STATE', centre: 'A' }),
    ),
  };
}

const PLACE = '_entities(representations: $r) { ... on Centre { LIST { SELECTION } } }';
