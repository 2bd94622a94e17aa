import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publicSchema } from './compose.mjs';

const require = createRequire(import.meta.url);
const { parse, validate } = require('graphql');

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Where operations are kept that must go on to work: those of the explorer, those that are asked by their name, and those that partners have stored. */
export const STORED = ['gateway/examples', 'gateway/questions', 'schema/operations'].map((folder) =>
  join(ROOT, folder),
);

/**
 * The operations that are kept in folders, and in the folders in these.
 * @param {string[]} folders
 * @returns {{ file: string, text: string }[]} named from the root of the checkout where they lie in it
 */
export function storedOperations(folders = STORED) {
  return folders.flatMap((folder) => {
    if (!existsSync(folder)) throw new Error(`There is no folder ${folder} with operations.`);
    return readdirSync(folder, { recursive: true })
      .filter((name) => name.endsWith('.graphql'))
      .sort()
      .map((name) => {
        const path = join(folder, name);
        const fromRoot = relative(ROOT, path);
        return { file: fromRoot.startsWith('..') ? path : fromRoot, text: readFileSync(path, 'utf8') };
      });
  });
}

/**
 * Which operations a schema does not answer.
 * @param {{ file: string, text: string }[]} operations
 * @param {string} supergraph
 * @returns {string[]} one sentence for each thing that an operation asks and that is not there
 */
export function brokenOperations(operations, supergraph) {
  const schema = publicSchema(supergraph);
  return operations.flatMap(({ file, text }) => {
    const fault = whyUnreadable(text);
    if (fault) return [`${file} cannot be read: ${fault}`];
    const document = parse(text);
    const names = document.definitions.flatMap(({ name }) => name?.value ?? []);
    const who = [names[0], file].filter(Boolean).join(' in ');
    return validate(schema, document).map(({ message }) => `breaks the stored operation ${who}: ${message}`);
  });
}

/** @returns {string | undefined} why a text is no GraphQL; nothing when it is */
export function whyUnreadable(text) {
  try {
    parse(text);
    return undefined;
  } catch (error) {
    return error.message;
  }
}
