import { askersOf } from '../people.mjs';

const MANAGERS = askersOf('state-centre-manager');
const key = () => crypto.randomUUID();
const done = (payload, name) => payload.userErrors.length === 0 && Boolean(payload[name]);

/** The centre at which all writes are, and who stays there. */
async function centreWith({ admin }) {
  const [{ id }] = await admin.facilities`select id from facilities.centre where code = 'RRC-SOFIA'`;
  const residents = await admin.residents`
    select id from residents.resident where centre_id = ${id} and departed_at is null order by id limit 1000`;
  return { id, residents: residents.map((row) => row.id) };
}

const checked = (residents, number) => ({
  residentId: residents[number % residents.length],
  status: 'PRESENT',
});

export const presence = {
  name: 'presence',
  title: 'One presence check',
  writes: true,
  purpose: 'CARE',
  query: `mutation Check($input: RecordPresenceInput!) { recordPresence(input: $input) {
    presence { id status } userErrors { code message } } }`,
  async prepare(world) {
    const { residents } = await centreWith(world);
    return (number) => ({
      as: MANAGERS[number % MANAGERS.length],
      variables: { input: { idempotencyKey: key(), ...checked(residents, number) } },
    });
  },
  isRight: (data) => done(data.recordPresence, 'presence'),
};

export const presences = {
  name: 'presence batch',
  title: 'The presence check of 100 people at once',
  writes: true,
  purpose: 'CARE',
  query: `mutation CheckAll($input: RecordPresencesInput!) { recordPresences(input: $input) {
    recorded userErrors { code message } } }`,
  async prepare(world) {
    const { id, residents } = await centreWith(world);
    const many = Math.min(100, residents.length);
    return (number) => ({
      as: MANAGERS[number % MANAGERS.length],
      variables: {
        input: {
          idempotencyKey: key(),
          centreId: id,
          entries: Array.from({ length: many }, (_, at) => checked(residents, number * 13 + at)),
        },
      },
    });
  },
  isRight: (data) => done(data.recordPresences, 'recorded'),
};
