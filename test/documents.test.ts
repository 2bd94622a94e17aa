import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import GithubSlugger from 'github-slugger';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const documents = readdirSync(ROOT, { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
  .map((entry) => join(entry.parentPath, entry.name))
  .filter((file) => !/\/(node_modules|dist|\.mrrm)\//.test(file));

/** A document without its code: links and headings inside of code are none. */
const prose = (file: string) =>
  readFileSync(file, 'utf8')
    .replace(/^(```+)[\s\S]*?^\1/gm, '')
    .replace(/`[^`\n]*`/g, (code) => (code.includes('](') ? '' : code));

/** The anchors that a page shows for its headings, as the forges make them. */
function anchorsOf(file: string): Set<string> {
  const slugger = new GithubSlugger();
  const headings = [...prose(file).matchAll(/^#{1,6} +(.+?) *$/gm)].map(([, heading]) => heading!);
  return new Set(headings.map((heading) => slugger.slug(heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1'))));
}

/** What is wrong with the links of one text that stands in `file`. */
function brokenLinks(file: string, text: string): string[] {
  return [...text.matchAll(/\]\(([^()\s]+)\)/g)].flatMap(([, target]) => {
    if (/^[a-z]+:/i.test(target!)) return [];
    const [path, anchor] = target!.split('#') as [string, string | undefined];
    const to = path ? resolve(dirname(file), path) : file;
    if (!existsSync(to)) return [`${relative(ROOT, file)} links to ${target}, which does not exist`];
    if (!anchor || statSync(to).isDirectory()) return [];
    return anchorsOf(to).has(anchor)
      ? []
      : [`${relative(ROOT, file)} links to ${target}, which has no such heading`];
  });
}

describe('documents', () => {
  it('name a link to a missing file or a missing heading', () => {
    const readme = join(ROOT, 'README.md');
    expect(
      brokenLinks(readme, '[a](docs/nowhere.md) [b](docs/security.md#nothing) [c](#two-commands)'),
    ).toEqual([
      'README.md links to docs/nowhere.md, which does not exist',
      'README.md links to docs/security.md#nothing, which has no such heading',
    ]);
  });

  it('link to what is there', () => {
    expect(documents.length).toBeGreaterThan(20);
    expect(documents.flatMap((file) => brokenLinks(file, prose(file)))).toEqual([]);
  });
});
