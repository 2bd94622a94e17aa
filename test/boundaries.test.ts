import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SLICES = ['residents', 'services', 'staff', 'facilities'];
const SPECIFIER = /(?:from|import)\s*\(?\s*'([^']+)'/g;
const MOST_LINES = 400;
const VAGUE = ['utils', 'helpers', 'common', 'misc', 'services', 'lib'];
const DOMAIN_WORDS =
  /\b(resident|bed|shift|safe ?zone|shelter|handover|referral|placement|case ?manager|presence|interpreter)s?\b/i;

/** Roles are words of the token, which every slice and the issuers must agree on: they have one home, and their labels beside it. */
const WORDS_OF_THE_TOKEN = ['platform/src/wire/roles.ts', 'platform/src/wire/role-labels.ts'];
/**
 * The features of each slice, and which others each may use: only such as stand above it, so that no circle is possible.
 * Everybody may use `access` and the slice's frame.
 */
const FEATURES: Record<string, Record<string, string[]>> = {
  residents: {
    register: [],
    names: ['register'],
    documents: ['register'],
    duplicates: ['register', 'names', 'documents'],
    presence: ['register'],
    missing: ['register', 'presence'],
    case: ['register'],
    assistance: ['register'],
    entitlement: ['register', 'assistance'],
    complaints: ['register'],
    representation: ['register'],
    procedure: ['register'],
    opening: ['register', 'representation'],
    correction: ['register', 'representation', 'opening'],
    rectification: ['register', 'opening', 'correction'],
    'subject-requests': ['register', 'opening', 'rectification'],
    importing: ['register', 'names', 'duplicates'],
    figures: ['register', 'presence', 'missing', 'case', 'assistance', 'representation', 'opening'],
    changes: ['register'],
    lists: ['register', 'names', 'presence', 'case', 'representation'],
    departure: ['register', 'presence', 'assistance', 'representation', 'opening'],
    household: ['register', 'departure'],
    kin: ['register'],
    retention: ['register', 'importing', 'missing', 'duplicates', 'representation', 'complaints'],
    'subject-access': ['retention'],
    transfer: ['register', 'presence', 'opening', 'correction', 'departure'],
    viewer: ['register', 'missing', 'opening', 'representation', 'lists'],
  },
  services: {
    questions: [],
    catalogue: ['questions'],
    sessions: ['catalogue', 'questions'],
    activities: ['catalogue', 'questions'],
    referrals: ['catalogue', 'questions'],
    'medical-payments': ['sessions', 'referrals', 'questions'],
    'care-plans': ['questions'],
    interpreters: ['questions'],
    sharing: [],
    history: [],
    figures: ['catalogue', 'sessions', 'referrals', 'activities', 'medical-payments'],
    departures: ['catalogue', 'activities', 'referrals', 'care-plans', 'interpreters'],
    'open-services': ['catalogue', 'activities', 'referrals', 'care-plans', 'interpreters', 'departures'],
    viewer: [],
  },
  staff: {
    people: [],
    rota: ['people'],
    duty: ['people', 'rota'],
    handover: ['people', 'rota'],
    figures: ['people', 'rota', 'handover'],
    viewer: ['people', 'rota'],
  },
  facilities: {
    premises: [],
    agreement: ['premises'],
    standards: ['premises'],
    information: ['premises'],
    placement: ['premises', 'standards'],
    compliance: ['premises', 'standards', 'placement'],
    figures: ['premises', 'standards', 'placement', 'compliance'],
    works: ['premises', 'placement'],
    keeping: ['premises', 'placement', 'works'],
    viewer: ['premises', 'agreement'],
  },
};

const filesUnder = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .filter((file) => !/(^|\/)(node_modules|dist)\//.test(file));

const sources = (folder: string) => filesUnder(folder).filter((file) => /\.(ts|mjs)$/.test(file));
const importsOf = (file: string) =>
  [...readFileSync(join(ROOT, file), 'utf8').matchAll(SPECIFIER)].map(([, specifier]) => specifier!);

/** The room a relative import leads to, from the project's root; undefined for a package. */
const target = (file: string, specifier: string) =>
  specifier.startsWith('.')
    ? relative(ROOT, join(ROOT, file, '..', specifier))
        .split(sep)
        .slice(0, 2)
        .join('/')
    : undefined;

describe.each(SLICES)('the slice %s', (slice) => {
  const files = sources(`subgraphs/${slice}/src`);

  it('imports platform and packages, and nothing of another room', () => {
    expect(files.length).toBeGreaterThan(10);
    const foreign = files.flatMap((file) =>
      importsOf(file)
        .filter((specifier) => {
          if (specifier.startsWith('@mrrm/')) return !specifier.startsWith('@mrrm/platform/');
          const room = target(file, specifier);
          return room !== undefined && room !== `subgraphs/${slice}`;
        })
        .map((specifier) => `${file} imports ${specifier}`),
    );
    expect(foreign).toEqual([]);
  });

  it('exports nothing, so that no other room can import it', () => {
    const { exports, dependencies } = JSON.parse(
      readFileSync(join(ROOT, 'subgraphs', slice, 'package.json'), 'utf8'),
    );
    expect(exports).toEqual({});
    for (const name of Object.keys(dependencies))
      if (name.startsWith('@mrrm/')) expect(name).toBe('@mrrm/platform');
  });

  it('has its own migrations, README and Dockerfile', () => {
    for (const path of [`drizzle/${slice}`, `subgraphs/${slice}/README.md`, `subgraphs/${slice}/Dockerfile`])
      expect(statSync(join(ROOT, path), { throwIfNoEntry: false }), path).toBeDefined();
  });

  it('keeps one snapshot of its tables, the newest', () => {
    const meta = filesUnder(`drizzle/${slice}/meta`).map((file) => file.split('/').at(-1)!);
    const last = filesUnder(`drizzle/${slice}`)
      .filter((name) => name.endsWith('.sql'))
      .map((file) => file.split('/').at(-1)!.slice(0, 4))
      .sort()
      .at(-1);
    expect(meta.sort()).toEqual([`${last}_snapshot.json`, '_journal.json']);
  });

  it('names no table of another owner in its SQL', () => {
    const others = SLICES.filter((other) => other !== slice).join('|');
    const schemaQualified = new RegExp(`\\b(?:from|join|into|update)\\s+"?(?:${others})"?\\."?\\w`, 'i');
    for (const file of [...files, ...filesUnder(`drizzle/${slice}`).filter((name) => name.endsWith('.sql'))])
      expect(readFileSync(join(ROOT, file), 'utf8'), file).not.toMatch(schemaQualified);
  });
});

describe('what proves a contract from outside', () => {
  it('imports nothing of what it asks: no slice, no platform', () => {
    const roomsOf = (folder: string) =>
      new Set(
        sources(folder).flatMap((file) =>
          importsOf(file).map((specifier) => target(file, specifier) ?? specifier.split('/')[0]!),
        ),
      );
    for (const room of roomsOf('contract'))
      expect(room).toMatch(/^(contract\/|schema\/tools$|node:|graphql$)/);
    for (const room of roomsOf('test/support/tiny-residents'))
      expect(room).toMatch(/^(test\/support$|node:|graphql$)/);
  });
});

describe('platform', () => {
  it('imports no other room', () => {
    const foreign = sources('platform/src').flatMap((file) =>
      importsOf(file).filter((specifier) => specifier.startsWith('@mrrm/')),
    );
    expect(foreign).toEqual([]);
  });

  it('knows no word of the domain', () => {
    const found = sources('platform/src').flatMap((file) => {
      if (WORDS_OF_THE_TOKEN.includes(file)) return [];
      const word = readFileSync(join(ROOT, file), 'utf8').match(DOMAIN_WORDS)?.[0];
      return word === undefined ? [] : [`${file}: ${word}`];
    });
    expect(found).toEqual([]);
  });
});

describe('the gateway', () => {
  it('knows no slice', () => {
    const foreign = sources('gateway/src').flatMap((file) =>
      importsOf(file).filter((specifier) => /@mrrm\/(?!platform\/)|\/subgraphs\//.test(specifier)),
    );
    expect(foreign).toEqual([]);
  });
});

/** The file a relative import leads to, from the project's root; undefined for a package and for what is no source. */
const fileOf = (file: string, specifier: string) =>
  specifier.startsWith('.')
    ? relative(ROOT, join(ROOT, file, '..', specifier)).replace(/\.js$/, '.ts')
    : undefined;

/** A way along imports that comes back to where it began; undefined when there is none. */
function circleIn(imports: ReadonlyMap<string, string[]>): string[] | undefined {
  const done = new Set<string>();
  const walk = (file: string, way: string[]): string[] | undefined => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const next of imports.get(file) ?? []) {
      const circle = walk(next, [...way, file]);
      if (circle) return circle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of imports.keys()) {
    const circle = walk(file, []);
    if (circle) return circle;
  }
  return undefined;
}

/** The names of the batches that a file makes: the keys of its loaders. */
const batchesOf = (file: string): string[] =>
  [
    ...readFileSync(join(ROOT, file), 'utf8').matchAll(/^ {2}(\w+): (?:loadOne|loadMany|keyedLoaders)\b/gm),
  ].map(([, name]) => name!);

/** The batches that a file asks, whosever they are: `loaders.bed`, `({ bed }: Loaders)`. */
function batchesAskedBy(file: string): string[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const named = [...text.matchAll(/\bloaders\s*\.\s*(\w+)/g)].map(([, name]) => name!);
  const picked = [...text.matchAll(/(?:\(\{([^}]*)\}: Loaders\)|loaders: \{([^}]*)\})/g)].flatMap(
    ([, ofLoaders, ofContext]) =>
      [...(ofLoaders ?? ofContext)!.matchAll(/(\w+)(?:: \w+)?/g)].map(([, name]) => name!),
  );
  return [...named, ...picked].filter((name) => name !== 'js');
}

describe.each(Object.entries(FEATURES))('the features of %s', (slice, features) => {
  const home = `subgraphs/${slice}/src`;
  const files = sources(home);
  /** The feature of a file; undefined for the frame, whose files lie beside the features. */
  const featureOf = (file: string) => file.slice(home.length + 1).match(/^([^/]+)\//)?.[1];

  it('are those that are written here, each below what it may use', () => {
    const folders = [...new Set(files.flatMap((file) => featureOf(file) ?? []))];
    const names = Object.keys(features);
    expect([
      ...folders
        .filter((name) => name !== 'access' && !names.includes(name))
        .map((name) => `${name} is not in FEATURES: say what it may use.`),
      ...names.filter((name) => !folders.includes(name)).map((name) => `${name} of FEATURES is no folder.`),
    ]).toEqual([]);
    for (const [index, used] of Object.values(features).entries())
      for (const name of used) expect(names.slice(0, index)).toContain(name);
  });

  it('stand in the README of the slice, each with a row', () => {
    const page = readFileSync(join(ROOT, `subgraphs/${slice}/README.md`), 'utf8');
    const rows = [...page.matchAll(/^\| `([\w-]+)\/?` \|/gm)].map(([, name]) => name!);
    expect(Object.keys(features).filter((name) => !rows.includes(name))).toEqual([]);
  });

  it('use nothing but what they may', () => {
    const beyond = files.flatMap((file) => {
      const from = featureOf(file);
      return importsOf(file).flatMap((specifier) => {
        const to = fileOf(file, specifier);
        const feature = to?.startsWith(`${home}/`) ? featureOf(to) : undefined;
        if (!from || !feature || feature === from || feature === 'access') return [];
        if (features[from]?.includes(feature)) return [];
        // What is there may be pointed at from everywhere: a foreign key, a predicate.
        const isGround = /\/(table|values)\.ts$/.test(to!);
        return isGround && (from === 'access' || file.endsWith('/table.ts')) ? [] : [`${file} uses ${to}`];
      });
    });
    expect(beyond).toEqual([]);
  });

  it('ask no batch but their own, and those of what they may use', () => {
    const homeOf = new Map(
      files.flatMap((file) => batchesOf(file).map((name) => [name, featureOf(file)!] as const)),
    );
    expect(homeOf.size).toBeGreaterThan(5);
    const asked = files.flatMap((file) =>
      featureOf(file) ? batchesAskedBy(file).map((name) => ({ file, name, home: homeOf.get(name) })) : [],
    );
    expect(asked.length).toBeGreaterThan(5);
    const beyond = asked.flatMap(({ file, name, home }) => {
      const from = featureOf(file)!;
      if (home === from || home === 'access' || (home && features[from]?.includes(home))) return [];
      return [`${file} asks ${name} of ${home ?? 'nobody'}`];
    });
    expect(beyond).toEqual([]);
    // Who takes a batch by a computed name would not be seen: here the type of the name lists places alone.
    const computed = files.filter((file) => /\bloaders\[/.test(readFileSync(join(ROOT, file), 'utf8')));
    expect(computed.filter((file) => !file.endsWith('/premises/resolvers/place-in-input.ts'))).toEqual([]);
  });
});

describe('the imports of a room', () => {
  it('would be seen to go in a circle', () => {
    const circle = new Map([
      ['a', ['b']],
      ['b', ['c']],
      ['c', ['b']],
    ]);
    expect(circleIn(circle)).toEqual(['b', 'c', 'b']);
  });

  it.each([
    'platform/src',
    'gateway/src',
    'issuer/src',
    'demo/src',
    'start',
    ...SLICES.map((slice) => `subgraphs/${slice}/src`),
  ])('go in no circle: %s', (room) => {
    const files = sources(room);
    const imports = new Map(
      files.map((file) => [
        file,
        importsOf(file).flatMap((specifier) => {
          const next = fileOf(file, specifier);
          return next && files.includes(next) ? [next] : [];
        }),
      ]),
    );
    expect([...imports.values()].flat().length).toBeGreaterThan(0);
    expect(circleIn(imports)).toBeUndefined();
  });
});

describe('every room', () => {
  const rooms = ['platform', 'gateway', 'issuer', 'demo', 'start', 'schema', 'test', 'bench', 'subgraphs'];

  it('keeps its files small', () => {
    const long = rooms
      .flatMap(sources)
      .filter((file) => readFileSync(join(ROOT, file), 'utf8').split('\n').length > MOST_LINES);
    expect(long).toEqual([]);
  });

  it('has no folder whose name says nothing', () => {
    const vague = rooms
      .flatMap(sources)
      .flatMap((file) =>
        file
          .split('/')
          .slice(1, -1)
          .map((folder, depth) => [folder, depth, file] as const),
      )
      .filter(
        ([folder, depth, file]) => VAGUE.includes(folder) && !(file.startsWith('subgraphs/') && depth === 0),
      );
    expect(vague).toEqual([]);
  });

  it('says in a README what belongs there', () => {
    const without = [
      ...rooms.filter((room) => room !== 'subgraphs'),
      ...SLICES.map((slice) => `subgraphs/${slice}`),
    ].filter((room) => !statSync(join(ROOT, room, 'README.md'), { throwIfNoEntry: false }));
    expect(without).toEqual([]);
  });
});
