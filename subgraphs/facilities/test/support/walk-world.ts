import { newIdentifier } from '@mrrm/platform/values/identifiers';
import type { OneSlice } from '../../../../test/support/one-slice/slice.js';
import { reaches, type Walker } from '../../../../test/support/walk/roles.js';
import { isOpen, keepsFrom, reads, rulesOf } from '../../../../test/support/walk/rules.js';
import type { Model, Probe, Row } from '../../../../test/support/walk/walk.js';
import { behind, entity, PAGE, root } from '../../../../test/support/walk/ways.js';
import { buildPremises, place } from './premises.js';

const { byField, byGroup } = rulesOf('facilities');
export const rules = byField;
const group = (name: string) => byGroup.get(name)!;

/** Three centres, each with somebody in a bed: without an SOP, with one that has ended, and with one in force for IOM. */
export async function buildWorld(slice: OneSlice) {
  const centres: Record<string, string> = {};
  const probes: Probe[] = [];
  for (const centre of ['A', 'B', 'C']) {
    const premises = await buildPremises(slice.owner, centre, 2, { agreed: false });
    centres[centre] = premises.centreId;
    const sop = newIdentifier();
    if (centre !== 'A') {
      await slice.owner`insert into facilities.cooperation_sop
        (id, centre_id, number, status, valid_from, valid_until, document_name, document_sha256)
        values (${sop}, ${premises.centreId}, 1, ${centre === 'B' ? 'ENDED' : 'IN_FORCE'}, '2024-01-01Z',
          ${centre === 'B' ? '2024-02-01Z' : null}, 'SOP', ${'0'.repeat(64)})`;
      await slice.owner`insert into facilities.sop_party (id, sop_id, organisation, signed_at, signed_by)
        values (${newIdentifier()}, ${sop}, 'IOM', '2023-12-01Z', 'Head of office')`;
    }
    const resident = newIdentifier();
    const placement = await place(slice.owner, premises.bedIds[0]!, resident, '2024-03-01Z');
    const work = newIdentifier();
    await slice.owner`insert into facilities.work_order (id, centre_id, title, state, requested_by, opened_on)
      values (${work}, ${premises.centreId}, 'Repair', 'REQUESTED', 'STATE', '2024-03-01')`;
    const row: Row = { id: placement, centre, owner: 'STATE', opens: centre === 'C' ? ['OPERATIONAL'] : [] };
    probes.push(
      ...probesOf(row, { ...premises, resident, placement, work, sop: centre === 'A' ? undefined : sop }),
    );
  }
  slice.graph.answer = (query, { id }) =>
    query.includes('WhereOnDuty')
      ? { staffMember: { id, shifts: [{ id: 's', centre: { id: onDutyAt.get(String(id)) } }] } }
      : undefined;
  const onDutyAt = new Map<string, string>();
  return {
    probes,
    model,
    actorOf({ role, purpose, organisation, centre }: Walker) {
      const staffMember = newIdentifier();
      if (centres[centre]) onDutyAt.set(staffMember, centres[centre]);
      return {
        principal: `${role}-1`,
        role,
        purpose,
        organisation,
        staffMember,
        centres: centres[centre] ? [centres[centre]] : [],
      };
    },
  };
}

const model: Model = {
  reads(walker, rule, row) {
    const { letter, organisation } = walker;
    if (!reads(rule, letter) || !reaches(walker, row.centre)) return false;
    if (keepsFrom(rule, organisation, row.owner)) return false;
    if (organisation === row.owner || isOpen(rule)) return true;
    return organisation === 'IOM' && row.opens!.includes(rule.group);
  },
};

type Premises = Awaited<ReturnType<typeof buildPremises>> & {
  resident: string;
  placement: string;
  work: string;
  sop: string | undefined;
};

function probesOf(
  row: Row,
  { centreId, zoneId, floorId, roomId, bedIds, resident, placement, work, sop }: Premises,
): Probe[] {
  const [op, premises] = [group('OPERATIONAL'), group('PREMISES')];
  const bed = bedIds[0]!;
  const ofResident = { type: 'Resident', id: resident };
  const placed = (inner?: string) => ({
    type: 'Placement',
    id: placement,
    through: op,
    found: op,
    ...(inner && { inner }),
  });
  return [
    root(row, 'Centre', 'centre', centreId, premises),
    entity(row, 'Centre', centreId, premises),
    root(row, 'SafeZone', 'safeZone', zoneId, premises),
    entity(row, 'SafeZone', zoneId, premises),
    root(row, 'Room', 'room', roomId, premises),
    entity(row, 'Room', roomId, premises),
    entity(row, 'Floor', floorId, premises),
    root(row, 'Bed', 'bed', bed, premises),
    entity(row, 'Bed', bed, premises),
    root(row, 'Placement', 'placement', placement, op),
    entity(row, 'Placement', placement, op),
    entity(row, 'WorkOrder', work, premises),
    behind(row, ofResident, 'placement', placed()),
    behind(row, ofResident, 'placements', placed(PAGE)),
    {
      ...behind(row, { type: 'SafeZone', id: zoneId }, 'placements', placed(PAGE)),
      from: premises,
    },
    { ...behind(row, { type: 'Bed', id: bed }, 'currentPlacement', placed()), from: premises },
    ...(sop ? [entity(row, 'CooperationSop', sop, premises)] : []),
  ];
}
