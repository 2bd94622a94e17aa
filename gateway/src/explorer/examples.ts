import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../examples/', import.meta.url));
const TITLE = /^# (.+)$/m;
const VARIABLES = /^# Variables: (\{.*\})$/m;

/** An operation that one of the audiences asks, kept as a file. */
export interface Example {
  file: string;
  title: string;
  query: string;
  /** JSON object. */
  variables: string;
}

/** The example operations of `gateway/examples`, by file name; the first comment line of each is its title. */
export function readExamples(): Example[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((file) => {
      const query = readFileSync(`${folder}${file}`, 'utf8');
      return {
        file,
        title: TITLE.exec(query)?.[1] ?? file,
        query,
        variables: JSON.stringify(JSON.parse(VARIABLES.exec(query)?.[1] ?? '{}'), null, 2),
      };
    });
}
