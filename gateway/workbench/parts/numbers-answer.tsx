import { lazy, Suspense, useRef, useState } from 'react';
import { kindsFor } from '../answer/chart-kinds.js';
import { fileOf } from '../answer/file.js';
import { dimensionsIn, type Figure, type Numbers, placeOf } from '../answer/numbers.js';
import { PERIOD, pivotOf } from '../answer/pivot.js';
import { aboutOf, labelsOf, saidOf, titleOf } from '../answer/words.js';
import { type Catalogues, dimensionLabel } from '../question/catalogue.js';
import { periodLabel } from '../question/periods.js';
import type { Question } from '../question/question.js';
import { NumbersTable } from './numbers-table.js';
import { Saving } from './saving.js';
import { useSpeech } from './speech.js';
import { WhyWithheld } from './why-withheld.js';

const NumbersChart = lazy(() => import('./numbers-chart.js'));

interface Properties {
  numbers: Numbers;
  title: string;
  /** Whether other numbers stand beside them, under one title. */
  isOneOfSeveral: boolean;
  catalogues: Catalogues;
  /** The question of the form from which the numbers are; nothing when somebody wrote the document. */
  question?: Question | undefined;
  body: unknown;
  onAsk(question: Question): void;
}

/** Numbers of editions: chart, table, what is missing, and on what it rests. */
export function NumbersAnswer({
  numbers,
  title,
  isOneOfSeveral,
  catalogues,
  question,
  body,
  onAsk,
}: Properties) {
  const speech = useSpeech();
  const { say, locale, number } = speech;
  const [why, setWhy] = useState<Figure>();
  const drawn = useRef<SVGSVGElement>(null);
  const { cells, openPeriods, editions } = numbers;
  const by = question?.by ?? dimensionsIn(cells);
  const pivot = pivotOf(cells, by);
  const label = labelsOf(catalogues, question?.owner, speech);
  /** In a chart a place has its code: there is little room. */
  const short = (axis: string, cell: Figure) => placeOf(cell, axis)?.code || label(axis, cell);
  const kinds = kindsFor(pivot);
  const says = (cell: Figure) => `${aboutOf(cell, label)}. ${saidOf(cell, speech)}`;
  const withheld = cells.filter((cell) => cell.withheld).length;
  const days = (question && catalogues.of[question.owner]?.daysToClose) ?? 7;
  const axisLabel = (axis: string) =>
    axis === PERIOD ? say('period') : dimensionLabel(catalogues, axis, locale);
  const coarser = (cell: Figure) => {
    if (!question || !cell.opens) return undefined;
    const { period, categories } = cell.opens;
    const { owner, measure } = question;
    const where = categories.map(({ dimension, category }): [string, string] => [dimension, category]);
    const next: Question = { owner, measure, period, by: [], where };
    return { title: titleOf(catalogues, next, speech), ask: () => onAsk(next) };
  };
  const single = cells.length === 1 ? cells[0] : undefined;
  return (
    <>
      {isOneOfSeveral && <h3>{title}</h3>}
      {cells.length === 0 && openPeriods.length === 0 && (
        <p className="note">{say(editions.length === 0 ? 'noEditions' : 'noRows')}</p>
      )}
      {withheld > 0 && <p className="note">{say('withheldCount', { withheld, all: cells.length })}</p>}
      {openPeriods.length > 0 && (
        <p className="note">
          {say('openPeriods', {
            periods: openPeriods.map((period) => periodLabel(period, locale, say)).join(', '),
            days,
          })}
        </p>
      )}
      {single?.value != null && <p className="single">{number(single.value)}</p>}
      {kinds.length > 0 && (
        <Suspense>
          <NumbersChart
            {...{ cells, pivot, title, kinds, says, drawn }}
            label={short}
            hatched={say('withheldHow')}
          />
        </Suspense>
      )}
      {cells.length > 0 && <NumbersTable {...{ pivot, title, axisLabel, label }} onWithheld={setWhy} />}
      {cells.length > 0 && (
        <Saving
          name={(question?.measure ?? numbers.name).toLowerCase()}
          title={title}
          hasHxl
          csv={(hxl) =>
            fileOf(
              cells,
              [...by, ...(question?.where.map(([name]) => name) ?? [])],
              (cell, axis) => label(axis, cell),
              hxl,
            )
          }
          body={body}
          chart={kinds.length > 0 ? drawn : undefined}
        />
      )}
      {editions.length > 0 && (
        <p className="hint">
          {say('restsOn')}{' '}
          {editions
            .map(({ year, number: edition, builtAt }) =>
              say('edition', {
                year,
                number: edition,
                date: new Date(builtAt).toLocaleDateString(locale, { dateStyle: 'medium' }),
              }),
            )
            .join('; ')}
        </p>
      )}
      {why && (
        <WhyWithheld
          cell={why}
          title={aboutOf(why, label)}
          {...withInstead(coarser(why))}
          onClose={() => setWhy(undefined)}
        />
      )}
    </>
  );
}

const withInstead = (instead: { title: string; ask(): void } | undefined) => (instead ? { instead } : {});
