import { rootFields } from './affected-fields.js';
import type { Question } from './question.js';
import type { SubgraphAnswer, SubgraphError } from './subgraph-answer.js';

/** Most representations that a subgraph takes in one call of `_entities`. */
export const MOST_REPRESENTATIONS = 200;

/** A question for entities as it goes to a subgraph. */
export interface EntityQuestions {
  /** Questions of the same text, each for no more entities than a subgraph looks up at once. */
  parts: Question[];
  /** For each entity of all parts, in order: its places in the whole. Absent when they are its own. */
  places?: number[][];
}

/** The entities that a question asks for. */
export const representationsOf = ({ variables }: Question) =>
  Array.isArray(variables['representations']) ? (variables['representations'] as unknown[]) : [];

/**
 * Asks for each entity once, however many rows point at it (fifty residents have a few case managers), and for as many at a time as a
 * subgraph looks up. A planner asks for entities in an operation of its own, so any other question stays whole.
 */
export function splitEntities(question: Question, most = MOST_REPRESENTATIONS): EntityQuestions {
  const representations = representationsOf(question);
  if (representations.length <= 1 || !asksForEntitiesAlone(question)) return { parts: [question] };
  const placesOf = new Map<string, number[]>();
  representations.forEach((representation, index) => {
    const name = nameOf(representation);
    const places = placesOf.get(name);
    if (places) places.push(index);
    else placesOf.set(name, [index]);
  });
  const places = [...placesOf.values()];
  const distinct = places.map(([first]) => representations[first!]);
  const parts = Array.from({ length: Math.ceil(distinct.length / most) }, (_, index) => ({
    ...question,
    variables: {
      ...question.variables,
      representations: distinct.slice(index * most, (index + 1) * most),
    },
  }));
  return distinct.length === representations.length ? { parts } : { parts, places };
}

/**
 * A text that two representations have in common when they are of one entity. Of texts alone, as nearly all keys are, they are put
 * together by their lengths: a tenth of the time of JSON, for hundreds of rows.
 */
function nameOf(representation: unknown): string {
  if (typeof representation !== 'object' || representation === null) return JSON.stringify(representation);
  let name = '';
  for (const [key, value] of Object.entries(representation)) {
    if (typeof value !== 'string') return JSON.stringify(representation);
    name += `${key.length}:${key}${value.length}:${value}`;
  }
  return name;
}

/** A copy of what was read of JSON: `structuredClone`, which takes anything, takes ten times as long. */
function copyOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copyOf);
  const copy: Record<string, unknown> = {};
  for (const name of Object.keys(value)) copy[name] = copyOf((value as Record<string, unknown>)[name]);
  return copy;
}

function asksForEntitiesAlone({ document, variables }: Question): boolean {
  const [field, ...others] = rootFields(document, variables);
  return field?.name.value === '_entities' && others.length === 0;
}

/**
 * Puts the answers to the parts of one question together: each entity, and each error, at all its places in the whole. A part without
 * data leaves nulls; all parts without data leave none.
 */
export function mergeEntities({ parts, places }: EntityQuestions, answers: SubgraphAnswer[]): SubgraphAnswer {
  if (answers.length === 1 && !places) return answers[0]!;
  const entities: unknown[] = [];
  const errors: SubgraphError[] = [];
  let first = 0;
  parts.forEach((part, at) => {
    const { data, errors: own } = answers[at]!;
    const asked = representationsOf(part);
    const found = data?.['_entities'];
    const offset = first;
    const placesOf = (index: number) => places?.[offset + index] ?? [offset + index];
    asked.forEach((_, index) => {
      const entity: unknown = Array.isArray(found) ? found[index] : null;
      // What is filled in at one place later on must not show at another.
      placesOf(index).forEach((place, copy) => {
        entities[place] = copy === 0 ? entity : copyOf(entity);
      });
    });
    for (const error of own) errors.push(...movedTo(error, placesOf));
    first += asked.length;
  });
  const anyData = answers.some(({ data }) => Array.isArray(data?.['_entities']));
  return { data: anyData ? { _entities: entities } : null, errors };
}

function movedTo(error: SubgraphError, placesOf: (index: number) => number[]): SubgraphError[] {
  const [field, index, ...rest] = error.path ?? [];
  if (field !== '_entities' || typeof index !== 'number') return [error];
  return placesOf(index).map((place) => ({ ...error, path: [field, place, ...rest] }));
}
