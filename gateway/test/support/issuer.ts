import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** A sign-in provider of one key: discovery, key set, and tokens signed by the test. */
export async function startIssuer() {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'test', alg: 'ES256', use: 'sig' };
  let issuer = '';
  const asked: string[] = [];
  let isDown = false;
  const server = createServer((request, response) => {
    asked.push(request.url!);
    if (isDown) return void response.writeHead(500).end();
    response.setHeader('content-type', 'application/json');
    const isDiscovery = request.url?.endsWith('/.well-known/openid-configuration');
    return void response.end(
      JSON.stringify(isDiscovery ? { issuer, jwks_uri: `${issuer}/jwks` } : { keys: [jwk] }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/test`;
  return {
    issuer,
    /** The paths of the questions to this issuer so far. */
    asked,
    /** Whether it answers with an error from now on. */
    down: (value: boolean) => {
      isDown = value;
    },
    /** @param claims change or, where undefined, take away those of a good token; so do `headers` */
    token: (claims: Record<string, unknown> = {}, headers: object = {}) =>
      new SignJWT({
        role: 'SOCIAL_WORKER',
        centres: [],
        azp: 'test-frontend',
        iat: Math.floor(Date.now() / 1000),
        ...claims,
      })
        .setProtectedHeader({ alg: 'ES256', kid: 'test', typ: 'at+jwt', ...headers })
        .setIssuer((claims['iss'] as string) ?? issuer)
        .setSubject((claims['sub'] as string) ?? 'user-1')
        .setAudience((claims['aud'] as string) ?? 'mrrm-graph')
        .setExpirationTime((claims['exp'] as number) ?? '5 min')
        .sign(privateKey),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
