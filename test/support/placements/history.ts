import type { Sql } from 'postgres';

/** What a client was told. */
export interface Told {
  mutation: string;
  input: Record<string, unknown>;
  /** As in the answer; null when the write was refused. */
  placement: PlacementTold | null;
  ended?: PlacementTold | null;
  codes: string[];
}

export interface PlacementTold {
  id: string;
  stage: string;
  version: number;
  startsAt: string;
  expectedUntil: string | null;
  endsAt: string | null;
  endReason: string | null;
  bed: { id: string };
  resident: { id: string };
}

interface Kept {
  id: string;
  bedId: string;
  residentId: string;
  stage: string;
  version: number;
  startsAt: Date;
  expectedUntil: Date | null;
  endsAt: Date | null;
  endReason: string | null;
}

const text = (at: Date | null) => at?.toISOString() ?? null;
const FOREVER = Number.POSITIVE_INFINITY;

/**
 * Compares what clients were told with what the database holds in the end, without trusting its constraints.
 * @returns one sentence for each fault: an overlap, an acknowledged write that is not there, a write that nobody was told of
 */
export async function checkHistory(sql: Sql, told: readonly Told[]): Promise<string[]> {
  const rows = (await sql`select id, bed_id as "bedId", resident_id as "residentId", stage, version,
    starts_at as "startsAt", expected_until as "expectedUntil", ends_at as "endsAt", end_reason as "endReason"
    from facilities.placement`) as unknown as Kept[];
  const stays = rows.filter(({ stage }) => stage === 'CHECKED_IN');
  const live = rows.filter(({ stage }) => stage === 'CHECKED_IN' || stage === 'RESERVED');
  return [
    ...overlaps(live, 'bedId', ({ endsAt, expectedUntil }) => endsAt ?? expectedUntil),
    // In truth somebody who has not left is there, whatever was expected.
    ...overlaps(stays, 'bedId', ({ endsAt }) => endsAt),
    ...overlaps(stays, 'residentId', ({ endsAt }) => endsAt),
    ...lostWrites(rows, told),
  ];
}

/** Pairs of rows of one bed or one resident whose times overlap. */
function overlaps(rows: Kept[], by: 'bedId' | 'residentId', endOf: (row: Kept) => Date | null): string[] {
  const groups = new Map<string, Kept[]>();
  for (const row of rows) groups.set(row[by], [...(groups.get(row[by]) ?? []), row]);
  return [...groups].flatMap(([id, group]) => {
    group.sort((one, other) => Number(one.startsAt) - Number(other.startsAt));
    let latest = Number.NEGATIVE_INFINITY;
    return group.flatMap((row) => {
      const isOver = Number(row.startsAt) < latest;
      latest = Math.max(latest, endOf(row)?.getTime() ?? FOREVER);
      return isOver ? [`${by} ${id}: placement ${row.id} begins before another one has ended`] : [];
    });
  });
}

/**
 * The versions of a placement that clients were told are all different, and the last one told is what the database
 * holds, unless its plan has yielded to a stay since: only a reservation has versions that nobody was told.
 */
function lostWrites(rows: Kept[], told: readonly Told[]): string[] {
  const byId = new Map<string, PlacementTold[]>();
  for (const { placement, ended } of told)
    for (const one of [placement, ended]) if (one) byId.set(one.id, [...(byId.get(one.id) ?? []), one]);
  const faults: string[] = [];
  const kept = new Map(rows.map((row) => [row.id, row]));
  for (const [id, states] of byId) {
    states.sort((one, other) => one.version - other.version);
    const row = kept.get(id);
    const last = states.at(-1)!;
    const say = (what: string) => faults.push(`placement ${id}: ${what}`);
    if (!row) {
      say('was acknowledged and is not there');
      continue;
    }
    if (row.bedId !== last.bed.id || row.residentId !== last.resident.id) say('has another bed or resident');
    for (const [index, state] of states.entries())
      if (states[index + 1]?.version === state.version) say(`two writes were told version ${state.version}`);
    if (row.version < last.version) say(`is at version ${row.version}, and ${last.version} was acknowledged`);
    const wasPlan = states.some(({ stage }) => stage === 'RESERVED');
    if (row.version !== states.length && !wasPlan)
      say(`has ${row.version} versions, and ${states.length} were acknowledged`);
    if (row.version !== last.version) continue;
    const [is, was] = [
      [row.stage, text(row.startsAt), text(row.expectedUntil), text(row.endsAt), row.endReason],
      [last.stage, last.startsAt, last.expectedUntil, last.endsAt, last.endReason],
    ];
    if (JSON.stringify(is) !== JSON.stringify(was)) say(`is ${is}, and ${was} was acknowledged`);
  }
  for (const { id } of rows) if (!byId.has(id)) faults.push(`placement ${id}: is there, and nobody was told`);
  return faults;
}
