import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'graphql';
import { SLICES } from '../schema/tools/slices.mjs';
import { health } from './promises/health.mjs';
import { limits } from './promises/limits.mjs';
import { composition, sdl } from './promises/sdl.mjs';
import { tokens } from './promises/tokens.mjs';
import { residents } from './residents/contract.mjs';
import { Slice } from './slice.mjs';

/** The contracts that there are. What every slice promises (health, tokens, schema, limits) is asked of each. */
export const CONTRACTS = { residents };

/**
 * The promises of a slice, and what they ask with.
 * @param {{ name: string, url: string, key: object, centre: string, recipient: string, sop?: string, published: string }} given
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
  return { promises: [...health, ...tokens, ...sdl, ...limits, ...contract.promises, ...composition], world };
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
