import type { Chore } from '@mrrm/platform/writing/verification';
import { sql } from 'drizzle-orm';
import { consentsInForce } from './consents.js';

const MOST_REFERRALS = 200;

interface Running {
  id: string;
  residentId: string;
  consentId: string;
  recipient: string;
}

/**
 * Marks running referrals whose consent holds no longer, so that whoever works on them sees it without asking.
 * What they show of the reason does not wait for this: it is judged at each read.
 */
export const markEndedConsents: Chore = async ({ request, graph }) => {
  const query = await request.read();
  const running = (await query.execute(sql`
    select id, resident_id as "residentId", consent_id as "consentId", to_organisation as recipient
    from services.referral
    where state in ('IN_PROGRESS', 'ACCEPTED') and consent_id is not null and consent_ended_at is null
    order by id limit ${MOST_REFERRALS}`)) as unknown as Running[];
  let marked = 0;
  for (const recipient of new Set(running.map((one) => one.recipient))) {
    const ofRecipient = running.filter((one) => one.recipient === recipient);
    const residents = [...new Set(ofRecipient.map(({ residentId }) => residentId))];
    const consents = await consentsInForce(graph, residents, recipient);
    if (!consents) continue;
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
};
