/** The slices of the graph, in the order of their ports. */
export const SLICES = ['residents', 'services', 'staff', 'facilities'];

/** The address of a slice in the committed supergraph; a gateway's environment may name another. */
const FIRST_PORT = 4001;
const addressOf = (name) => `http://127.0.0.1:${FIRST_PORT + SLICES.indexOf(name)}/graphql`;

/**
 * Builds every slice from its compiled code.
 * @returns {Promise<Slice[]>}
 */
export async function buildSlices() {
  const slices = [];
  for (const name of SLICES) slices.push(await buildSlice(name));
  return slices;
}

/**
 * Builds one slice from its compiled code.
 * @typedef {{ name: string, url: string, sdl: string, access: object, lists: object[] }} Slice with its access table and its closed lists
 * @returns {Promise<Slice>}
 * @throws {Error} when no slice has that name
 */
export async function buildSlice(name) {
  if (!SLICES.includes(name)) throw new Error(`no slice is called ${name}; there are ${SLICES.join(', ')}`);
  const at = new URL(`../../subgraphs/${name}/dist/schema.js`, import.meta.url).href;
  const { sdl, access, lists } = await (await import(at)).buildSlice();
  return { name, url: addressOf(name), sdl, access, lists };
}
