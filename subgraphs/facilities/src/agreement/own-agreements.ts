import type { Agreements, Known } from '@mrrm/platform/agreement/directory';
import type { RequestDatabase } from '@mrrm/platform/database';
import { asc, eq, inArray, ne, sql } from 'drizzle-orm';
import { centre, cooperationSop, shiftWindow, sopResponsibility } from '../tables.js';

/** What is agreed at a centre, from this slice's own records: it is the owner, and always knows. */
export const ownAgreements: Agreements = {
  async at(centreId: string, database: RequestDatabase): Promise<Known> {
    const query = await database.read();
    const [found] = await query
      .select({ timeZone: centre.timeZone })
      .from(centre)
      .where(eq(centre.id, centreId));
    const windows = await query
      .select({ window: shiftWindow.window, startsAt: shiftWindow.startsAt, endsAt: shiftWindow.endsAt })
      .from(shiftWindow)
      .where(eq(shiftWindow.centreId, centreId));
    const sops = await query
      .select({
        id: cooperationSop.id,
        number: cooperationSop.number,
        validFrom: cooperationSop.validFrom,
        validUntil: cooperationSop.validUntil,
      })
      .from(cooperationSop)
      .where(sql`${eq(cooperationSop.centreId, centreId)} and ${ne(cooperationSop.status, 'DRAFT')}`);
    const responsibilities = await query
      .select()
      .from(sopResponsibility)
      .where(
        inArray(
          sopResponsibility.sopId,
          sops.map(({ id }) => id),
        ),
      )
      .orderBy(asc(sopResponsibility.level));
    const agreements = sops.map((sop) => ({
      ...sop,
      signed: true,
      // This slice judges acts alone; who is a party matters to those who share data.
      parties: [],
      responsibilities: responsibilities.filter(({ sopId }) => sopId === sop.id),
    }));
    return { known: 'NOW', terms: { timeZone: found?.timeZone ?? 'UTC', windows, agreements } };
  },
};
