import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import GithubSlugger from 'github-slugger';
import { buildASTSchema, isInputObjectType, isInterfaceType, isObjectType, Kind, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { blocksOf, faultsOfMarkers, placeOf } from './support/documents/blocks.js';
import { Names } from './support/documents/names.js';
import { type Page, pages, proseOf, ROOT, readPage } from './support/documents/pages.js';

const documents = pages();

/** A page without what looks like a link in its code. */
const linksIn = (page: Page) =>
  proseOf(page).replace(/`[^`\n]*`/g, (code) => (code.includes('](') ? '' : code));

/** The anchors that a page shows for its headings, as the forges make them. */
function anchorsOf(page: Page): Set<string> {
  const slugger = new GithubSlugger();
  const headings = [...proseOf(page).matchAll(/^#{1,6} +(.+?) *$/gm)].map(([, heading]) => heading!);
  return new Set(headings.map((heading) => slugger.slug(heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1'))));
}

/** What is wrong with the links of a page. */
function brokenLinks(page: Page): string[] {
  return [...linksIn(page).matchAll(/\]\(([^()\s]+)\)/g)].flatMap(([, target]) => {
    if (/^[a-z]+:/i.test(target!)) return [];
    const [path, anchor] = target!.split('#') as [string, string | undefined];
    const to = path ? resolve(ROOT, dirname(page.file), path) : join(ROOT, page.file);
    if (!existsSync(to)) return [`${page.file} links to ${target}, which does not exist`];
    if (!anchor || statSync(to).isDirectory()) return [];
    return anchorsOf(readPage(relative(ROOT, to))).has(anchor)
      ? []
      : [`${page.file} links to ${target}, which has no such heading`];
  });
}

describe('links of the documents', () => {
  it('are named when the file or the heading is missing', () => {
    const text = '[a](docs/nowhere.md) [b](docs/security.md#nothing) [c](#two-commands)';
    expect(brokenLinks({ file: 'README.md', text })).toEqual([
      'README.md links to docs/nowhere.md, which does not exist',
      'README.md links to docs/security.md#nothing, which has no such heading',
    ]);
  });

  it('lead to what is there', () => {
    expect(documents.length).toBeGreaterThan(20);
    expect(documents.flatMap(brokenLinks)).toEqual([]);
  });
});

describe('blocks of the documents', () => {
  const faultsIn = (text: string) => faultsOfMarkers(blocksOf({ file: 'a.md', text }));
  const fenced = (info: string, text = 'x') => `\`\`\`${info}\n${text}\n\`\`\`\n`;

  it('are named when they say neither how they are run nor why they are not', () => {
    const wrong = [
      fenced(''),
      fenced('graphql'),
      fenced('sh'),
      fenced('sh not-run'),
      fenced('sh run not-run="no"'),
      fenced('sh run as=root'),
      fenced('ts'),
      fenced('json answer'),
      '   ```sql\n   x\n   ```\n',
      '<!-- graphql person=nobody\n{ a }\n-->\n',
    ];
    for (const text of wrong) expect(faultsIn(text), text).toHaveLength(1);
    expect(faultsIn(wrong.join('\n'))).toHaveLength(wrong.length);
  });

  it('can be run, be a part of a file, say why they are neither, or only show something', () => {
    const right = [
      fenced('text'),
      fenced('mermaid'),
      fenced('graphql persona=analyst purpose=STATISTICS keep=A:b.0.c') +
        fenced('json variables') +
        fenced('json answer=b'),
      fenced('sh run prints="two words"'),
      fenced('sql owner=staff'),
      fenced('yaml file=docker-compose.yml'),
      fenced('ts not-run="it only shows the shape"'),
    ];
    expect(faultsIn(right.join('\n'))).toEqual([]);
  });

  it('all say so', () => {
    expect(documents.flatMap((page) => faultsOfMarkers(blocksOf(page)))).toEqual([]);
  });

  it('that are a part of a file are what that file says', () => {
    const parts = documents.flatMap(blocksOf).filter(({ markers }) => markers.has('file'));
    const others = parts.filter(
      ({ markers, text }) => !readFileSync(join(ROOT, markers.get('file')!), 'utf8').includes(text.trim()),
    );
    expect(others.map(placeOf)).toEqual([]);
  });
});

describe('merges of the documents', () => {
  /** Lines that a merge leaves where two sides differ, and the names of both. */
  const marksIn = ({ file, text }: Page) =>
    [...text.matchAll(/^(?:<{7}|\|{7}|>{7}) .*$/gm)].map(([mark]) => `${file}: ${mark}`);

  it('are named when both sides were left in the page', () => {
    const mark = (sign: string) => sign.repeat(7);
    const text = `a\n${mark('<')} HEAD\nb\n${mark('=')}\nc\n${mark('>')} theirs\n`;
    expect(marksIn({ file: 'a.md', text })).toEqual([`a.md: ${mark('<')} HEAD`, `a.md: ${mark('>')} theirs`]);
  });

  it('have left nothing behind', () => {
    expect(documents.flatMap(marksIn)).toEqual([]);
  });
});

describe('the list of decisions', () => {
  it('names each record once, by its number and in its order', () => {
    const records = documents
      .map(({ file }) => /^docs\/decisions\/(\d{4}-.+\.md)$/.exec(file)?.[1])
      .filter((name) => name !== undefined);
    expect(records.length).toBeGreaterThan(70);
    expect(new Set(records.map((name) => name.slice(0, 4))).size).toBe(records.length);
    const { text } = readPage('docs/decisions/README.md');
    const listed = [...text.matchAll(/^\W*(\d+)\.? .*\((\S+)\)$/gm)].map(([, number, name]) => [
      number,
      name,
    ]);
    expect(listed, 'sort its lines: a merge keeps those of both sides').toEqual(
      records.map((name) => [String(Number(name.slice(0, 4))), name]),
    );
  });
});

describe('commits in the documents', () => {
  const git = (...command: string[]) => execFileSync('git', command, { cwd: ROOT, stdio: 'pipe' });
  const hasHistory = () => {
    try {
      return git('rev-parse', '--is-shallow-repository').toString().trim() === 'false';
    } catch {
      return false;
    }
  };

  it.skipIf(!hasHistory())('are in the history', () => {
    const named = documents.flatMap(({ file, text }) =>
      [...text.matchAll(/`(?:git show )?([0-9a-f]{7})`/g)].map(([, commit]) => ({ file, commit: commit! })),
    );
    expect(named.length).toBeGreaterThan(3);
    for (const { file, commit } of named)
      expect(git('cat-file', '-t', commit).toString().trim(), `${file}: ${commit}`).toBe('commit');
  });
});

describe('names in the documents', () => {
  const supergraph = readFileSync(join(ROOT, 'schema/supergraph.graphql'), 'utf8');
  const schema = buildASTSchema(transformSupergraphToPublicSchema(parse(supergraph)), {
    assumeValidSDL: true,
  });
  const names = new Names((typename, field) => {
    const type = schema.getType(typename);
    if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return undefined;
    return field in type.getFields();
  });
  /** Records tell what was decided when they were written, and the list of changes what has gone. */
  const ofNow = documents.filter(
    ({ file }) => !file.startsWith('docs/decisions/') && file !== 'schema/CHANGELOG.md',
  );

  it('are told when nothing is called so', () => {
    // Put together, since the words of tests are words of the repository.
    const shoes = ['Shoes', 'shoes', 'SHOES'];
    const text = `\`Resident.${shoes[1]}\` \`give${shoes[0]}\` \`test/${shoes[1]}.test.ts\` \`LIMIT_${shoes[2]}\` \`npm run ${shoes[1]}\``;
    expect(names.missing({ file: 'a.md', text })).toHaveLength(5);
  });

  it('are names of something', () => {
    expect(ofNow.flatMap((page) => names.missing(page))).toEqual([]);
  });
});

describe('the page of a slice', () => {
  const SLICES = ['residents', 'services', 'staff', 'facilities'];
  const paragraphOf = (slice: string) =>
    /\*\*Owns\*\*[\s\S]*?\n\n/.exec(readPage(`subgraphs/${slice}/README.md`).text)![0];
  const ownedBy = (slice: string) => paragraphOf(slice).split('**Adds**')[0]!;
  const addedBy = (slice: string) => paragraphOf(slice).split('**Adds**')[1] ?? '';
  const types = (slice: string) =>
    parse(readFileSync(join(ROOT, `schema/${slice}.graphql`), 'utf8')).definitions.flatMap((node) =>
      node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION
        ? [{ name: node.name.value, fields: node.fields ?? [], directives: node.directives ?? [] }]
        : [],
    );
  const owners = new Map(
    SLICES.flatMap((slice) =>
      types(slice)
        .filter(({ name }) => new RegExp(`\\b${name}\\b`).test(ownedBy(slice)))
        .map(({ name }) => [name, slice] as const),
    ),
  );

  it('names what the slice owns: each entity is one slice’s', () => {
    const entities = SLICES.flatMap((slice) =>
      types(slice)
        .filter(({ directives }) => directives.some(({ name }) => name.value === 'key'))
        .map(({ name }) => name),
    );
    expect([...new Set(entities)].filter((name) => !owners.has(name))).toEqual([]);
  });

  it.each(SLICES)('names what %s adds to the entities of others', (slice) => {
    const added = types(slice)
      .filter(({ name }) => (owners.get(name) ?? slice) !== slice)
      .flatMap(({ name, fields }) =>
        fields
          .filter(
            ({ name: field, directives = [] }) =>
              !directives.some((one) => isPlumbing(one.name.value)) && !['id', 'code'].includes(field.value),
          )
          .map((field) => `${name}.${field.name.value}`),
      );
    const page = addedBy(slice);
    expect(added.filter((field) => !page.includes(field.split('.')[1]!))).toEqual([]);
  });

  const isPlumbing = (directive: string) => directive === 'external' || directive === 'inaccessible';
});
