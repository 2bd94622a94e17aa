import { isOwner } from '../owners.js';
import type { Asked, Question } from './question.js';
import { isReady, type ReadyName } from './ready.js';

const WORD = /^[A-Z][A-Z0-9_]{0,60}$/;
const CATEGORY = /^[\w-]{1,64}$/;
const PERIOD = /^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$/;
const LENGTHS = ['MONTH', 'QUARTER'];
const LONGEST_DOCUMENT = 20_000;
/** A link is asked by whoever opens it: one that has these words anywhere could change something. */
const CHANGES = /\b(mutation|subscription)\b/;

const isAsked = (document: string) => document.length <= LONGEST_DOCUMENT && !CHANGES.test(document);

/** The fragment of the address that says what is asked. Nothing of who asks stands in it. */
export function linkOf(asked: Asked): string {
  const parts = new URLSearchParams();
  if ('document' in asked) parts.set('document', asked.document);
  else {
    const { owner, measure, relative, period, each, by, where } = asked.question;
    parts.set('of', owner);
    parts.set('measure', measure);
    if (relative) parts.set('relative', relative);
    if (period) parts.set('period', period);
    if (each) parts.set('each', each);
    if (by.length > 0) parts.set('by', by.join(','));
    for (const [dimension, category] of where) parts.append('where', `${dimension}:${category}`);
  }
  return `#${parts}`;
}

/** What a link asks for; undefined when it is no link of this page. Whatever is no word of the expected shape is refused whole. */
export function readLink(fragment: string): Asked | { ready: ReadyName } | undefined {
  const parts = new URLSearchParams(fragment.replace(/^#/, ''));
  const ready = parts.get('ready');
  if (ready !== null) return isReady(ready) ? { ready } : undefined;
  const document = parts.get('document');
  if (document !== null) return isAsked(document) ? { document } : undefined;
  const question = questionIn(parts);
  return question && { question };
}

function questionIn(parts: URLSearchParams): Question | undefined {
  const [owner, measure] = [parts.get('of') ?? '', parts.get('measure') ?? ''];
  const [relative, period, each] = ['relative', 'period', 'each'].map((name) => parts.get(name) ?? undefined);
  const by = parts.get('by')?.split(',') ?? [];
  const where = parts.getAll('where').map((pair) => {
    const at = pair.indexOf(':');
    return [pair.slice(0, at), pair.slice(at + 1)] as [string, string];
  });
  const isRight =
    isOwner(owner) &&
    WORD.test(measure) &&
    (relative === undefined) !== (period === undefined) &&
    (relative === undefined || WORD.test(relative)) &&
    (period === undefined || PERIOD.test(period)) &&
    (each === undefined || (LENGTHS.includes(each) && relative === undefined)) &&
    by.every((word) => WORD.test(word)) &&
    where.every(([dimension, category]) => WORD.test(dimension) && CATEGORY.test(category));
  if (!isRight) return undefined;
  return {
    owner,
    measure,
    ...(relative && { relative }),
    ...(period && { period }),
    ...(each && { each }),
    by,
    where,
  };
}
