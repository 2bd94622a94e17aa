import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Owner } from '../start/dist/owners.js';
import { type Block, blocksOf, placeOf } from './support/documents/blocks.js';
import { Commands } from './support/documents/commands.js';
import { Operations } from './support/documents/operations.js';
import { type Page, pages } from './support/documents/pages.js';
import { startGraph, type TestGraph } from './support/graph.js';

const RUN = ['persona', 'answer', 'run', 'owner'];
const isRun = ({ markers }: Block) => RUN.some((marker) => markers.has(marker));
const withBlocks = pages().filter((page) => blocksOf(page).some(isRun));

let graph: TestGraph;
beforeAll(async () => {
  graph = await startGraph();
});
afterAll(() => graph?.stop());

/** Runs the blocks of a page in their order. @returns what is not as the page says */
async function faultsOf(page: Page): Promise<string[]> {
  const blocks = blocksOf(page);
  const operations = new Operations(graph, blocks);
  const commands = new Commands(graph);
  const faults: string[] = [];
  for (const block of blocks.filter(isRun)) {
    const { markers } = block;
    if (markers.has('persona')) faults.push(...(await operations.run(block)));
    else if (markers.has('answer')) faults.push(...operations.compare(block));
    else if (markers.has('owner')) faults.push(...(await statements(block)));
    else faults.push(...(await commands.run(block)));
  }
  commands.stop();
  return faults;
}

/** Sends SQL as the owner of a slice's database. */
async function statements(block: Block): Promise<string[]> {
  const sql = postgres(graph.databases[block.markers.get('owner') as Owner].ownerUrl, { max: 1 });
  try {
    await sql.unsafe(block.text).simple();
    return [];
  } catch (error) {
    return [`${placeOf(block)}: ${(error as Error).message}`];
  } finally {
    await sql.end();
  }
}

describe('a page that shows something wrong', () => {
  const fenced = (info: string, text: string) => `\`\`\`${info}\n${text}\n\`\`\`\n`;
  const faultsIn = (...texts: string[]) => faultsOf({ file: 'a.md', text: texts.join('\n') });
  const CENTRE = '{ centreByCode(code: "RRC-SOFIA") { id code } }';

  it('is told of an operation that fails, is refused, or answers otherwise', async () => {
    expect(
      await faultsIn(
        fenced('graphql persona=nobody', CENTRE),
        fenced('graphql persona=state-nurse', '{ nothing }'),
        fenced('graphql persona=state-nurse errors=CONFLICT', CENTRE),
        fenced('graphql persona=state-nurse keep=WORD:centreByCode.name', CENTRE),
        fenced('graphql persona=analyst', CENTRE),
        fenced('json answer=centreByCode', '{ "id": "…", "code": "RRC-VARNA" }'),
        fenced(
          'graphql persona=state-registrar',
          'mutation { departResident(input: { idempotencyKey: "gone-0001", residentId: "01890000-0000-7000-8000-000000000000", expectedVersion: 1, at: "2024-01-01T00:00:00Z", reason: OTHER }) { userErrors { code message } } }',
        ),
      ),
    ).toEqual([
      'a.md:1: nobody is called nobody',
      expect.stringContaining('a.md:5: BAD_USER_INPUT: '),
      'a.md:9: CONFLICT is not among the errors',
      'a.md:13: nothing to keep as WORD at centreByCode.name',
      'a.md:21: centreByCode.code is "RRC-SOFIA" and not "RRC-VARNA"',
      expect.stringMatching(/^a\.md:25: NOT_FOUND: /),
    ]);
  });

  it('is told of a command that fails or prints something else, and of SQL that PostgreSQL refuses', async () => {
    expect(
      await faultsIn(
        fenced('sh run', 'HERE=kept; false'),
        fenced('sh run', 'KEPT=yes; cd docs'),
        fenced('sh run prints="yes partners.md"', 'echo "$KEPT" partners.*'),
        fenced('sh run prints=no', 'echo yes'),
        fenced('sql owner=residents', 'select 1; select nothing;'),
      ),
    ).toEqual([
      expect.stringContaining('a.md:1: '),
      expect.stringContaining('a.md:13: prints no no'),
      'a.md:17: column "nothing" does not exist',
    ]);
  });
});

describe('what a page shows works', () => {
  it.each(withBlocks.map((page) => [page.file, page] as const))(
    'in %s',
    async (_, page) => {
      expect(await faultsOf(page)).toEqual([]);
    },
    240_000,
  );
});
