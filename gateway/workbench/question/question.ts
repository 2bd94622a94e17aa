import type { Owner } from '../owners.js';
import type { Locale } from '../words.js';

/** A number, or a table of them, that can be asked of one owner: what the form makes. */
export interface Question {
  owner: Owner;
  measure: string;
  /** One of both: the last closed periods, or a year, quarter or month. */
  relative?: string;
  period?: string;
  /** A number for each month or quarter of `period`. */
  each?: string;
  by: string[];
  /** Dimension and category. */
  where: [string, string][];
}

/** What is asked: a question of the form, or a document that somebody wrote. */
export type Asked = { question: Question } | { document: string };

export const LENGTHS = ['MONTH', 'QUARTER', 'YEAR'] as const;
export type Length = (typeof LENGTHS)[number];

/** How long the periods of a question are, which says how many dimensions it may have. */
export function lengthOf({ relative, period, each }: Pick<Question, 'relative' | 'period' | 'each'>): Length {
  const said = each ?? relative ?? '';
  if (said.includes('MONTH')) return 'MONTH';
  if (said.includes('QUARTER')) return 'QUARTER';
  if (said) return 'YEAR';
  return /Q/.test(period ?? '') ? 'QUARTER' : /-/.test(period ?? '') ? 'MONTH' : 'YEAR';
}

/** The dimensions of a question, those of which it has one category first. */
export const namesIn = ({ by, where }: Question): string[] => [...where.map(([name]) => name), ...by];

/** The question as a document. What of it is a word is checked where a link is read: nothing else gets in here. */
export function documentOf(question: Question, locale: Locale): string {
  const { owner, measure, relative, period, each, by, where } = question;
  const choices = where.map(
    ([dimension, category]) => `{ dimension: ${dimension}, category: ${JSON.stringify(category)} }`,
  );
  const given = [
    `measure: ${measure}`,
    relative ? `relative: ${relative}` : `period: ${JSON.stringify(period ?? '')}`,
    each && `each: ${each}`,
    by.length > 0 && `by: [${by.join(', ')}]`,
    choices.length > 0 && `where: [${choices.join(', ')}]`,
  ].filter(Boolean);
  const label = locale === 'EN' ? 'label' : `label(locale: ${locale})`;
  return `query Numbers {
  ${owner}Statistics(
    ${given.join('\n    ')}
  ) {
    measure { value meaning ${label} }
    cells {
      period
      begins
      ends
      categories { dimension category word { ${label} } }
      centre { code name }${namesIn(question).includes('SAFE_ZONE') ? '\n      safeZone { code name }' : ''}
      value
      rounded
      withheld
      opens { period categories { dimension category } }
      before { period value withheld change }
    }
    openPeriods
    editions { year number months builtAt }
  }
}
`;
}
