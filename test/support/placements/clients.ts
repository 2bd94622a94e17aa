import { newIdentifier } from '@mrrm/platform/values/identifiers';
import type { Random } from '../../../demo/dist/seed/random.js';
import type { PlacementTold, Told } from './history.js';
import type { SliceProcess } from './slice-process.js';

const SHOWN = 'id stage version startsAt expectedUntil endsAt endReason bed { id } resident { id }';
const DAY = 86_400_000;
const UNKNOWN = new Set(['INTERNAL', 'UPSTREAM_UNAVAILABLE']);
const GRACE_MILLISECONDS = 5000;
const CROWDED = 'Many people are writing here';

export interface World {
  centreId: string;
  bedIds: string[];
  residentIds: string[];
  /** The days before today on which stays begin and end, so that they often touch. */
  days: number;
}

/** What all clients have been told so far, and what went wrong. */
export class Ledger {
  readonly told: Told[] = [];
  readonly faults: string[] = [];
  readonly counts = { done: 0, refused: 0, repeated: 0, crowded: 0 };
  readonly #present = new Map<string, PlacementTold>();
  readonly #ids: string[] = [];
  /** Counts kills. While one is under way, and shortly after the first answer that followed it, answers may fail. */
  kills = 0;
  recovering = false;
  #excusedUntil = 0;

  killed(): void {
    this.kills += 1;
    this.recovering = false;
    this.#excusedUntil = Number.POSITIVE_INFINITY;
  }

  get excuses(): boolean {
    return this.recovering || performance.now() < this.#excusedUntil;
  }

  note(told: Told): void {
    // The first answer after a kill: the rest of the pool has little time left to find its dead connections.
    if (this.#excusedUntil === Number.POSITIVE_INFINITY)
      this.#excusedUntil = performance.now() + GRACE_MILLISECONDS;
    this.told.push(told);
    this.counts[told.placement ? 'done' : 'refused'] += 1;
    for (const placement of [told.placement, told.ended]) if (placement) this.#remember(placement);
  }

  #remember(placement: PlacementTold) {
    const known = this.#present.get(placement.id);
    if (!known) this.#ids.push(placement.id);
    if (!known || known.version < placement.version) this.#present.set(placement.id, placement);
  }

  /** Some placement that a client knows, the later ones and those that are not over rather. */
  any(random: Random): PlacementTold | undefined {
    const from = Math.max(0, this.#ids.length - 300);
    let found: PlacementTold | undefined;
    for (let attempt = 0; attempt < 4; attempt += 1) {
      const id = this.#ids[from + random.below(Math.max(1, this.#ids.length - from))];
      found = id ? this.#present.get(id) : undefined;
      if (found?.endsAt === null && ['RESERVED', 'CHECKED_IN'].includes(found.stage)) break;
    }
    return found;
  }
}

/** One client: performs operations one after the other until there are enough; repeats what it got no answer to. */
export async function runClient(
  slice: SliceProcess,
  world: World,
  ledger: Ledger,
  random: Random,
  isEnough: () => boolean,
) {
  while (!isEnough()) {
    const { mutation, input } = chooseOperation(world, ledger, random);
    const full = { idempotencyKey: newIdentifier(), ...input };
    await performUntilAnswered(slice, world, ledger, mutation, full);
  }
}

async function performUntilAnswered(
  slice: SliceProcess,
  { centreId }: World,
  ledger: Ledger,
  mutation: string,
  input: Record<string, unknown>,
) {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const also = mutation === 'moveResident' ? `ended { ${SHOWN} }` : '';
  const text = `mutation ($input: ${type}!) { ${mutation}(input: $input) {
    placement { ${SHOWN} } ${also} userErrors { code message severity } } }`;
  const actor = { role: 'CENTRE_MANAGER', centres: [centreId] };
  for (;;) {
    const { kills, excuses } = ledger;
    const answer = await slice.ask(actor, text, { input });
    const payload = answer?.data?.[mutation];
    const errors = payload?.userErrors ?? [];
    const failed = !payload || (!payload.placement && errors.some(({ code }) => UNKNOWN.has(code)));
    if (failed) {
      // Only a kill excuses an answer that is none.
      if (!excuses && !ledger.excuses && kills === ledger.kills)
        ledger.faults.push(`${mutation}: ${JSON.stringify(answer)?.slice(0, 300)}`);
      ledger.counts.repeated += 1;
      await Promise.all([slice.recovered(), new Promise((resolve) => setTimeout(resolve, 200))]);
      continue;
    }
    if (errors.some(({ message }) => message.startsWith(CROWDED))) ledger.counts.crowded += 1;
    const codes = errors.map(({ code }) => code);
    ledger.note({ mutation, input, placement: payload.placement, ended: payload.ended, codes });
    return;
  }
}

/** Any write of a placement, at random; about half of them can go through. */
function chooseOperation(world: World, ledger: Ledger, random: Random) {
  const now = Date.now();
  const day = (from: number, until: number) =>
    new Date(Math.floor(now / DAY) * DAY + (from + random.below(until - from + 1)) * DAY).toISOString();
  const bedId = world.bedIds[random.below(world.bedIds.length)]!;
  const residentId = world.residentIds[random.below(world.residentIds.length)]!;
  const override = random.chance(0.5) ? { reason: 'At random.' } : null;
  const expectedUntil = random.chance(0.5) ? day(1, 20) : null;
  const known = ledger.any(random);
  const { days } = world;
  const kind = random.below(known ? 100 : 30);
  if (kind < 12)
    return {
      mutation: 'placeResident',
      input: { bedId, residentId, expectedUntil, override, startsAt: day(-days, 0) },
    };
  if (kind < 20) {
    const [startsAt, endsAt] = [day(-days, -2), day(-days + 1, -1)];
    const input = { bedId, residentId, startsAt, endsAt, endReason: 'DEPARTED' };
    return { mutation: 'placeResident', input };
  }
  if (kind < 30)
    return {
      mutation: 'reserveBed',
      input: { bedId, residentId, expectedUntil, override, startsAt: day(1, 20) },
    };
  const { id: placementId, version, startsAt } = known!;
  // Now and then a client has not seen the latest.
  const expectedVersion = random.chance(0.95) ? version : Math.max(1, version - 1);
  const change = { placementId, expectedVersion };
  const later = random.chance(0.8)
    ? new Date(Math.min(now, new Date(startsAt).getTime() + (1 + random.below(4)) * DAY)).toISOString()
    : undefined;
  if (kind < 50) return { mutation: 'endPlacement', input: { ...change, at: later, reason: 'DEPARTED' } };
  if (kind < 68)
    return { mutation: 'moveResident', input: { ...change, toBedId: bedId, at: later, override } };
  if (kind < 78) return { mutation: 'checkInResident', input: { ...change, override } };
  if (kind < 86) return { mutation: 'cancelReservation', input: { ...change, reason: 'At random.' } };
  if (kind < 92) return { mutation: 'voidPlacement', input: { ...change, reason: 'At random.' } };
  return { mutation: 'expectPlacementEnd', input: { ...change, expectedUntil, override } };
}
