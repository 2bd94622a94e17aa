import { labelOf } from '../labels.js';
import type { Speech } from '../parts/speech.js';
import { type Catalogues, categoryLabel, dimensionLabel, measureOf } from '../question/catalogue.js';
import { periodLabel, periodsLabel } from '../question/periods.js';
import type { Question } from '../question/question.js';
import { categoryOf, type Figure, placeOf } from './numbers.js';
import { PERIOD } from './pivot.js';

/** The question in a line: what, when, by what, of what alone. */
export function titleOf(catalogues: Catalogues, question: Question, { locale, say }: Speech): string {
  const measure = measureOf(catalogues, question)?.measure[locale] ?? question.measure;
  const by = question.by.map((name) => dimensionLabel(catalogues, name, locale));
  const only = question.where.map(
    (choice) => categoryLabel(catalogues, question.owner, choice, locale) ?? choice[1],
  );
  return [
    measure,
    periodsLabel(question, locale, say),
    by.length > 0 && `${say('by').toLocaleLowerCase(locale)} ${by.join(', ')}`,
    ...only,
  ]
    .filter(Boolean)
    .join('\u00a0· ');
}

/** What people read for a period, or for a category of a number. */
export function labelsOf(
  catalogues: Catalogues,
  owner: Question['owner'] | undefined,
  { locale, say }: Speech,
) {
  return (axis: string, cell: Figure): string => {
    if (axis === PERIOD) return periodLabel(cell.period, locale, say);
    const category = categoryOf(cell, axis);
    const word = cell.categories?.find((one) => one.dimension === axis)?.word?.label;
    return (
      categoryLabel(catalogues, owner, [axis, category], locale) ??
      word ??
      placeOf(cell, axis)?.name ??
      category
    );
  };
}

/** Of what a number is, in a line: its period and categories. */
export const aboutOf = (cell: Figure, label: (axis: string, cell: Figure) => string): string =>
  [PERIOD, ...(cell.categories ?? []).map(({ dimension }) => dimension)]
    .map((axis) => label(axis, cell))
    .join(', ');

/** The number itself, or why it is not told. */
export function saidOf({ value, withheld }: Figure, { locale, say, number }: Speech): string {
  if (value != null) return number(value);
  return withheld
    ? say('because', { reason: labelOf('StatisticsWithheld', withheld, locale) })
    : say('unknown');
}
