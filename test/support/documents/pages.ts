import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** Folders of what is installed, built or kept: nothing there is ours to read. */
const NOT_OURS = new Set(['node_modules', 'dist', '.mrrm', '.git']);

/** A file of the checkout, by its path from the root. */
export interface Page {
  file: string;
  text: string;
}

/** Every file of the checkout whose name ends in one of these, from the root, sorted. */
export function filesOf(...endings: string[]): string[] {
  const found: string[] = [];
  const walk = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isDirectory()) {
        if (!NOT_OURS.has(entry.name)) walk(join(folder, entry.name));
      } else if (endings.some((ending) => entry.name.endsWith(ending)))
        found.push(relative(ROOT, join(folder, entry.name)));
    }
  };
  walk(ROOT);
  return found.sort();
}

export const readPage = (file: string): Page => ({ file, text: readFileSync(join(ROOT, file), 'utf8') });

/** Every page of the documents. */
export const pages = (): Page[] => filesOf('.md').map(readPage);

/** A page without its code: links, headings and names inside of code are none. */
export const proseOf = ({ text }: Page): string => text.replace(/^( *)(```+)[\s\S]*?^\1\2 *$/gm, '');
