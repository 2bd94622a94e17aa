import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'graphql';
import { SLICES } from '../schema/tools/slices.mjs';
import { heard, noQuestions } from './promises/errors.mjs';
import { health } from './promises/health.mjs';
import { keys } from './promises/keys.mjs';
import { limits } from './promises/limits.mjs';
import { composition, sdl } from './promises/sdl.mjs';
import { tokens } from './promises/tokens.mjs';
import { actorsAt } from './residents/actors.mjs';
import { residents } from './residents/contract.mjs';
import { Slice } from './slice.mjs';

/** Of a slice whose own promises nobody has written down: what every slice promises, and no more. */
const general = {
  isGeneral: true,
  promises: [],
  worldOf: ({ centre, recipient }) => ({ actors: actorsAt(centre, recipient) }),
};

/** The contracts that there are. What every slice promises (health, tokens, schema, keys, limits, errors) is asked of each. */
const CONTRACTS = Object.fromEntries(
  SLICES.map((name) => [name, name === 'residents' ? residents : general]),
);

/** Whether what every slice promises is all that can be asked of it. */
export const isGeneral = (name) => Boolean(CONTRACTS[name]?.isGeneral);

/**
 * The promises of a slice, and what they ask with.
 * @param {{ name: string, url: string, key: object, centre: string, recipient: string, sop?: string, other?: object, published: string }} given
 * `published` is a folder with what each owner has published; the rest is said in contract/README.md
 * @throws Error when there is no contract for the slice, or nothing published
 */
export function contractOf({ name, url, published: folder, ...given }) {
  const contract = CONTRACTS[name];
  if (!contract)
    throw new Error(`There is no contract of ${name}; there is one of ${Object.keys(CONTRACTS).join(', ')}.`);
  const published = Object.fromEntries(
    SLICES.map((one) => [one, readFileSync(join(folder, `${one}.graphql`), 'utf8')]),
  );
  const world = {
    ...given,
    slice: new Slice({ url, name, key: given.key }),
    published,
    codes: wordsOf('ErrorCode', published[name]),
    composes: (served) => composed({ ...published, [name]: served }, folder),
    ...contract.worldOf(given),
  };
  const promises = [
    ...[health, tokens, sdl, limits, keys, noQuestions],
    ...[contract.promises, heard, composition],
  ].flat();
  return { promises, world };
}

const wordsOf = (list, text) =>
  parse(text)
    .definitions.find(({ kind, name }) => kind === 'EnumTypeDefinition' && name.value === list)
    .values.map(({ name }) => name.value);

/** @returns {Promise<string[]>} why they do not compose; none when they do */
async function composed(texts, folder) {
  // Two composers, which take longer to load than all the rest together.
  const { compose } = await import('../schema/tools/compose.mjs');
  const accepted = JSON.parse(readFileSync(join(folder, 'accepted-hints.json'), 'utf8'));
  const slices = Object.entries(texts).map(([name, sdl]) => ({ name, url: `http://127.0.0.1/${name}`, sdl }));
  return compose(slices, accepted).problems;
}
