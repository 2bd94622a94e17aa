import postgres from 'postgres';
import { demoMoment } from '../../demo/dist/moment.js';
import type { Owner } from '../../start/dist/owners.js';

/** A day after the demo's night is as many days after today: what runs out then has not run out because the tests run late. */
const DAYS = `(current_date - date '${demoMoment.toISOString().slice(0, 10)}')`;

/** What the demo data of the pinned night say of days to come, in the terms of each owner. */
const STATEMENTS: Partial<Record<Owner, readonly string[]>> = {
  residents: [
    // A given consent stays as it was given: that holds for its owner, too, and for nobody but these tests not.
    'alter table residents.consent disable trigger guard_given_consent',
    `update residents.consent set expires_at = expires_at + interval '1 day' * ${DAYS}`,
    'alter table residents.consent enable trigger guard_given_consent',
  ],
  staff: [
    `update staff.qualification set valid_until = valid_until + ${DAYS}`,
    `update staff.staff_member set vetted_until = vetted_until + ${DAYS}`,
  ],
};

/**
 * The slices ask the clock whether a consent holds and whether somebody is trained and vetted; the demo data of the tests stop
 * on a pinned night. Their terms run as long after today as they run after that night, whenever the tests run.
 */
export async function letTermsRunFromToday(urls: Readonly<Record<Owner, string>>): Promise<void> {
  for (const [owner, statements] of Object.entries(STATEMENTS)) {
    const connection = { 'app.role': 'MAINTENANCE' } as Record<string, string>;
    const sql = postgres(urls[owner as Owner], { max: 1, onnotice: () => {}, connection });
    await sql.begin(async (transaction) => {
      for (const statement of statements) await transaction.unsafe(statement);
    });
    await sql.end();
  }
}
