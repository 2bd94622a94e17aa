import { csvOf } from '../../explorer/csv.js';
import type { Answer } from '../../explorer/graph.js';
import { bestList, listsOf } from '../../explorer/lists.js';
import { tableOf } from '../../explorer/table.js';
import { RowsTable } from './rows-table.js';
import { Saving } from './saving.js';

/** What any document was answered, as the table of its longest list, or of the one that is wanted. */
export function RowsAnswer({
  answer,
  title,
  name,
  list,
}: {
  answer: Answer;
  title: string;
  name: string;
  list?: string | undefined;
}) {
  const table = tableOf(answer.data, bestList(listsOf(answer.data), list));
  return (
    <>
      <RowsTable table={table} title={title} errors={answer.errors} />
      <Saving name={name} title={title} hasHxl={false} csv={() => csvOf(table)} body={answer.body} />
    </>
  );
}
