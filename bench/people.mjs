import { importJWK, SignJWT } from 'jose';
import { personas, SIGN_INS } from '../demo/dist/personas.js';
import { startIssuer } from '../issuer/dist/issuer.js';
import { makeSigningKey } from '../issuer/dist/signing-key.js';
import { OWNERS } from '../start/dist/owners.js';

/** So many people of each persona ask. */
const PEOPLE = 5;
/** And of those who count for a report so many. */
const ANALYSTS = 50;
const SECRET = 'of-a-measurement-only';

/** The sign-in of a run, with everybody's token of it, good for hours. */
export async function startPeople() {
  const keys = {};
  for (const code of SIGN_INS) keys[code] = await makeSigningKey();
  const issuer = await startIssuer({
    port: 0,
    organisations: SIGN_INS.map((code) => ({
      code,
      path: code.toLowerCase(),
      signingKey: keys[code],
      personas: personas.filter(({ organisation }) => organisation === code),
      clients: OWNERS.map((id) => ({ id, secret: SECRET })),
    })),
  });
  const identities = {
    issuer,
    issuers: SIGN_INS.map((organisation) => ({ issuer: issuer.issuerOf(organisation), organisation })),
    secretOf: () => SECRET,
  };
  const people = {};
  for (const persona of personas)
    for (let number = 0; number < (persona.code === 'analyst' ? ANALYSTS : PEOPLE); number += 1) {
      const name = `${persona.code}-${number}`;
      people[name] = {
        token: await tokenOf(persona, name, keys[persona.organisation], issuer),
        actor: actorOf(persona, name),
      };
    }
  return { identities, people };
}

/** The names of those who ask as one of these personas, in turns. */
export const askersOf = (...codes) =>
  Array.from({ length: PEOPLE }, (_, number) => codes.map((code) => `${code}-${number}`)).flat();

/** The names of all analysts. */
export const analysts = Array.from({ length: ANALYSTS }, (_, number) => `analyst-${number}`);

const tokenOf = async (persona, subject, key, issuer) =>
  new SignJWT({
    role: persona.role,
    centres: persona.centres,
    ...(persona.allCentres && { all_centres: true }),
    ...(persona.staffMember && { staff_member: persona.staffMember }),
    ...(persona.permissions && { permissions: persona.permissions }),
    client_id: 'bench',
  })
    .setProtectedHeader({ alg: 'ES256', kid: key.kid ?? '', typ: 'at+jwt' })
    .setIssuer(issuer.issuerOf(persona.organisation))
    .setSubject(subject)
    .setAudience('mrrm-graph')
    .setJti(crypto.randomUUID())
    .setIssuedAt()
    .setExpirationTime('6 hours')
    .sign(await importJWK(key, 'ES256'));

/** Whom our gateway would make of the token; the peers do not look at it. */
const actorOf = ({ organisation, role, centres, allCentres, staffMember }, subject) => ({
  principal: `${organisation}:${subject}`,
  organisation,
  role,
  centres,
  allCentres,
  staffMember,
  client: 'bench',
});
