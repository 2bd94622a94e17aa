import { copyTexts } from '@mrrm/platform/database/copy';
import { rowText } from '@mrrm/platform/database/copy-text';
import type { Maintenance } from '@mrrm/platform/database/maintenance';
import { sql } from 'drizzle-orm';
import { COPIED, makeStaging, STAGING, stagedRow } from '../repository/staged.js';
import type { Fault } from '../rules/fault.js';
import type { Mapping } from '../rules/mapping.js';
import type { Progress } from './progress.js';
import { clockOf, judgeRow, type OpenedFile } from './read-file.js';

export interface Staged {
  rows: number;
  /** By line. */
  faults: Map<number, Fault[]>;
}

/** Copies each row that can be read into the staging table of this connection, and keeps what is wrong with the others. */
export async function stage(
  { query, connection }: Maintenance,
  file: OpenedFile,
  mapping: Mapping,
  progress: Progress,
): Promise<Staged> {
  await query.execute(makeStaging);
  const staged: Staged = { rows: 0, faults: new Map() };
  const clock = clockOf(mapping);
  async function* texts() {
    for await (const rows of (await file.read()).rows) {
      let text = '';
      for (const row of rows) {
        const judged = judgeRow(mapping, row, clock);
        if (Array.isArray(judged)) staged.faults.set(row.line, judged);
        else text += rowText(COPIED, stagedRow(row.line, judged, 'UNVERIFIED'));
      }
      staged.rows += rows.length;
      progress.tell('read', staged.rows);
      if (text !== '') yield text;
    }
  }
  await copyTexts(
    connection,
    STAGING,
    COPIED.map(({ name }) => name),
    texts(),
  );
  await query.execute(sql.raw(`analyze ${STAGING}`));
  return staged;
}
