import { must, same } from '../promise.mjs';
import { makeKey } from '../token.mjs';

const WHO = JSON.stringify({ query: '{ viewer { principal } }' });
const MINUTES = 600;

/** Nobody is told anything: 401, no data, and the one code. */
function refused({ status, data, errors }, what) {
  must(!data?.viewer, `${what} was answered`);
  must(status === 401, `${what} was answered with ${status} instead of 401`);
  same(
    errors.map(({ extensions }) => extensions?.code),
    ['UNAUTHENTICATED'],
    `the codes for ${what}`,
  );
}

/** A promise that a forged or used-up token is refused. @param forge what is changed of a good one, as `tokenMinter` takes it */
const isRefused = (name, what, forge, ofOther = undefined) => ({
  id: `access/${name}`,
  says: `${what} is refused with 401 UNAUTHENTICATED`,
  needs: ['access/token'],
  async keeps({ slice, actors }) {
    const claims = { ...actors.anybody, request_id: name };
    const token = forge && slice.mint(claims, ofOther ?? WHO, forge());
    refused(await slice.send(WHO, { token }), what);
  },
});

const now = () => Math.floor(Date.now() / 1000);

/** Whom a slice serves at all: a router that it trusts, for one question. */
export const tokens = [
  {
    id: 'access/token',
    says: 'A signed actor token for this very body is answered, as the person whom it names',
    async keeps({ slice, actors }) {
      const { status, data, errors } = await slice.send(WHO, {
        token: slice.mint({ ...actors.anybody, request_id: 'token' }, WHO),
      });
      must(status === 200 && data?.viewer, `it was answered with ${status} ${errors[0]?.message ?? ''}`);
      same(data.viewer.principal, actors.anybody.sub, 'the person');
    },
  },
  isRefused('no-token', 'A request without a token', undefined),
  isRefused('audience', 'A token for another slice', () => ({ claims: { aud: 'another-slice' } })),
  isRefused('expired', 'A token that has expired', () => ({
    claims: { iat: now() - MINUTES - 30, exp: now() - MINUTES },
  })),
  isRefused('long', 'A token that is good for longer than a minute', () => ({
    claims: { exp: now() + MINUTES },
  })),
  isRefused('issuer', 'A token of an issuer that is not trusted', () => ({
    key: { issuer: 'somebody-else' },
  })),
  isRefused('signature', 'A token that another key signed under a trusted name', () => {
    const { privateJwk } = makeKey();
    return { key: { privateJwk }, header: {} };
  }),
  {
    ...isRefused('key-name', 'A token that another key signed under the name of a trusted key', undefined),
    async keeps({ slice, actors, key }) {
      const privateJwk = { ...makeKey().privateJwk, kid: key.privateJwk.kid };
      const token = slice.mint({ ...actors.anybody, request_id: 'key-name' }, WHO, { key: { privateJwk } });
      refused(await slice.send(WHO, { token }), 'it');
    },
  },
  isRefused('type', 'A token of another type of the same issuer', () => ({ header: { typ: 'at+jwt' } })),
  isRefused('body', 'A token that was signed for another body', () => ({}), '{"query":"{ __typename }"}'),
  isRefused('claim', 'A token with a claim that nobody knows', () => ({ claims: { all_people: true } })),
  {
    id: 'access/replayed',
    says: 'A token that was used once is refused with 401 UNAUTHENTICATED',
    needs: ['access/token'],
    async keeps({ slice, actors }) {
      const token = slice.mint({ ...actors.anybody, request_id: 'replayed' }, WHO);
      must((await slice.send(WHO, { token })).data?.viewer, 'the first use was refused');
      refused(await slice.send(WHO, { token }), 'the second use');
    },
  },
];
