import { type Catalogues, lengthsOf, measureOf, mostDimensions, placeToName } from './catalogue.js';
import { lengthOf, namesIn, type Question } from './question.js';

/** The same of whole years. */
function inYears({ relative, period, each, ...rest }: Question): Question {
  return { ...rest, ...(period ? { period: period.slice(0, 4) } : { relative: 'LAST_5_YEARS' }) };
}

/** The nearest question that the catalogue offers: of whole years where it has no shorter ones, and of no more dimensions than it has then. */
export function fitted(catalogues: Catalogues, draft: Question): Question {
  const measure = measureOf(catalogues, draft);
  if (!measure) return draft;
  const question = lengthsOf(measure).includes(lengthOf(draft)) ? draft : inYears(draft);
  const place = placeToName(catalogues, question);
  const offered = new Set(measure.dimensions.map(({ dimension }) => dimension.value));
  const wanted = [...(place ? [place] : []), ...namesIn(question)].filter((name) => offered.has(name));
  const kept = [...new Set(wanted)].slice(0, mostDimensions(catalogues, question));
  const where = question.where.filter(([name]) => kept.includes(name));
  return { ...question, where, by: kept.filter((name) => !where.some(([one]) => one === name)) };
}
