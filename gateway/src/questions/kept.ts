import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  type DocumentNode,
  getOperationAST,
  Kind,
  OperationTypeNode,
  parse,
  print,
  type TypeNode,
} from 'graphql';

/** What may be given to a kept question. */
export interface Parameter {
  name: string;
  /** As the document has it: `[ResidentDimension!]!`. */
  type: string;
  /** Asked without it, the question is refused. */
  isNeeded: boolean;
  /** As the document has it, where there is one. */
  unlessTold?: string;
}

/** A query that whoever runs the gateway keeps under a name. */
export interface KeptQuestion {
  /** The name of its file, by which it is asked. */
  id: string;
  title: string;
  query: string;
  parameters: readonly Parameter[];
}

/** The questions that come with the gateway. */
export const KEPT_QUESTIONS = fileURLToPath(new URL('../../questions', import.meta.url));

const ENDING = '.graphql';
const ID = /^[a-z][a-z0-9-]{0,59}$/;
const TITLE = /^# (.{1,120})\n/;

const isNonNull = (type: TypeNode) => type.kind === Kind.NON_NULL_TYPE;

/** @throws Error that names the file, when it is not one query under a title */
export function readKept(file: string, text: string): KeptQuestion {
  const id = file.slice(0, -ENDING.length);
  if (!ID.test(id)) throw new Error(`${file}: a question is asked by a name of small letters, digits and -.`);
  const title = TITLE.exec(text)?.[1];
  if (!title) throw new Error(`${file}: its first line is no title, as in "# Arrivals".`);
  const operation = getOperationAST(parsed(file, text));
  if (operation?.operation !== OperationTypeNode.QUERY)
    throw new Error(`${file}: one query is kept under a name, and nothing else.`);
  return {
    id,
    title,
    query: text,
    parameters: (operation.variableDefinitions ?? []).map(({ variable, type, defaultValue }) => ({
      name: variable.name.value,
      type: print(type),
      isNeeded: isNonNull(type) && !defaultValue,
      ...(defaultValue && { unlessTold: print(defaultValue) }),
    })),
  };
}

function parsed(file: string, text: string): DocumentNode {
  try {
    return parse(text);
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`);
  }
}

/**
 * Every question of a folder, by its name.
 * @throws Error that names what is wrong with one of the files, or that there is no such folder
 */
export const readKeptQuestions = (folder: string = KEPT_QUESTIONS): ReadonlyMap<string, KeptQuestion> =>
  new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith(ENDING))
      .sort()
      .map((file) => readKept(file, readFileSync(`${folder}/${file}`, 'utf8')))
      .map((question) => [question.id, question]),
  );
