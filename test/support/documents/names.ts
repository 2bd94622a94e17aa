import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesOf, type Page, proseOf, ROOT } from './pages.js';

const CODE = /\.(?:ts|mjs|js|json|graphql|sql|sh|yml|css)$/;
const FILE = /^[\w@.*-]+(?:\/[\w@.*-]+)+$/;
/** A name of code: two words at least, of whatever way of writing them together. */
const NAME = /^\$?[A-Za-z]\w*$/;
const TWO_WORDS = /[a-z][A-Z]|_/;
const OWNER = /residents|services|staff|facilities/i;
/** What a start leaves on a machine is no file of the repository. */
const LEFT_BEHIND = /^\.mrrm\//;
const MEMBER = /^([A-Z]\w+)\.([a-z]\w+)$/;

/** What the repository has: its files, and every word of its code. */
export class Names {
  readonly #files = filesOf('');
  readonly #words: Set<string>;
  readonly #scripts: Set<string>;

  constructor(readonly hasMember: (type: string, field: string) => boolean | undefined) {
    this.#words = new Set(
      this.#files.filter((file) => CODE.test(file)).flatMap((file) => wordsOf(join(ROOT, file))),
    );
    this.#scripts = new Set(
      this.#files
        .filter((file) => file.endsWith('package.json'))
        .flatMap((file) => Object.keys(JSON.parse(readFileSync(join(ROOT, file), 'utf8')).scripts ?? {})),
    );
  }

  /** Names in backticks, and scripts of npm, that are nowhere in the repository. */
  missing(page: Page): string[] {
    const codes = [...proseOf(page).matchAll(/`([^`\n]+)`/g)].map(([, code]) => code!);
    const scripts = [...page.text.matchAll(/npm run (?:-s )?([a-z][\w:-]*)/g)].map(([, name]) => name!);
    return [
      ...codes.filter((code) => !this.#has(page, code)),
      ...scripts.filter((name) => !this.#scripts.has(name)).map((name) => `npm run ${name}`),
    ].map((name) => `${page.file} names ${name}, which is nowhere`);
  }

  #has(page: Page, code: string): boolean {
    const [, type, field] = MEMBER.exec(code) ?? [];
    if (type) return this.hasMember(type, field!) ?? this.#words.has(field!);
    if (LEFT_BEHIND.test(code)) return true;
    if (FILE.test(code) && /\.\w+$/.test(code)) return this.#hasFile(page, code);
    if (NAME.test(code) && TWO_WORDS.test(code)) return this.#hasWord(code.replace('$', ''));
    return true;
  }

  /** Names that are made for each owner (`residents_app`) stand in the code without the owner. */
  #hasWord(name: string): boolean {
    if (this.#words.has(name)) return true;
    const rest = name.replace(OWNER, '');
    return rest !== name && (this.#words.has(rest) || this.#words.has(rest.replace(/^_|_$/, '')));
  }

  /** From the root, from the page's own folder, or from a room below either. */
  #hasFile(page: Page, file: string): boolean {
    if (!file.includes('*'))
      return (
        [ROOT, join(ROOT, dirname(page.file))].some((folder) => existsSync(join(folder, file))) ||
        this.#files.some((one) => one.endsWith(`/${file}`))
      );
    const pattern = file
      .replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&')
      .replaceAll('**', '\u0000')
      .replaceAll('*', '[^/]*')
      .replaceAll('\u0000', '.*');
    const fits = new RegExp(`(?:^|/)${pattern}$`);
    return this.#files.some((one) => fits.test(one));
  }
}

function wordsOf(file: string): string[] {
  return [...new Set(readFileSync(file, 'utf8').match(/[A-Za-z]\w+/g) ?? [])];
}
