import type { Question } from './question.js';

/** As people read them: behind the `?` of an address these two stand for themselves. */
const LEGIBLE: Record<string, string> = { '%2C': ',', '%3A': ':' };
const written = (given: URLSearchParams): string =>
  String(given).replace(/%2C|%3A/g, (code) => LEGIBLE[code]!);

/** Where kept questions are asked by their name. */
const AT = '/questions/';

/** The address at which a program asks what the form asks: the kept question of the owner's numbers, with all that was chosen. */
export function addressOf({ owner, measure, relative, period, each, by, where }: Question): string {
  const given = new URLSearchParams({ measure });
  if (relative) given.set('relative', relative);
  if (period) given.set('period', period);
  if (each) given.set('each', each);
  if (by.length > 0) given.set('by', by.join(','));
  for (const [dimension, category] of where) given.append('where', JSON.stringify({ dimension, category }));
  return `${AT}${owner}-numbers?${written(given)}`;
}

/** The address of a ready document, with what had to be looked up for it. */
export const addressOfReady = (name: string, given: Readonly<Record<string, string>>): string =>
  [`${AT}${name}`, written(new URLSearchParams(given))].filter(Boolean).join('?');
