/** The slices of the graph, in the order of their ports. */
export const SLICES = ['residents', 'services', 'staff', 'facilities'];

/** The address of a slice in the committed supergraph; a gateway's environment may name another. */
const FIRST_PORT = 4001;
const addressOf = (name) => `http://127.0.0.1:${FIRST_PORT + SLICES.indexOf(name)}/graphql`;

/**
 * Builds every slice from its compiled code.
<<<<<<< HEAD
 * @returns {Promise<{ name: string, url: string, sdl: string, access: object, lists: object[] }[]>} with the access table and the labelled lists of each
 */
export async function buildSlices() {
  const slices = [];
  for (const name of SLICES) {
    const { buildSlice } = await import(
      new URL(`../../subgraphs/${name}/dist/schema.js`, import.meta.url).href
    );
    const { sdl, access, lists } = await buildSlice();
    slices.push({ name, url: addressOf(name), sdl, access, lists });
  }
=======
 * @returns {Promise<Slice[]>}
 */
export async function buildSlices() {
  const slices = [];
  for (const name of SLICES) slices.push(await buildSlice(name));
>>>>>>> dc131fa (A slice's schema is published: checked against the others, clients and stored operations, in turn, with a way back; a start goes on with it)
  return slices;
}

/**
 * Builds one slice from its compiled code.
 * @typedef {{ name: string, url: string, sdl: string, access: object }} Slice with its access table
 * @returns {Promise<Slice>}
 * @throws {Error} when no slice has that name
 */
export async function buildSlice(name) {
  if (!SLICES.includes(name)) throw new Error(`no slice is called ${name}; there are ${SLICES.join(', ')}`);
  const at = new URL(`../../subgraphs/${name}/dist/schema.js`, import.meta.url).href;
  const { sdl, access } = await (await import(at)).buildSlice();
  return { name, url: addressOf(name), sdl, access };
}
