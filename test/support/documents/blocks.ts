import type { Page } from './pages.js';

/** A block of code of a page, with the markers that stand behind its language. */
export interface Block {
  file: string;
  line: number;
  language: string;
  markers: ReadonlyMap<string, string>;
  text: string;
}

const FENCE = /^( *)(```+)(.*)\n([\s\S]*?)^\1\2 *$/;
/** What a reader has at hand and the page does not show: the same markers in a comment. */
const HIDDEN = /^<!-- ((?:graphql|json|sh|sql)\b.*)\n([\s\S]*?)^-->$/;
const ANY = new RegExp(`${FENCE.source}|${HIDDEN.source}`, 'gm');
const MARKER = /([\w-]+)(?:=(?:"([^"]*)"|(\S+)))?/g;

/** The blocks of a page, in their order, those in comments with them. */
export function blocksOf({ file, text }: Page): Block[] {
  return [...text.matchAll(ANY)].map((match) => {
    const [, indent = '', , shown, shownText, hidden, hiddenText] = match;
    const info = (shown ?? hidden ?? '').trim();
    const language = /^\S*/.exec(info)![0];
    const markers = [...info.slice(language.length).matchAll(MARKER)].map(
      ([, name, quoted, plain]) => [name!, quoted ?? plain ?? ''] as const,
    );
    return {
      file,
      line: text.slice(0, match.index).split('\n').length,
      language,
      markers: new Map(markers),
      text: (shownText ?? hiddenText ?? '').replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    };
  });
}

export const placeOf = ({ file, line }: Block): string => `${file}:${line}`;

/** Languages in which nothing can be run. */
const SHOWN = new Set(['text', 'mermaid']);
/** By language: which markers say that the block is run, and which further ones it may have. */
const RUN: Record<string, { by: string[]; with: string[] }> = {
  graphql: { by: ['persona'], with: ['purpose', 'errors', 'refused', 'keep'] },
  json: { by: ['variables', 'answer'], with: ['days'] },
  sh: { by: ['run'], with: ['prints'] },
  sql: { by: ['owner'], with: [] },
};
/** Markers of every language: a part of a file, word for word, and the reason for which it is neither. */
const ELSE = ['file', 'not-run'];

/** What is wrong with the markers of a page's blocks: each says how it is run, or why it is not. */
export function faultsOfMarkers(blocks: Block[]): string[] {
  return blocks.flatMap((block, index) => {
    const say = (what: string) => [`${placeOf(block)}: ${what}`];
    const { language, markers } = block;
    if (language === '') return say('a block without a language; text is what a program prints');
    if (SHOWN.has(language)) return [];
    const { by, with: more } = RUN[language] ?? { by: [], with: [] };
    const ways = [...by, ...ELSE];
    const unknown = [...markers.keys()].filter((name) => ![...ways, ...more].includes(name));
    if (unknown.length > 0) return say(`no marker of ${language} is called ${unknown.join(', ')}`);
    const chosen = ways.filter((name) => markers.has(name));
    if (chosen.length !== 1) return say(`${language} takes one of ${ways.join(', ')}`);
    if (['persona', 'owner', ...ELSE].includes(chosen[0]!) && !markers.get(chosen[0]!))
      return say(`${chosen[0]} says nothing`);
    if (['variables', 'answer'].includes(chosen[0]!) && !followsAnOperation(blocks, index))
      return say(`${chosen[0]} of no operation: it stands right behind one`);
    return [];
  });
}

/** Whether the block belongs to an operation that is run: nothing but its variables and answers stands between them. */
function followsAnOperation(blocks: Block[], index: number): boolean {
  for (let before = index - 1; before >= 0; before--) {
    const { language, markers } = blocks[before]!;
    if (language === 'graphql') return markers.has('persona');
    if (language !== 'json') return false;
  }
  return false;
}
