import { rows } from '@mrrm/platform/database/rows';
import { BEFORE_ALL, type Chore, type ChoreMeans } from '@mrrm/platform/writing/chore';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { consentsInForce } from '../../access/consents.js';

const MOST_REFERRALS = 200;

const running = z.object({
  id: z.string(),
  residentId: z.string(),
  consentId: z.string(),
  recipient: z.string(),
});
type Running = z.infer<typeof running>;

/**
 * Marks running referrals whose consent holds no longer, so that whoever works on them sees it without asking.
 * What they show of the reason does not wait for this: it is judged at each read.
 */
export const markEndedConsents: Chore = async function* ({ request, graph }) {
  for (let after: string | undefined = BEFORE_ALL; after; ) {
    const referrals: Running[] = await rows(
      await request.read(),
      sql`
      select id, resident_id as "residentId", consent_id as "consentId", to_organisation as recipient
      from services.referral
      where state in ('IN_PROGRESS', 'ACCEPTED') and consent_id is not null and consent_ended_at is null and id > ${after}
      order by id limit ${MOST_REFERRALS}`,
      running,
    );
    const marked = await markEnded(request, graph, referrals);
    yield marked ?? 0;
    // Most hold, and are passed by until the next round.
    const isMore = marked !== undefined && referrals.length === MOST_REFERRALS;
    after = isMore ? referrals.at(-1)!.id : undefined;
  }
};

/** @returns how many it has marked; undefined while the owner of the consents cannot be asked */
async function markEnded(
  request: ChoreMeans['request'],
  graph: ChoreMeans['graph'],
  referrals: Running[],
): Promise<number | undefined> {
  let marked = 0;
  for (const recipient of new Set(referrals.map((one) => one.recipient))) {
    const ofRecipient = referrals.filter((one) => one.recipient === recipient);
    const residents = [...new Set(ofRecipient.map(({ residentId }) => residentId))];
    const consents = await consentsInForce(graph, residents, recipient);
    if (!consents) return undefined;
    const holding = new Set(consents.map(({ id }) => id));
    const ended = ofRecipient.filter(({ consentId }) => !holding.has(consentId)).map(({ id }) => id);
    if (ended.length === 0) continue;
    await request.write((write) =>
      write.execute(sql`update services.referral set consent_ended_at = now(), version = version + 1, updated_at = now()
        where id = any(${sql.param(ended)}::uuid[])`),
    );
    marked += ended.length;
  }
  return marked;
}
