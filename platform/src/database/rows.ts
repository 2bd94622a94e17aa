import type { SQL } from 'drizzle-orm';
import { type ZodType, z } from 'zod';
import type { Query } from './database.js';

/**
 * The rows of a statement that the builder cannot write, as they are said to be.
 * @throws Error when a row has another shape: a fault of the program
 */
export async function rows<Row>(query: Query, statement: SQL, shape: ZodType<Row>): Promise<Row[]> {
  return z.array(shape).parse([...(await query.execute(statement))]);
}
