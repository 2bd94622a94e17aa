import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AuditEvent, FORMAT } from '../src/audit/event.js';
import { keep, readKept, sealedText } from '../src/audit/kept.js';

const person = fc.uuid();
const word = fc.oneof(
  fc.constantFrom('KEY', 'SOP:', '#1', '@0', '##', '"', 'A.1', '\n'),
  fc.string({ maxLength: 12 }),
  fc
    .tuple(fc.string({ maxLength: 4 }), fc.uuid(), fc.string({ maxLength: 4 }))
    .map((parts) => parts.join('')),
);

const rows = (places: number): fc.Arbitrary<(number | number[])[]> => {
  const place = fc.nat(Math.max(0, places - 1));
  const one = places === 0 ? fc.constant<number[]>([]) : fc.oneof(place, fc.array(place, { maxLength: 3 }));
  return fc.array(one, { maxLength: 40 });
};

const entity = (places: number) =>
  fc
    .record({
      people: rows(places),
      way: fc.constantFrom('ids', 'records', 'neither'),
      inOrder: fc.boolean(),
    })
    .chain(({ people, way, inOrder }) => {
      const sorted = inOrder && people.every((one) => typeof one === 'number');
      const told = sorted ? (people as number[]).sort((a, b) => a - b) : people;
      const record = fc.uuid().map((id) => id.slice(-8));
      return fc.record({
        type: fc.constantFrom('Resident', 'Session'),
        groups: fc.array(word, { maxLength: 3 }),
        bases: fc.array(word, { maxLength: 3 }),
        people: fc.constant(told),
        ...(way === 'ids' && { ids: fc.array(word, { minLength: told.length, maxLength: told.length }) }),
        ...(way === 'records' &&
          told.length > 0 && {
            records: fc.array(record, { minLength: told.length, maxLength: told.length }),
          }),
      });
    });

const event = fc.uniqueArray(person, { maxLength: 12 }).chain((people) =>
  fc.record({
    format: fc.constant(FORMAT),
    kind: fc.constantFrom('READ', 'QUERY', 'WRITE', 'REFUSED'),
    operation: word,
    request: fc.uuid(),
    subject: word,
    onBehalfOf: fc.option(word),
    onBehalfOfOrganisation: fc.option(word),
    onBehalfOfRole: fc.option(word),
    onBehalfOfPurpose: fc.option(word),
    organisation: word,
    role: word,
    purpose: word,
    client: word,
    program: fc.option(word),
    correlation: fc.option(fc.uuid()),
    entities: fc.array(entity(people.length), { maxLength: 5 }),
    people: fc.constant(people),
    outcome: word,
  }),
) as fc.Arbitrary<AuditEvent>;

describe('an event in the columns of its link', () => {
  it('is read back as it was told, whatever it holds', () => {
    fc.assert(
      fc.property(event, fc.option(fc.nat(), { nil: undefined }), (told, sealedBy) => {
        const kept = keep('residents', '2026-11-27T08:24:45.073Z', told, sealedBy);
        expect(readKept(kept)).toEqual({
          ...told,
          owner: 'residents',
          at: '2026-11-27T08:24:45.073Z',
          ...(sealedBy !== undefined && { sealedBy }),
        });
      }),
    );
  });

  it('holds no identifier twice, and none of the people but in their list', () => {
    fc.assert(
      fc.property(event, (told) => {
        const { people, others, reads } = keep('residents', 'now', told);
        expect(new Set([...people, ...others]).size).toBe(people.length + others.length);
        for (const id of people) expect(reads.includes(`"${id}"`)).toBe(false);
      }),
    );
  });

  it('has another sealed text when any of its parts is another', () => {
    fc.assert(
      fc.property(event, event, (one, other) => {
        const [a, b] = [keep('residents', 'now', one), keep('residents', 'now', other)];
        const same = JSON.stringify(one) === JSON.stringify(other);
        expect(sealedText(a) === sealedText(b)).toBe(same);
      }),
    );
    const kept = keep('residents', 'now', fc.sample(event, { numRuns: 1, seed: 7 })[0]!);
    const text = sealedText(kept);
    expect(text.split('\n')).toHaveLength(5);
    for (const changed of [
      { ...kept, people: [...kept.people, crypto.randomUUID()] },
      { ...kept, others: [...kept.others, crypto.randomUUID()] },
      { ...kept, reads: `${kept.reads} ` },
      { ...kept, records: Buffer.from('more') },
    ])
      expect(sealedText(changed)).not.toBe(text);
  });
});
