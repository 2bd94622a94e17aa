import { newIdentifier } from '@mrrm/platform/values/identifiers';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PREMISES_OWNER } from '../../src/access/owner.js';
import { type Facilities, startFacilities } from '../support/facilities.js';
import { agreeBetween, buildPremises, type Premises } from '../support/premises.js';
import { writer } from '../support/writer.js';

/** An agreement belongs to all its parties: what each of them tries alone changes nothing of what holds. */

const ALL = ['IOM', 'LEGAL-AID-BUREAU', 'STATE'];
const DAY = 86_400_000;
const documentSha256 = 'cd'.repeat(32);
const SOP = `sop { id number status version validFrom validUntil noticeGivenBy
  releases { organisationCode releasedBy } endAgreements { organisationCode endsAt } }`;
const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString();

let facilities: Facilities;
let app: Sql;
let built = 0;

beforeAll(async () => {
  facilities = await startFacilities();
  app = postgres(facilities.appUrl, { max: 1, onnotice: () => {} });
}, 60_000);
afterAll(async () => {
  await app?.end();
  await facilities?.stop();
});

/** A centre where all three have agreed, with 30 days of notice by default. */
async function stand(noticeDays = 30, parties = ALL) {
  built += 1;
  const premises = await buildPremises(facilities.owner, `ALL${built}`, 2, { agreed: false });
  const sopId = await agreeBetween(facilities.owner, premises.centreId, parties, noticeDays);
  const at = { centres: [premises.centreId] };
  const by = (organisation: string, role = 'COORDINATOR') => {
    const write = writer(facilities, { organisation, role, principal: `${organisation}-1`, ...at });
    return (mutation: string, input: object) => write(mutation, input, SOP);
  };
  return { premises, sopId, by };
}
type Standing = Awaited<ReturnType<typeof stand>>;

const draft = (premises: Premises, parties: string[], more: object = {}) => ({
  centreId: premises.centreId,
  validFrom: new Date().toISOString(),
  noticeDays: 1,
  documentName: 'x.pdf',
  documentSha256,
  parties,
  responsibilities: [
    {
      function: 'ACCOMMODATION',
      organisation: parties[0],
      level: 'LEAD',
      windows: ['DAY', 'EVENING', 'NIGHT'],
      clause: '1',
    },
  ],
  ...more,
});
const signing = ({ id, version }: { id: string; version: number }) => ({
  sopId: id,
  expectedVersion: version,
  documentSha256,
  signedBy: 'Head of office',
});
const releasing = (sop: { id: string; version: number }) => {
  const { signedBy: releasedBy, ...input } = signing(sop);
  return { ...input, releasedBy };
};

/** What holds at the centre, and whether the State's people may still act there. */
async function holding({ premises }: Standing) {
  const { data } = await facilities.ask(
    { centres: [premises.centreId], role: 'CENTRE_MANAGER' },
    `query ($id: ID!) { centre(id: $id) { sopInForce { id number status validUntil }
      responsibilities { function organisationCode level windows clause } } }`,
    { id: premises.centreId },
  );
  const residentId = newIdentifier();
  facilities.graph.known.add(residentId).add(premises.centreId);
  const state = writer(facilities, { role: 'SOCIAL_WORKER', centres: [premises.centreId] });
  const { placement, userErrors } = await state(
    'reserveBed',
    { bedId: premises.bedIds[0], residentId },
    'placement { id version }',
  );
  if (placement)
    await state('cancelReservation', {
      placementId: placement.id,
      expectedVersion: placement.version,
      reason: 'Only a try.',
    });
  return { ...data.centre, act: userErrors };
}
const codes = ({ userErrors }: { userErrors: { code: string }[] }) => userErrors.map(({ code }) => code);

describe.each(ALL)('%s alone', (organisation) => {
  const others = ALL.filter((other) => other !== organisation);

  it('cannot replace what all have agreed on, by whatever draft', async () => {
    const standing = await stand();
    const before = await holding(standing);
    expect(before).toMatchObject({ sopInForce: { number: 1, status: 'IN_FORCE' }, act: [] });
    const own = standing.by(organisation);
    const manager = standing.by(organisation, 'CENTRE_MANAGER');
    const alone = await own('draftSop', draft(standing.premises, [organisation]));
    if (organisation === PREMISES_OWNER) {
      const [refusal] = (await own('signSop', signing(alone.sop))).userErrors;
      expect(refusal).toMatchObject({ code: 'RULE_VIOLATION', path: ['input', 'sopId'] });
      expect(refusal.message).toContain('IOM, LEGAL-AID-BUREAU');
      expect(codes(await manager('releaseFromSop', releasing(alone.sop)))).toEqual(['CONFLICT']);
    } else {
      expect(alone).toMatchObject({ sop: null, userErrors: [{ path: ['input', 'parties'] }] });
    }
    const both = [...new Set([organisation, PREMISES_OWNER])];
    const some = await own('draftSop', draft(standing.premises, both));
    await own('signSop', signing(some.sop));
    const every = await own('draftSop', draft(standing.premises, [organisation, ...others]));
    const signed = await own('signSop', signing(every.sop));
    expect(signed.sop).toMatchObject({ status: 'DRAFT' });
    expect(codes(await manager('signSop', signing(signed.sop)))).toEqual(['CONFLICT']);
    const later = draft(standing.premises, both, { validFrom: inDays(20) });
    await own('signSop', signing((await own('draftSop', later)).sop));
    expect(await holding(standing)).toEqual(before);
  });

  it('cannot end it at once, nor before the notice has run, nor by agreeing with itself', async () => {
    const standing = await stand();
    const before = await holding(standing);
    const own = standing.by(organisation);
    const end = { sopId: standing.sopId, expectedVersion: 1, reason: 'We leave.' };
    for (const endsAt of [new Date().toISOString(), inDays(29), '2020-01-01T00:00:00Z'])
      expect(codes(await own('endSop', { ...end, endsAt }))).toEqual(['RULE_VIOLATION']);
    const endsAt = new Date().toISOString();
    const agreed = await own('agreeToEndSop', { ...end, endsAt, agreedBy: 'Head' });
    expect(agreed.sop).toMatchObject({
      status: 'IN_FORCE',
      validUntil: null,
      endAgreements: [{ organisationCode: organisation, endsAt }],
    });
    const manager = standing.by(organisation, 'CENTRE_MANAGER');
    const again = { ...end, expectedVersion: 2, endsAt, agreedBy: 'Another head' };
    expect((await manager('agreeToEndSop', again)).sop).toMatchObject({
      status: 'IN_FORCE',
      validUntil: null,
    });
    expect(await holding(standing)).toEqual(before);
  });

  it('ends it with the notice that was agreed, and not a day earlier', async () => {
    const standing = await stand();
    const before = await holding(standing);
    const end = { sopId: standing.sopId, expectedVersion: 1, reason: 'We leave.' };
    const from = Date.now();
    const { sop } = await standing.by(organisation)('endSop', end);
    expect(sop).toMatchObject({ status: 'IN_FORCE', noticeGivenBy: organisation });
    expect(Date.parse(sop.validUntil)).toBeGreaterThanOrEqual(from + 30 * DAY);
    const after = await holding(standing);
    expect({ ...after, sopInForce: { ...after.sopInForce, validUntil: null } }).toEqual(before);
  });

  it('changes it past the API no more than through it, as the role of the application', async () => {
    const standing = await stand();
    const { sopId, premises } = standing;
    const before = await holding(standing);
    const every = await standing.by(organisation)('draftSop', draft(premises, [organisation, ...others]));
    await standing.by(organisation)('signSop', signing(every.sop));
    const own = await standing.by(PREMISES_OWNER)('draftSop', draft(premises, [PREMISES_OWNER]));
    const other = others[0]!;
    const by = (name: string) => `'${name}'`;
    const cut = `update facilities.cooperation_sop set valid_until = now()`;
    const notice = (who: string, when: string, until: string) =>
      `update facilities.cooperation_sop set valid_until = ${until}, end_reason = 'x', notice_given_at = ${when}, notice_given_by = ${by(who)} where id = '${sopId}'`;
    const word = (who: string) =>
      `insert into facilities.sop_end_agreement values (gen_random_uuid(), '${sopId}', ${by(who)}, now(), 'x', now(), 'x')`;
    const release = (who: string, of: string) =>
      `insert into facilities.sop_release values (gen_random_uuid(), '${of}', ${by(who)}, '${documentSha256}', now(), 'x')`;
    const attempts: string[][] = [
      [`${cut} where id = '${sopId}'`],
      [`${cut}, status = 'ENDED' where id = '${sopId}'`],
      [`${cut}, status = 'SUPERSEDED' where id = '${sopId}'`],
      [
        `update facilities.cooperation_sop set status = 'ENDED', valid_until = now() + interval '1 year' where id = '${sopId}'`,
      ],
      [notice(organisation, 'now()', 'now()')],
      [notice(organisation, `now() - interval '31 days'`, 'now()')],
      [notice(organisation, 'now()', `now() + interval '29 days'`)],
      [notice(other, 'now()', `now() + interval '31 days'`)],
      [notice('STRANGER', 'now()', `now() + interval '31 days'`)],
      [word(organisation), `${cut} where id = '${sopId}'`],
      [word(other)],
      [release(other, every.sop.id)],
      [release(organisation, sopId)],
      [
        `update facilities.sop_party set signed_at = now() where sop_id = '${every.sop.id}' and organisation = ${by(other)}`,
      ],
      [`update facilities.cooperation_sop set status = 'IN_FORCE' where id = '${every.sop.id}'`],
      [
        `insert into facilities.cooperation_sop (id, centre_id, number, status, valid_from, document_name, document_sha256)
          values (gen_random_uuid(), '${premises.centreId}', 99, 'AGREED', now() - interval '1 year', 'x', '${documentSha256}')`,
      ],
      [
        `update facilities.sop_party set signed_at = now() where sop_id = '${own.sop.id}'`,
        `${cut}, status = 'SUPERSEDED' where id = '${sopId}'`,
      ],
    ];
    for (const attempt of attempts) {
      const tried = app.begin(async (transaction) => {
        const settings = {
          organisation,
          role: 'COORDINATOR',
          principal: 'x',
          centres: `{${premises.centreId}}`,
        };
        for (const [name, value] of Object.entries(settings))
          await transaction`select set_config(${`app.${name}`}, ${value}, true)`;
        let changed = 0;
        for (const statement of attempt) changed += (await transaction.unsafe(statement)).count;
        return changed;
      });
      const outcome = await tried.then(
        (changed) => `${changed} rows`,
        (error) => error.constraint_name ?? error.code,
      );
      // A check of one of the guards, or row-level security's own refusal.
      expect(attempt.map(() => outcome)[0], attempt.join('; ')).toMatch(
        /^(cooperation_sop_of_all_parties|cooperation_sop_signed_is_final|cooperation_sop_one_in_force|42501)$/,
      );
    }
    expect(await holding(standing)).toEqual(before);
  });
});

describe('all together', () => {
  it('replace at once what they have agreed on, without any notice', async () => {
    const { premises, by, sopId } = await stand();
    let { sop } = await by('IOM')('draftSop', draft(premises, ['IOM', 'STATE', 'LEGAL-AID-BUREAU']));
    for (const party of ALL) ({ sop } = await by(party)('signSop', signing(sop)));
    expect(sop).toMatchObject({ number: 2, status: 'IN_FORCE' });
    const [standing] =
      await facilities.owner`select status from facilities.cooperation_sop where id = ${sopId}`;
    expect(standing!['status']).toBe('SUPERSEDED');
  });

  it('let one leave: by its own release of that very draft, and by no other', async () => {
    const { premises, by } = await stand();
    let { sop } = await by('STATE')('draftSop', draft(premises, ['STATE', 'IOM']));
    const another = (
      await by('STATE')('draftSop', draft(premises, ['STATE', 'IOM'], { documentName: 'y.pdf' }))
    ).sop;
    ({ sop } = await by('IOM')('signSop', signing(sop)));
    const refused = await by('STATE')('signSop', signing(sop));
    expect(refused.userErrors).toMatchObject([{ code: 'RULE_VIOLATION' }]);
    expect(refused.userErrors[0].message).toContain('LEGAL-AID-BUREAU is a party of it');
    const leave = by('LEGAL-AID-BUREAU');
    expect((await leave('releaseFromSop', releasing(another))).userErrors).toEqual([]);
    expect(codes(await by('STATE')('signSop', signing(sop)))).toEqual(['RULE_VIOLATION']);
    const wrong = { ...releasing(sop), documentSha256: 'ab'.repeat(32) };
    expect(codes(await leave('releaseFromSop', wrong))).toEqual(['BAD_USER_INPUT']);
    expect(codes(await by('LEGAL-AID-BUREAU', 'SOCIAL_WORKER')('releaseFromSop', releasing(sop)))).toEqual([
      'FORBIDDEN',
    ]);
    expect(codes(await by('STRANGER')('releaseFromSop', releasing(sop)))).toEqual(['FORBIDDEN']);
    expect(codes(await leave('releaseFromSop', { ...releasing(sop), expectedVersion: 9 }))).toEqual([
      'CONFLICT',
    ]);
    ({ sop } = await leave('releaseFromSop', releasing(sop)));
    expect(sop).toMatchObject({
      status: 'DRAFT',
      releases: [{ organisationCode: 'LEGAL-AID-BUREAU', releasedBy: 'Head of office' }],
    });
    expect(codes(await leave('releaseFromSop', releasing(sop)))).toEqual(['CONFLICT']);
    ({ sop } = await by('STATE')('signSop', signing(sop)));
    expect(sop).toMatchObject({ number: 2, status: 'IN_FORCE' });
  });

  it('find a released draft as it was released: nobody edits it', async () => {
    const { premises, by } = await stand();
    let { sop } = await by('STATE')('draftSop', draft(premises, ['STATE', 'IOM']));
    ({ sop } = await by('LEGAL-AID-BUREAU')('releaseFromSop', releasing(sop)));
    const { centreId: _, ...content } = draft(premises, ['STATE', 'IOM']);
    const revised = await by('STATE')('reviseSop', {
      ...content,
      sopId: sop.id,
      expectedVersion: sop.version,
    });
    expect(codes(revised)).toEqual(['CONFLICT']);
    const line = facilities.owner`update facilities.sop_responsibility set organisation = 'IOM' where sop_id = ${sop.id}`;
    await expect(line).rejects.toMatchObject({ constraint_name: 'cooperation_sop_signed_is_final' });
  });

  it('end it at once when each has named the same moment, within 14 days', async () => {
    const { sopId, by } = await stand();
    const end = (expectedVersion: number, endsAt: string) => ({
      sopId,
      expectedVersion,
      endsAt,
      reason: 'The project ends.',
      agreedBy: 'Head',
    });
    const [one, two] = [inDays(1), inDays(2)];
    await by('STATE')('agreeToEndSop', end(1, one));
    await by('IOM')('agreeToEndSop', end(2, two));
    const apart = await by('LEGAL-AID-BUREAU')('agreeToEndSop', end(3, one));
    expect(apart.sop).toMatchObject({ status: 'IN_FORCE', validUntil: null });
    await facilities.owner`update facilities.sop_end_agreement set agreed_at = now() - interval '15 days'
      where sop_id = ${sopId} and organisation = 'STATE'`;
    const old = await by('IOM')('agreeToEndSop', end(4, one));
    expect(old.sop).toMatchObject({ status: 'IN_FORCE', validUntil: null });
    expect(codes(await by('STATE')('agreeToEndSop', end(5, '2020-01-01T00:00:00Z')))).toEqual([
      'BAD_USER_INPUT',
    ]);
    expect((await by('STATE')('agreeToEndSop', end(5, one))).sop).toMatchObject({ validUntil: one });
    const soon = await stand();
    const now = { ...end(1, new Date().toISOString()), sopId: soon.sopId };
    for (const [index, party] of ALL.entries()) {
      const { sop } = await soon.by(party)('agreeToEndSop', { ...now, expectedVersion: index + 1 });
      expect(sop.status).toBe(index < 2 ? 'IN_FORCE' : 'ENDED');
    }
  });
});

describe('an SOP', () => {
  it('has the owner of the premises as a party, who is the same in code and in SQL', async () => {
    const { premises, by } = await stand();
    const { centreId: _, ...content } = draft(premises, ['STATE']);
    const { sop } = await by('STATE')('draftSop', draft(premises, ['STATE']));
    const revised = await by('IOM')('reviseSop', {
      ...content,
      parties: ['IOM'],
      responsibilities: [{ ...content.responsibilities[0], organisation: 'IOM' }],
      sopId: sop.id,
      expectedVersion: sop.version,
    });
    expect(revised.userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', path: ['input', 'parties'] }]);
    const [row] = await facilities.owner`select facilities.premises_owner() as owner`;
    expect(row!['owner']).toBe(PREMISES_OWNER);
  });

  it('may be of the owner of the premises alone where nothing stands, which then ends it at once', async () => {
    const { premises } = await stand(30, []);
    const state = writer(facilities, { role: 'CENTRE_MANAGER', centres: [premises.centreId] });
    const write = (mutation: string, input: object) => state(mutation, input, SOP);
    await facilities.owner`delete from facilities.sop_responsibility using facilities.cooperation_sop as sop
      where sop_id = sop.id and sop.centre_id = ${premises.centreId}`;
    await facilities.owner`delete from facilities.cooperation_sop where centre_id = ${premises.centreId}`;
    const drafted = await write('draftSop', draft(premises, ['STATE'], { noticeDays: 0 }));
    const { sop } = await write('signSop', signing(drafted.sop));
    expect(sop.status).toBe('IN_FORCE');
    const end = { sopId: sop.id, expectedVersion: sop.version, reason: 'IOM comes.' };
    const endsAt = new Date(Date.parse(sop.validFrom) + 1).toISOString();
    const agreed = await write('agreeToEndSop', { ...end, endsAt, agreedBy: 'Director' });
    expect(agreed.sop).toMatchObject({ status: 'ENDED' });
  });

  it('between several asks for a day of notice at least, and for no day that has passed', async () => {
    const standing = await stand(0);
    const end = { sopId: standing.sopId, expectedVersion: 1, reason: 'We leave.' };
    expect(codes(await standing.by('IOM')('endSop', { ...end, endsAt: inDays(0.9) }))).toEqual([
      'RULE_VIOLATION',
    ]);
    const { premises, by } = standing;
    for (const [more, path] of [
      [{ noticeDays: 0 }, 'noticeDays'],
      [{ validFrom: new Date(Date.now() - 90_000).toISOString() }, 'validFrom'],
    ] as const)
      expect((await by('IOM')('draftSop', draft(premises, ['IOM', 'STATE'], more))).userErrors).toMatchObject(
        [{ code: 'BAD_USER_INPUT', path: ['input', path] }],
      );
  });

  it('drafted before another was agreed does not take its place', async () => {
    const { premises, by } = await stand();
    const first = (await by('IOM')('draftSop', draft(premises, ALL))).sop;
    let { sop } = await by('IOM')('draftSop', draft(premises, ALL));
    for (const party of ALL) ({ sop } = await by(party)('signSop', signing(sop)));
    let old = first;
    for (const party of ALL.slice(0, 2)) ({ sop: old } = await by(party)('signSop', signing(old)));
    const { userErrors } = await by('STATE')('signSop', signing(old));
    expect(userErrors).toMatchObject([{ code: 'CONFLICT' }]);
    expect(userErrors[0].message).toContain('Number 3');
  });
});
