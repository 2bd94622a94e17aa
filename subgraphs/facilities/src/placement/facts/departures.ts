import { Trail } from '@mrrm/platform/audit/trail';
import { type Chore, clerk } from '@mrrm/platform/writing/verification';
import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { bedsHeldBy, endWithStay, whoHoldBeds } from '../repository/departed.js';
import { lockResident, lockRooms } from '../repository/locks.js';
import { followed } from '../table.js';

const QUESTION = `query WhoHasDeparted($since: DateTimeISO!) {
  departures(since: $since) { residentId departedAt recordedAt hasReturned }
}`;
const departures = z.array(
  z.object({
    residentId: z.string(),
    departedAt: z.coerce.date(),
    recordedAt: z.coerce.date(),
    hasReturned: z.boolean(),
  }),
);
/** What a long transaction of the owner records may become visible after younger records. */
const OVERLAP_MILLISECONDS = 120_000;
const FEED = 'departures';
const MOST_PAGES = 20;
const BEGINNING = new Date('1970-01-01T00:00:00Z');

/**
 * Ends the beds of those who have departed: the owner of the residents is asked what was recorded since the last time,
 * and how far that was is kept. It goes on where it stopped when the owner could not be asked.
 */
export const followDepartures: Chore = async ({ request, graph, access, audit }) => {
  let settled = 0;
  const query = await request.read();
  const [kept] = await query.select().from(followed).where(eq(followed.feed, FEED));
  let since = kept ? new Date(kept.until.getTime() - OVERLAP_MILLISECONDS) : BEGINNING;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { data, errors } = await graph
      .ask(QUESTION, { since: since.toISOString() })
      .catch(() => ({ data: null, errors: [{}] }));
    const found = errors?.length ? undefined : departures.safeParse(data?.['departures']).data;
    const last = found?.at(-1)?.recordedAt;
    if (!found || !last) return settled;
    const holders = await whoHoldBeds(
      await request.read(),
      found.map(({ residentId }) => residentId),
    );
    for (const one of found.filter(({ residentId }) => holders.has(residentId))) {
      const ended = await request.write(async (write, ending) => {
        await lockResident(write, one.residentId);
        const bedIds = await bedsHeldBy(write, one.residentId);
        if (bedIds.length === 0) return { done: [], end: undefined };
        await lockRooms(write, bedIds);
        const done = await endWithStay({ now: new Date() }, write, bedIds, one);
        let end: Awaited<ReturnType<typeof audit.appendWithin>> | undefined;
        if (done.length > 0) {
          const event = new Trail(access, clerk('facilities')).writeEvent(
            'WRITE',
            'followDepartures',
            { placementIds: done.map(({ placementId }) => placementId) },
            { residentId: one.residentId },
            'DONE',
          );
          end = await audit.appendWithin(write, ending, [event]);
        }
        return { done, end };
      });
      if (ended.end) await audit.noteDone(ended.end);
      settled += ended.done.length;
    }
    if (!kept || last > kept.until)
      await request.write((write) =>
        write
          .insert(followed)
          .values({ feed: FEED, until: last })
          .onConflictDoUpdate({
            target: followed.feed,
            set: { until: sql`greatest(${followed.until}, excluded.until)` },
          }),
      );
    // A round goes on from here and not from before the overlap: more than a page may have been recorded within that.
    if (last <= since) return settled;
    since = last;
  }
  return settled;
};
