import { readFileSync } from 'node:fs';
import { z } from 'zod';

/**
 * Reads a deployable's configuration from the environment, once. Each variable may be given as a file instead, under its name
 * and `_FILE`, so that no secret stands in an environment; the line feed at the file's end is no part of the value.
 * @throws Error that names every wrong variable and never prints a value
 */
export function readConfig<Schema extends z.ZodType>(
  schema: Schema,
  environment: NodeJS.ProcessEnv = process.env,
): z.output<Schema> {
  const names = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  const result = schema.safeParse({ ...environment, ...fromFiles(names, environment) });
  if (result.success) return result.data;
  const wrong = result.error.issues.map((issue) => `${issue.path.join('.')} (${issue.code})`);
  throw new Error(`The configuration is not complete. Set or correct: ${[...new Set(wrong)].join(', ')}.`);
}

function fromFiles(names: string[], environment: NodeJS.ProcessEnv): Record<string, string> {
  const values: Record<string, string> = {};
  for (const name of names) {
    const file = environment[`${name}_FILE`];
    if (!file) continue;
    if (environment[name]) throw new Error(`${name} and ${name}_FILE are both set. Set one of them.`);
    try {
      values[name] = readFileSync(file, 'utf8').replace(/\r?\n$/, '');
    } catch (error) {
      throw new Error(`${name}_FILE cannot be read (${(error as { code?: string }).code}).`);
    }
  }
  return values;
}

/** The connection to an owner's database. Each has a variable of its own, so that one environment can hold them all. */
export function readDatabaseUrl(owner: string, environment: NodeJS.ProcessEnv = process.env): string {
  const name = `DATABASE_URL_${owner.toUpperCase()}`;
  return readConfig(z.object({ [name]: z.string().min(1) }), environment)[name]!;
}

/** The connection to a replica of an owner's database on which figures are counted; undefined where there is none. */
export function readFiguresUrl(
  owner: string,
  environment: NodeJS.ProcessEnv = process.env,
): string | undefined {
  const name = `FIGURES_DATABASE_URL_${owner.toUpperCase()}`;
  return readConfig(z.object({ [name]: z.string().min(1).optional() }), environment)[name];
}
