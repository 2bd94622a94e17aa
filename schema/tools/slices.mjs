/** The slices of the graph, in the order of their ports. */
export const SLICES = ['residents', 'services', 'staff', 'facilities'];

/** The address of a slice in the committed supergraph; a gateway's environment may name another. */
const FIRST_PORT = 4001;
const addressOf = (name) => `http://127.0.0.1:${FIRST_PORT + SLICES.indexOf(name)}/graphql`;

/**
 * Builds every slice from its compiled code.
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
  return slices;
}
