import type { Request } from '@mrrm/platform/context';
import { isOneOf } from '@mrrm/platform/database/conditions';
import type { SQL } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';

/** Makes finders of what `find` finds: by one column against all keys of a batch. */
export const foundBy =
  <Row>(find: (request: Request, condition: SQL) => Promise<Row[]>) =>
  (column: AnyPgColumn | SQL) =>
  (request: Request, ids: string[]): Promise<Row[]> =>
    find(request, isOneOf(column, ids));
