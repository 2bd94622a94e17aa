import type { z } from 'zod';

/**
 * Reads a deployable's configuration from the environment, once.
 * @throws Error that names every wrong variable and never prints a value
 */
export function readConfig<Schema extends z.ZodType>(
  schema: Schema,
  environment: NodeJS.ProcessEnv = process.env,
): z.output<Schema> {
  const result = schema.safeParse(environment);
  if (result.success) return result.data;
  const wrong = result.error.issues.map((issue) => `${issue.path.join('.')} (${issue.code})`);
  throw new Error(`The configuration is not complete. Set or correct: ${[...new Set(wrong)].join(', ')}.`);
}
