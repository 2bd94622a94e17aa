import { lazy, Suspense, useRef } from 'react';
import { csvOf } from '../../explorer/csv.js';
import type { Answer } from '../../explorer/graph.js';
import { bestList, listsOf } from '../../explorer/lists.js';
import { tableOf } from '../../explorer/table.js';
import { PERIOD, pivotOf } from '../answer/pivot.js';
import { figuresIn } from '../answer/rows.js';
import type { Ready } from '../question/ready.js';
import { RowsTable, textIn } from './rows-table.js';
import { Saving } from './saving.js';
import { useSpeech } from './speech.js';

const NumbersChart = lazy(() => import('./numbers-chart.js'));

interface Properties {
  answer: Answer;
  title: string;
  name: string;
  /** The ready question that was asked; it says which list is its table, and what of it is drawn. */
  ready?: Ready | undefined;
}

/** What any document was answered, as the table of its longest list, or of the one that is wanted. */
export function RowsAnswer({ answer, title, name, ready }: Properties) {
  const speech = useSpeech();
  const drawn = useRef<SVGSVGElement>(null);
  const table = tableOf(answer.data, bestList(listsOf(answer.data), ready?.table));
  const cells = ready?.chart ? figuresIn(table, ready.chart) : [];
  const { along = '', kind } = ready?.chart ?? {};
  const label = (axis: string, { period, categories }: (typeof cells)[number]) =>
    axis === PERIOD ? period : textIn(along, { value: categories![0]!.category, path: [] }, speech);
  const says = (cell: (typeof cells)[number]) =>
    `${label(kind === 'bars' ? along : PERIOD, cell)}: ${cell.value ?? speech.say('notTold')}`;
  return (
    <>
      {kind && cells.length > 1 && (
        <Suspense>
          <NumbersChart
            {...{ cells, title, label, says, drawn }}
            kinds={[kind]}
            pivot={pivotOf(cells, kind === 'bars' ? [along] : [])}
            hatched={speech.say('notToldHow')}
          />
        </Suspense>
      )}
      <RowsTable table={table} title={title} errors={answer.errors} />
      <Saving
        name={name}
        title={title}
        hasHxl={false}
        csv={() => csvOf(table)}
        body={answer.body}
        chart={cells.length > 1 ? drawn : undefined}
      />
    </>
  );
}
