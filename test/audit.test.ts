import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { BEGINNING, Sealer } from '../platform/dist/audit/chain.js';
import { sealedText } from '../platform/dist/audit/kept.js';
import { verifyAudit } from '../platform/dist/audit/verify.js';
import { auditEvents, keptRows } from './support/audit-events.js';
import { auditWriter, event } from './support/audit-writer.js';
import { startGraph, type TestGraph } from './support/graph.js';

const READ = `{ centreByCode(code: "RRC-SOFIA") { residents(first: 3) { nodes { id fullName riskLevel } } } }`;
const READ_HERE = `query ($centre: ID!) { residents(centreId: $centre, first: 3) { nodes { id fullName riskLevel } } }`;

let graph: TestGraph;
/** Somebody with every right over the database, as no application and no owner has. */
let intruder: Sql;
beforeAll(async () => {
  graph = await startGraph();
  const url = new URL(inject('cluster').adminUrl);
  url.pathname = new URL(graph.databases.residents.appUrl).pathname;
  intruder = postgres(url.href, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await intruder.end();
  await graph.stop();
});

const verify = () => {
  const { publicKey, witness } = graph.auditKeys.residents;
  const url = graph.databases.residents.appUrl;
  return verifyAudit({ owner: 'residents', url, publicKey, witness });
};

const events = () => auditEvents(intruder, 'residents');

describe('what a request leaves', () => {
  it('is nothing personal without an event: when it cannot be written, nothing is told', async () => {
    await intruder`revoke insert on residents.audit_event from residents_app`;
    try {
      const { data, errors } = await graph.ask('state-case-manager', READ);
      expect(JSON.stringify(data)).not.toContain('fullName');
      expect(errors!.map(({ extensions }) => extensions.code)).toContain('UPSTREAM_UNAVAILABLE');
      const [resident] =
        await intruder`select id, centre_id from residents.resident where departed_at is null limit 1`;
      const [before] = await intruder`select count(*)::int as checks from residents.presence`;
      const written = await graph.ask(
        'state-centre-manager',
        `mutation ($input: RecordPresenceInput!) { recordPresence(input: $input) { presence { id } userErrors { code } } }`,
        { input: { idempotencyKey: 'no-audit-no-write', residentId: resident!['id'], status: 'PRESENT' } },
      );
      expect(written.data?.recordPresence?.presence ?? null).toBeNull();
      const [after] = await intruder`select count(*)::int as checks from residents.presence`;
      expect(after).toEqual(before);
    } finally {
      await intruder`grant insert on residents.audit_event to residents_app`;
    }
  });

  it('waits two seconds for its place in the chain, and is then told to come again', async () => {
    const began = performance.now();
    const { errors } = await intruder.begin(async (other) => {
      await other`lock table residents.audit_event in access exclusive mode`;
      return graph.ask('state-case-manager', READ);
    });
    expect(errors!.map(({ extensions }) => extensions.code)).toContain('UPSTREAM_UNAVAILABLE');
    // Without it a statement goes on for ten.
    expect(performance.now() - began).toBeLessThan(9000);
    expect((await graph.ask('state-case-manager', READ)).errors).toBeUndefined();
  });

  it('tells who asked, for whom, why, through what, under which request, and what was read on which basis', async () => {
    const request = '01941f29-7c00-7000-8000-000000000001';
    await graph.ask('iom-night-social-worker', READ, {}, { 'x-request-id': request });
    const event = (await events()).find((one) => one.correlation === request)!;
    expect(event).toMatchObject({
      owner: 'residents',
      kind: 'READ',
      subject: 'IOM:iom-night-social-worker',
      onBehalfOf: null,
      program: null,
      organisation: 'IOM',
      role: 'SOCIAL_WORKER',
      purpose: 'CARE',
      client: 'test',
      outcome: 'DONE',
    });
    expect(event.people).toHaveLength(3);
    const entity = event.entities.find(({ type }) => type === 'Resident')!;
    expect(entity).toMatchObject({ groups: ['IDENTITY', 'KEY', 'OPERATIONAL', 'PROTECTION'] });
    expect(entity.bases.every((basis) => /^(SOP|CONSENT):[0-9a-f-]{36}/.test(basis))).toBe(true);
  });

  it('keeps refusals as well, and refused writes', async () => {
    await graph.ask(
      'iom-psychologist',
      '{ centreByCode(code: "RRC-SOFIA") { residents(first: 1) { nodes { familySituation } } } }',
    );
    await graph.ask(
      'analyst',
      `mutation ($input: RecordPresenceInput!) { recordPresence(input: $input) { userErrors { code opens } } }`,
      {
        input: {
          idempotencyKey: 'analyst-writes',
          residentId: '01941f29-7c00-7000-8000-000000000001',
          status: 'PRESENT',
        },
      },
    );
    const last = (await events()).slice(-6);
    expect(last.some(({ kind, outcome }) => kind === 'REFUSED' && outcome === 'CONSENT_REQUIRED')).toBe(true);
    expect(last.some(({ kind, operation }) => kind === 'REFUSED' && operation === 'recordPresence')).toBe(
      true,
    );
  });
});

describe('the chain, written by several at once', () => {
  const writer = () => auditWriter(graph);

  it('has each event once and in one chain, and takes one statement where nobody else wrote in between', async () => {
    const [one, other] = [writer(), writer()];
    try {
      await one.log.append([event('first')]);
      one.statements.length = 0;
      await one.log.append([event('alone')]);
      expect(one.statements).toHaveLength(1);
      await other.log.append([event('between')]);
      const turns = Array.from({ length: 40 }, async (_, turn) => {
        if (turn % 3 === 0) await new Promise(setImmediate);
        await (turn % 2 ? one : other).log.append([event(`turn ${turn} a`), event(`turn ${turn} b`)]);
      });
      await Promise.all([...turns, graph.ask('state-case-manager', READ)]);
      // A write of somebody holds the end, and is rolled back: the place is taken again.
      await intruder
        .begin(async (write) => {
          await write`update residents.audit_head set sequence = sequence + 100`;
          const waiting = one.log.append([event('after a rollback')]);
          await expect(Promise.race([waiting, write`select 'first'`])).resolves.toHaveLength(1);
          throw new Error('back');
        })
        .catch(() => {});
      await expect
        .poll(async () => (await events()).filter(({ request }) => request === 'after a rollback').length)
        .toBe(1);
    } finally {
      await Promise.all([one.database.close(), other.database.close()]);
    }
    const requests = (await events()).filter(({ operation }) => operation === 'taken in turns');
    expect(requests).toHaveLength(84);
    expect(new Set(requests.map(({ request }) => request)).size).toBe(84);
    expect((await verify()).broken).toBeUndefined();
  });

  it('has one seal for the events of one commit, and shows where that seal, or a part of the commit, is gone', async () => {
    const { database, log } = writer();
    try {
      await log.append([event('commit alone')]);
      await Promise.all(['a', 'b', 'c'].map((name) => log.append([event(`commit ${name}`)])));
    } finally {
      await database.close();
    }
    const rows =
      await intruder`select sequence::int as sequence, seal, hash from residents.audit_event order by sequence desc limit 3`;
    expect(rows.map(({ seal }) => Boolean(seal))).toEqual([true, false, false]);
    const [last, middle, first] = rows.map(({ sequence }) => sequence as number);
    expect((await verify()).broken).toBeUndefined();
    const seal = rows[0]!['seal'] as string;
    for (const [place, other] of [
      [last, ''],
      [last, seal.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'))],
      [middle, seal],
    ] as const) {
      const [kept] =
        await intruder`update residents.audit_event e set seal = ${other} from residents.audit_event before
        where e.sequence = ${place!} and before.sequence = e.sequence returning before.seal`;
      const { broken } = await verify();
      expect(broken).toEqual({
        sequence: place === last ? first : middle,
        reason: 'the link is not sealed with the key of the owner',
      });
      await intruder`update residents.audit_event set seal = ${kept!['seal']} where sequence = ${place!}`;
    }
    // A part of a commit is no earlier state of the database, so it is no copy that was put back.
    const cut = await intruder`delete from residents.audit_event where sequence = ${last!} returning *`;
    await intruder`update residents.audit_head set sequence = ${middle!}, hash = ${rows[1]!['hash']}`;
    const verdict = await verify();
    expect(verdict).toEqual({ good: first! - 1, broken: { sequence: last, reason: 'the end is cut off' } });
    await intruder`insert into residents.audit_event ${intruder(cut[0]!)}`;
    await intruder`update residents.audit_head set sequence = ${last!}, hash = ${rows[0]!['hash']}`;
    expect((await verify()).broken).toBeUndefined();
  });

  it('is not gone on with where the database went back, not even by who remembers its end', async () => {
    const { database, log } = writer();
    try {
      await log.append([event('remembered')]);
      const [head] = await intruder`select sequence, hash from residents.audit_head`;
      await intruder`update residents.audit_head set sequence = 1, hash = (select hash from residents.audit_event where sequence = 1)`;
      await expect(log.append([event('a second chain')])).rejects.toThrow('stood before');
      await intruder`update residents.audit_head set ${intruder(head!)}`;
    } finally {
      await database.close();
    }
    expect((await verify()).broken).toBeUndefined();
  });
});

describe('events as they were written before', () => {
  /** Puts an event into the chain as the program of then did. */
  const put = async (old: { people: string[] }) => {
    const sealer = new Sealer(graph.auditKeys.residents.privateKey);
    return intruder.begin(async (write) => {
      const [head] = await write`select sequence::int as sequence, hash from residents.audit_head for update`;
      const link = sealer.link(head!['hash'], head!['sequence'] + 1, JSON.stringify(old));
      await write`insert into residents.audit_event ${write({ ...link, people: old.people })}`;
      await write`select residents.audit_numbers(${old.people}::uuid[], ${link.sequence})`;
      await write`update residents.audit_head set sequence = ${link.sequence}, hash = ${link.hash}`;
      return link.sequence;
    });
  };

  it('stay good links between those of now, are told in the history of the person, and show when they are touched', async () => {
    const [resident] = await intruder`select id from residents.resident where departed_at is null limit 1`;
    const person = resident!['id'];
    const oldest = {
      ...{ owner: 'residents', at: '2024-05-01T10:00:00.000Z', kind: 'READ', operation: 'Old', request: 'r' },
      ...{ subject: 's', onBehalfOf: null, organisation: 'IOM', role: 'NURSE', purpose: 'CARE', client: 'c' },
      entities: [
        { type: 'Resident', ids: [person], people: [person], groups: ['HEALTH'], bases: ['OWN'] },
        { type: 'Household', ids: [person], people: [''], groups: ['FAMILY'], bases: ['OWN'] },
      ],
      ...{ people: [person], outcome: 'DONE' },
    };
    const later = {
      ...{ ...oldest, format: 2, operation: 'Later' },
      entities: [{ type: 'Resident', people: [0], groups: ['IDENTITY'], bases: ['OWN'] }],
    };
    const asked = {
      ...{ ...later, kind: 'QUERY', operation: 'Asked', entities: [] },
      lists: [{ list: 'Resident.presences', groups: ['OPERATIONAL'], at: [], people: [0], returned: 0 }],
    };
    const places = [await put(oldest), await put(later), await put(asked)];
    await graph.ask('state-case-manager', READ);
    expect((await verify()).broken).toBeUndefined();
    for (const sequence of places)
      for (const change of [
        "event = replace(event, 'NURSE', 'DOCTOR')",
        "people = '{}'",
        'people = people || people',
        "numbers = (select numbers from residents.audit_event where numbers <> '{}' limit 1)",
        'others = array[gen_random_uuid()]',
        "reads = '{}'",
        "records = 'x'",
        "seal = ''",
      ]) {
        const [kept] = await intruder`select * from residents.audit_event where sequence = ${sequence}`;
        await intruder.unsafe(`update residents.audit_event set ${change} where sequence = ${sequence}`);
        expect((await verify()).broken?.sequence, change).toBe(sequence);
        await intruder`update residents.audit_event set ${intruder(kept!)} where sequence = ${sequence}`;
      }
    expect((await verify()).broken).toBeUndefined();
    const { data } = await graph.ask(
      'state-data-protection-officer',
      'query ($id: ID!) { resident(id: $id) { accessHistory(first: 100) { nodes { operation groups lists } } } }',
      { id: person },
    );
    for (const told of [
      { operation: 'Old', groups: ['HEALTH'], lists: [] },
      { operation: 'Later', groups: ['IDENTITY'], lists: [] },
      { operation: 'Asked', groups: ['OPERATIONAL'], lists: ['Resident.presences'] },
    ])
      expect(data.resident.accessHistory.nodes).toContainEqual(told);
  });
});

describe('a chain that somebody with every right has touched', () => {
  let kept: Record<string, unknown>[];
  let head: Record<string, unknown>;
  let centre: string;
  beforeAll(async () => {
    const [sofia] = await graph.owners.facilities`select id from facilities.centre where code = 'RRC-SOFIA'`;
    centre = sofia!['id'];
    // Nobody else asks meanwhile: a question of another slice in the background is an event as well.
    for (const owner of ['services', 'facilities', 'staff'] as const) await graph.stopSlice(owner);
  });
  beforeEach(async () => {
    do {
      const { data } = await graph.ask('state-case-manager', READ_HERE, { centre });
      expect(data.residents.nodes).toHaveLength(3);
      kept = await intruder`select * from residents.audit_event order by sequence`;
    } while (kept.length < 12);
    head = (await intruder`select sequence, hash from residents.audit_head`)[0]!;
    expect(await verify()).toEqual({ good: kept.length });
    return async () => {
      await intruder`truncate residents.audit_event`;
      await intruder`insert into residents.audit_event ${intruder(kept)}`;
      await intruder`update residents.audit_head set ${intruder(head)}`;
      expect(await verify()).toEqual({ good: kept.length });
    };
  });

  const broken = async (sequence: number) => {
    const verdict = await verify();
    expect(verdict.broken?.sequence).toBe(sequence);
    return verdict.broken!.reason;
  };

  it('is found where an event was changed', async () => {
    await intruder`update residents.audit_event set event = replace(event, 'state-case-manager', 'somebody-else') where sequence = 5`;
    if ((await verify()).broken === undefined)
      await intruder`update residents.audit_event set event = event || ' ' where sequence = 5`;
    await broken(5);
  });

  it('is found where the people of an event were changed', async () => {
    const columns = {
      numbers: ["'{}'", 'numbers[2:]', 'numbers || numbers[1]', 'array_append(numbers[2:], numbers[1])'],
      people: ["'{}'::uuid[] || gen_random_uuid()"],
    };
    for (const [column, values] of Object.entries(columns))
      for (const value of values) {
        await intruder.unsafe(
          `update residents.audit_event set ${column} = ${value} where sequence = ${kept.length}`,
        );
        expect(await broken(kept.length), value).toMatch(/people|added/);
        await intruder`update residents.audit_event set ${intruder(kept.at(-1)!)} where sequence = ${kept.length}`;
      }
  });

  it('is found where what was read, of which records, by which identifiers was changed', async () => {
    for (const change of [
      "reads = replace(reads, 'IDENTITY', 'OPERATIONAL')",
      "reads = ''",
      'others = others || gen_random_uuid()',
      "others = '{}'",
      "records = records || 'more'",
    ]) {
      const [row] = await intruder.unsafe(
        `select sequence::int as sequence from residents.audit_event where reads like '%IDENTITY%' and others <> '{}' limit 1`,
      );
      const { sequence } = row as unknown as { sequence: number };
      await intruder.unsafe(`update residents.audit_event set ${change} where sequence = ${sequence}`);
      expect(await broken(sequence), change).toContain('changed');
      await intruder`update residents.audit_event set ${intruder(kept[sequence - 1]!)} where sequence = ${sequence}`;
    }
  });

  it('is found where a number stands for somebody else, or for nobody', async () => {
    const [named] =
      await intruder`select sequence::int as sequence, numbers[1] as number from residents.audit_event
      where numbers <> '{}' order by sequence limit 1`;
    const [person] = await intruder`select * from residents.audit_person where number = ${named!['number']}`;
    await intruder`update residents.audit_person set person = gen_random_uuid() where number = ${named!['number']}`;
    expect(await broken(named!['sequence'])).toContain('people');
    await intruder`delete from residents.audit_person where number = ${named!['number']}`;
    expect(await broken(named!['sequence'])).toContain('people');
    await intruder`insert into residents.audit_person values (${person!['number']}, ${person!['person']})`;
  });

  it('is found where an event is missing', async () => {
    await intruder`delete from residents.audit_event where sequence = 7`;
    expect(await broken(7)).toContain('missing');
  });

  it('is found where two events changed places', async () => {
    await intruder`update residents.audit_event set sequence = 9000 where sequence = 4`;
    await intruder`update residents.audit_event set sequence = 4 where sequence = 5`;
    await intruder`update residents.audit_event set sequence = 5 where sequence = 9000`;
    await broken(4);
  });

  it('is found where the end was cut off, with the head and without', async () => {
    const cut = kept.length - 3;
    await intruder`delete from residents.audit_event where sequence > ${cut}`;
    expect(await broken(cut + 1)).toContain('cut off');
    await intruder`update residents.audit_head set sequence = ${cut}, hash = ${String(kept[cut - 1]!['hash'])}`;
    expect(await broken(cut + 1)).toContain('cut off');
  });

  it('is found where everything was built anew with another key', async () => {
    const sealer = new Sealer(graph.auditKeys.services.privateKey);
    let hash = BEGINNING;
    for (const row of await keptRows(intruder, 'residents')) {
      const event = row.event.replace('state-case-manager', 'nobody');
      const isOld = !event.includes('"format":3');
      const link = sealer.link(hash, row.sequence, isOld ? event : sealedText({ ...row, event }));
      await intruder`update residents.audit_event set event = ${event}, hash = ${link.hash}, seal = ${link.seal} where sequence = ${link.sequence}`;
      hash = link.hash;
    }
    await intruder`update residents.audit_head set hash = ${hash}`;
    expect(await broken(1)).toContain('not sealed');
  });

  it('is found where everything was taken away', async () => {
    await intruder`truncate residents.audit_event`;
    await intruder`update residents.audit_head set sequence = 0, hash = ${'0'.repeat(64)}`;
    expect(await broken(1)).toContain('cut off');
  });
});
