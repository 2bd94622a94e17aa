/** What a command runs besides `npm test`, as patterns of files. Each is run whole in CI, after `npm test`. */
const BESIDES = {
  /** Who learns what, asked as everybody on every way, and which write an agreement has to allow. `npm test` asks a part of everybody in the first of them. */
  walks: [
    'subgraphs/*/test/access-walk.test.ts',
    'subgraphs/*/test/{audit-walk,hidden-is-absent,side-doors}.test.ts',
    'subgraphs/*/test/{,placement/}messages.test.ts',
    'test/{analyst,canary,hostile-arguments,sop-enforcement}.test.ts',
  ],
  /** The product as somebody meets it who has just cloned it: started, followed by its documents, copied, replaced in parts. */
  product: [
    'start/test/{build-when-changed,keep-running,on-disk,prepared,start}.test.ts',
    'demo/test/{any-day,cast-stays,loading,top-up}.test.ts',
    'gateway/test/published-under-load.test.ts',
    'subgraphs/residents/test/importing/importing.test.ts',
    'subgraphs/residents/test/{case/needs,changes/another-server,procedure/steps,register/father-names,subject-requests/requests}.test.ts',
    'test/{another-router,cast,compose-recipe,contract,documents-run,numbers-over-owners,older-program,own-backup,planned-once}.test.ts',
    'test/{publish-schema,restore,restore-owners,run-alone,same-answers,story-of-a-child,workbench}.test.ts',
  ],
  /** Under attack, under load, after years of use, and when processes are killed. */
  load: [
    'test/load/*.test.ts',
    'subgraphs/*/test/*/{giving-reads-no-history,history-is-not-read,writing-reads-no-history}.test.ts',
  ],
};

const EVERYTHING = [
  'test/{,load/}*.test.ts',
  '{platform,issuer,demo,gateway,start}/test/**/*.test.ts',
  'subgraphs/*/test/**/*.test.ts',
];

const [ASKED_IN_PART] = BESIDES.walks;

const ofCommand = (command: string | undefined): { include: string[]; exclude: string[] } => {
  if (command === undefined) return { include: EVERYTHING, exclude: [] };
  if (command === 'first')
    return {
      include: EVERYTHING,
      exclude: Object.values(BESIDES)
        .flat()
        .filter((pattern) => pattern !== ASKED_IN_PART),
    };
  const include = Object.entries(BESIDES).find(([name]) => name === command)?.[1];
  if (!include)
    throw new Error(
      `TESTS is "${command}": it has to be first, ${Object.keys(BESIDES).join(', ')}, or nothing.`,
    );
  return { include, exclude: [] };
};

/** The files of the command that runs (`TESTS`, which the scripts of package.json set), or all where a file is named by hand. */
export const files = ofCommand(process.env['TESTS']);
