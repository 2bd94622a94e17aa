import { codesOf, must } from '../promise.mjs';

/** Beyond what any router makes of a client's document. */
const [FIELDS, TOKENS, CHARACTERS, BYTES] = [500, 12_000, 200_000, 3_000_000];

/** Nothing was answered, and the codes say why. @throws Broken */
export function tooMuch(told, what, codes) {
  must(!told.data || Object.values(told.data).every((value) => value === null), `${what} was answered`);
  must(told.errors.length > 0, `${what} came back with ${told.status} and no error`);
  const said = codesOf(told);
  must(
    said.every((code) => codes.includes(code)),
    `${what} was refused as ${said}, and not as ${codes.join(' or ')}`,
  );
}

const isRefused = (name, what, queryOf) => ({
  id: `limits/${name}`,
  says: `${what} is refused with TOO_EXPENSIVE, before anything of it is done`,
  needs: ['access/token'],
  async keeps({ slice, actors }) {
    tooMuch(await slice.ask(actors.anybody, queryOf(slice)), 'it', ['TOO_EXPENSIVE']);
  },
});

/** How much one request may ask, whoever asks. */
export const limits = [
  isRefused(
    'aliases',
    `A document of ${FIELDS} aliases`,
    () => `{ ${Array.from({ length: FIELDS }, (_, place) => `a${place}: viewer { principal }`).join(' ')} }`,
  ),
  isRefused('tokens', `A document of ${TOKENS} words`, () => `{ viewer { ${'role '.repeat(TOKENS)} } }`),
  isRefused(
    'document',
    `A document of ${CHARACTERS} characters`,
    () => `{ viewer { principal } } #${' '.repeat(CHARACTERS)}`,
  ),
  {
    id: 'limits/body',
    says: `A body of ${BYTES} bytes is not taken`,
    needs: ['access/token'],
    async keeps({ slice, actors }) {
      // A server may close the connection instead of reading on.
      const told = await slice
        .ask(actors.anybody, '{ viewer { principal } }', { much: 'x'.repeat(BYTES) })
        .catch(() => ({ status: 413 }));
      must(told.status >= 400 && !told.data?.viewer, `it was answered with ${told.status}`);
    },
  },
  {
    id: 'limits/one-operation',
    says: 'A list of operations in one body is refused with 400',
    needs: ['access/token'],
    async keeps({ slice, actors }) {
      const body = JSON.stringify([{ query: '{ viewer { principal } }' }]);
      const { status } = await slice.send(body, {
        token: slice.mint({ ...actors.anybody, request_id: 'list' }, body),
      });
      must(status === 400, `it was answered with ${status}`);
    },
  },
];
