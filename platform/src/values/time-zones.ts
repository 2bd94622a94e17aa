import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Query } from '../database/database.js';
import { rows } from '../database/rows.js';
import type { RequestGraph } from '../graph/request-graph.js';
import { dayAt, isTimeZone } from './day.js';

const QUESTION = 'query TimeZoneOfCentre($id: ID!) { centre(id: $id) { id timeZone } }';
const MOST_PLACES = 10_000;

/** Where a slice learns on which clock the days of a place are counted. Zones hardly ever change: what was learnt stays until it is learnt anew. */
export class TimeZones {
  readonly #zones = new Map<string, string>();

  /** @param fallback the zone of the deployment, for places whose own is not known */
  constructor(private readonly fallback: string) {}

  /** The zone of a place as far as it is known here; the deployment's until then. */
  of(place: string | null | undefined): string {
    return (place && this.#zones.get(place)) || this.fallback;
  }

  /** The day of a moment at a place, `YYYY-MM-DD`. */
  dayAt(moment: Date, place: string | null | undefined): string {
    return dayAt(moment, this.of(place));
  }

  /** Keeps what the owner of a place said about it. */
  learn(place: string, zone: string): void {
    if (!isTimeZone(zone)) return;
    if (this.#zones.size >= MOST_PLACES) this.#zones.clear();
    this.#zones.set(place, zone);
  }

  /** Makes sure that the zone of a place is known, if its owner can be asked. Call it before a transaction. */
  async ask(place: string, graph: RequestGraph): Promise<string> {
    if (!this.#zones.has(place)) {
      const answer = await graph.asItself.ask(QUESTION, { id: place }).catch(() => undefined);
      const zone = answer?.data?.['centre']?.timeZone;
      if (typeof zone === 'string') this.learn(place, zone);
    }
    return this.of(place);
  }

  /** Takes over what is known of places from the agreements that this owner keeps. */
  async recall(owner: string, query: Query): Promise<void> {
    const known = await rows(
      query,
      sql`select place, terms ->> 'timeZone' as zone from ${sql.identifier(owner)}.known_agreement`,
      z.object({ place: z.string(), zone: z.string().nullable() }),
    );
    for (const { place, zone } of known) if (zone) this.learn(place, zone);
  }
}
