import { rootFields } from './affected-fields.js';
import type { Question } from './question.js';
import type { SubgraphAnswer, SubgraphError } from './subgraph-answer.js';

/** Most representations that a subgraph takes in one call of `_entities`. */
export const MOST_REPRESENTATIONS = 200;

const representationsOf = ({ variables }: Question) =>
  Array.isArray(variables['representations']) ? (variables['representations'] as unknown[]) : [];

/**
 * Splits a question for more entities than a subgraph looks up at once into several questions of the same text.
 * A planner asks for entities in an operation of its own, so any other question stays whole.
 */
export function splitEntities(question: Question, most = MOST_REPRESENTATIONS): Question[] {
  const representations = representationsOf(question);
  if (representations.length <= most) return [question];
  const fields = rootFields(question.document, question.variables);
  if (fields.length !== 1 || fields[0]!.name.value !== '_entities') return [question];
  return Array.from({ length: Math.ceil(representations.length / most) }, (_, index) => ({
    ...question,
    variables: {
      ...question.variables,
      representations: representations.slice(index * most, (index + 1) * most),
    },
  }));
}

/**
 * Puts the answers to the parts of one question together, in order: entities one after the other, errors at the place
 * that they have in the whole. A part without data leaves nulls; all parts without data leave none.
 */
export function mergeEntities(parts: Question[], answers: SubgraphAnswer[]): SubgraphAnswer {
  if (answers.length === 1) return answers[0]!;
  const entities: unknown[] = [];
  const errors: SubgraphError[] = [];
  parts.forEach((part, index) => {
    const offset = entities.length;
    const { data, errors: own } = answers[index]!;
    errors.push(...own.map((error) => moved(error, offset)));
    const found = data?.['_entities'];
    entities.push(...(Array.isArray(found) ? found : representationsOf(part).map(() => null)));
  });
  const anyData = answers.some(({ data }) => Array.isArray(data?.['_entities']));
  return { data: anyData ? { _entities: entities } : null, errors };
}

function moved(error: SubgraphError, offset: number): SubgraphError {
  const [field, index, ...rest] = error.path ?? [];
  if (field !== '_entities' || typeof index !== 'number') return error;
  return { ...error, path: [field, index + offset, ...rest] };
}
