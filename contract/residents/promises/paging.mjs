import { codesOf, must, same } from '../../promise.mjs';
import { LIST } from '../questions.mjs';

const MOST_PAGES = 20;

const page = async ({ slice, actors, centre, prefix }, first, after) => {
  const told = await slice.ask(actors.caseManager, LIST, { centre, first, after, number: prefix });
  must(told.data?.residents, `the list was refused: ${told.errors[0]?.message}`);
  return told.data.residents;
};

/** Every page to the end. */
async function pagesOf(world, first) {
  const pages = [];
  for (let after; pages.length < MOST_PAGES; after = pages.at(-1).pageInfo.endCursor) {
    pages.push(await page(world, first, after));
    if (!pages.at(-1).pageInfo.hasNextPage) return pages;
  }
  must(false, `after ${MOST_PAGES} pages of ${first} there are more`);
}

const promise = (name, says, keeps) => ({ id: `paging/${name}`, says, needs: ['writes/registered'], keeps });

/** Lists come in pages. */
export const paging = [
  promise(
    'whole',
    'Pages follow each other without a gap and without a repetition, also where rows are of one moment',
    async (world) => {
      const whole = (await page(world, 100)).nodes.map(({ id }) => id);
      for (const { id } of world.people)
        must(whole.includes(id), 'somebody who was registered is not in the list');
      for (const first of [1, 2, 3]) {
        const pages = await pagesOf(world, first);
        same(
          pages.flatMap(({ nodes }) => nodes.map(({ id }) => id)),
          whole,
          `pages of ${first}`,
        );
      }
    },
  ),
  promise(
    'edges',
    'edges, nodes and pageInfo say the same, and every cursor leads on from its row',
    async (world) => {
      const { edges, nodes, pageInfo } = await page(world, 100);
      const ids = nodes.map(({ id }) => id);
      same(
        edges.map(({ node }) => node.id),
        ids,
        'the rows of the edges',
      );
      // Cursors may be sealed anew each time they are told.
      const places = [
        [pageInfo.startCursor, 1],
        [pageInfo.endCursor, ids.length],
        ...edges.map(({ cursor }, at) => [cursor, at + 1]),
      ];
      for (const [cursor, from] of places)
        same(
          (await page(world, 100, cursor)).nodes.map(({ id }) => id),
          ids.slice(from),
          'the rows after a cursor',
        );
    },
  ),
  promise('total', 'totalCount is how many there are for the reader, whatever the page', async (world) => {
    const { length } = (await page(world, 100)).nodes;
    same((await page(world, 2)).totalCount, length, 'the total');
  }),
  promise(
    'bounds',
    'A page has 1 to 100 rows; others are refused with BAD_USER_INPUT',
    async ({ slice, actors, centre, prefix }) => {
      for (const first of [0, -1, 101]) {
        const told = await slice.ask(actors.caseManager, LIST, { centre, first, number: prefix });
        same(codesOf(told), ['BAD_USER_INPUT'], `the codes for a page of ${first}`);
      }
    },
  ),
  promise(
    'no-cursor',
    'What is no cursor of the list is refused with BAD_USER_INPUT',
    async ({ slice, actors, centre, prefix }) => {
      const told = await slice.ask(actors.caseManager, LIST, {
        centre,
        first: 2,
        after: 'bm9uc2Vuc2U',
        number: prefix,
      });
      same(codesOf(told), ['BAD_USER_INPUT'], 'the codes');
    },
  ),
  promise(
    'opaque',
    'A cursor tells nothing: no identifier, number, name or moment is in it',
    async (world) => {
      const { edges } = await page(world, 100);
      const told = edges.flatMap(({ cursor }) => [
        cursor,
        Buffer.from(cursor, 'base64url').toString('latin1'),
      ]);
      const secrets = world.people.flatMap(({ id, input }) => [
        id,
        id.replaceAll('-', ''),
        input.registrationNumber,
        input.familyName,
        input.arrivedAt.slice(0, 10),
        String(Date.parse(input.arrivedAt)),
      ]);
      for (const secret of secrets)
        must(
          !told.some((text) => text.toLowerCase().includes(secret.toLowerCase())),
          'what a cursor says can be read',
        );
    },
  ),
];
