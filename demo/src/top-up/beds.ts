import type { TransactionSql } from 'postgres';
import { bedsByKind } from '../placements/bed-kinds.js';
import type { Bed } from '../premises/rooms.js';
import type { Premises } from '../premises/shown.js';

/** A time for which a bed, or a resident, is not free; open at the end when nobody knows it. */
interface Taken {
  placementId: string | null;
  from: number;
  until: number;
}

/** Which beds and residents are taken, as the database has it: by placements, reservations and blocks. */
export class Beds {
  readonly #beds = new Map<string, Taken[]>();
  readonly #residents = new Map<string, Taken[]>();
  /** When each placement was written or changed last. */
  readonly updatedAt = new Map<string, number>();
  /** The beds of each kind at each site, by each of them. */
  readonly #like: ReadonlyMap<string, readonly Bed[]>;

  private constructor(premises: Premises) {
    const kinds = [...bedsByKind(premises).values()].flatMap((ofSite) => [...ofSite.values()]);
    this.#like = new Map(kinds.flatMap((beds) => beds.map((bed) => [bed.id, beds] as const)));
  }

  /** @param from what ended before is of no interest */
  static async read(transaction: TransactionSql, premises: Premises, from: number): Promise<Beds> {
    const beds = new Beds(premises);
    const since = new Date(from);
    const rows = await transaction`
      select id, bed_id, resident_id, stage, starts_at, coalesce(ends_at, expected_until) as ends, updated_at
      from facilities.placement
      where stage in ('RESERVED', 'CHECKED_IN')
        and (coalesce(ends_at, expected_until) is null or coalesce(ends_at, expected_until) > ${since})`;
    for (const row of rows) {
      const taken = { placementId: row['id'], from: row['starts_at'].getTime(), until: endOf(row['ends']) };
      beds.updatedAt.set(row['id'], row['updated_at'].getTime());
      push(beds.#beds, row['bed_id'], taken);
      if (row['stage'] === 'CHECKED_IN') push(beds.#residents, row['resident_id'], taken);
    }
    const blocks = await transaction`
      select bed_id, starts_at, ends_at from facilities.bed_block where ends_at is null or ends_at > ${since}`;
    for (const row of blocks)
      push(beds.#beds, row['bed_id'], {
        placementId: null,
        from: row['starts_at'].getTime(),
        until: endOf(row['ends_at']),
      });
    return beds;
  }

  /** A free bed for a time: the one that was meant, else another one like it; undefined when none is free. */
  freeLike(bedId: string, from: number, until: number): string | undefined {
    if (this.#isFree(this.#beds, bedId, from, until)) return bedId;
    for (const { id } of this.#like.get(bedId)!) if (this.#isFree(this.#beds, id, from, until)) return id;
    return undefined;
  }

  /** Whether a resident has no bed in a time, but for a placement that would end. */
  isWithoutBed(residentId: string, from: number, until: number, but?: string): boolean {
    return this.#isFree(this.#residents, residentId, from, until, but);
  }

  take(bedId: string, residentId: string, placementId: string, from: number, until: number): void {
    push(this.#beds, bedId, { placementId, from, until });
    push(this.#residents, residentId, { placementId, from, until });
  }

  /** A placement ends. */
  end(placementId: string, bedId: string, residentId: string, at: number): void {
    for (const list of [this.#beds.get(bedId), this.#residents.get(residentId)])
      for (const taken of list ?? []) if (taken.placementId === placementId) taken.until = at;
  }

  /** The bed of a placement, as the database has it. */
  bedOf(placementId: string): string | undefined {
    for (const [bedId, list] of this.#beds)
      if (list.some((taken) => taken.placementId === placementId)) return bedId;
    return undefined;
  }

  #isFree(of: Map<string, Taken[]>, id: string, from: number, until: number, but?: string): boolean {
    return (of.get(id) ?? []).every(
      (taken) => taken.placementId === but || taken.until <= from || taken.from >= until,
    );
  }
}

const endOf = (moment: Date | null): number => moment?.getTime() ?? Number.POSITIVE_INFINITY;

function push(map: Map<string, Taken[]>, key: string, taken: Taken): void {
  const list = map.get(key);
  if (list) list.push(taken);
  else map.set(key, [taken]);
}
