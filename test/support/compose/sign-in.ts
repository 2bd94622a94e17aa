import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { type Persona, personas } from '../../../demo/dist/personas.js';
import { ORGANISATION_OF, OWNERS } from '../../../start/dist/owners.js';

const PORT = 8443;

/** A sign-in of two realms at an https address, with the paths and the additions of Keycloak, for a test of the compose file. */
export interface SignIn {
  tokenOf(persona: string): Promise<string>;
  close(): void;
}

/** Makes the three files of secrets that an operator brings: a certificate for a name, signed by itself. */
export function makeCertificate(secrets: string, name: string): void {
  const [certificate, key] = ['sign_in_certificate', 'sign_in_certificate_key'].map((one) =>
    join(secrets, one),
  );
  execFileSync(
    'openssl',
    [
      ...[
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-days',
        '2',
      ],
      ...[
        '-subj',
        `/CN=${name}`,
        '-addext',
        `subjectAltName=DNS:${name}`,
        '-keyout',
        key!,
        '-out',
        certificate!,
      ],
    ],
    { stdio: 'ignore' },
  );
  writeFileSync(join(secrets, 'sign_in_authority'), readFileSync(certificate!));
}

/** @param address on which it listens, where others find it under the name of its certificate */
export async function startSignIn(secrets: string, name: string, address: string): Promise<SignIn> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const issuerOf = (realm: string) => `https://${name}:${PORT}/realms/${realm}`;
  const sign = (realm: string, subject: string, claims: object) =>
    // What Keycloak says in every token stands beside what was asked of it.
    new SignJWT({
      typ: 'Bearer',
      clientHost: address,
      clientAddress: address,
      jti: crypto.randomUUID(),
      ...claims,
    })
      .setProtectedHeader({ alg: 'ES256', kid: 'one', typ: 'at+jwt' })
      .setIssuer(issuerOf(realm))
      .setSubject(subject)
      .setAudience('mrrm-graph')
      .setIssuedAt()
      .setExpirationTime('10 minutes')
      .sign(privateKey);
  const secretOf = (client: string) => readFileSync(join(secrets, `${client}_client_secret`), 'utf8');
  const answer = async (path: string, authorization = ''): Promise<object | undefined> => {
    const [, realm, rest] = /^\/realms\/(state|iom)\/(.*)$/.exec(path) ?? [];
    if (!realm) return undefined;
    const connect = `${issuerOf(realm)}/protocol/openid-connect`;
    if (rest === '.well-known/openid-configuration')
      return { issuer: issuerOf(realm), jwks_uri: `${connect}/certs`, token_endpoint: `${connect}/token` };
    if (rest === 'protocol/openid-connect/certs')
      return { keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256', use: 'sig' }] };
    const [client, secret] = Buffer.from(authorization.replace('Basic ', ''), 'base64').toString().split(':');
    const owner = OWNERS.find((one) => one === client && ORGANISATION_OF[one].toLowerCase() === realm);
    if (rest !== 'protocol/openid-connect/token' || !owner || secret !== secretOf(owner)) return undefined;
    const claims = { role: 'SERVICE', all_centres: true, client_id: owner, azp: owner };
    return { access_token: await sign(realm, `service-account-${owner}`, claims), expires_in: 600 };
  };
  const tls = {
    cert: readFileSync(join(secrets, 'sign_in_certificate')),
    key: readFileSync(join(secrets, 'sign_in_certificate_key')),
  };
  const server = createServer(tls, async ({ url, headers }, response) => {
    const body = await answer(url!, headers.authorization);
    response.writeHead(body ? 200 : 401, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body ?? { error: 'invalid_client' }));
  });
  await new Promise<void>((done, failed) => {
    server.once('error', failed).listen(PORT, address, done);
  });
  return {
    tokenOf(code) {
      const { organisation, subject, role, centres, staffMember } = personas.find(
        (one) => one.code === code,
      ) as Persona;
      const claims = { role, centres, ...(staffMember && { staff_member: staffMember }), azp: 'frontend' };
      return sign(organisation.toLowerCase(), subject, claims);
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
