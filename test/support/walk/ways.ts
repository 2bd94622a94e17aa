import type { Rule } from './rules.js';
import type { Probe, Row } from './walk.js';

/** A root field with the argument `id`. */
export const root = (row: Row, type: string, field: string, id: string, rule: Rule): Probe => ({
  name: field,
  type,
  row,
  through: [rule],
  found: rule,
  field: `${field}(id: $value) { SELECTION }`,
  value: ['ID!', id],
  find: (data) => data,
});

/** The way by which the gateway, or another owner's entity, comes to a row. */
export const entity = (row: Row, type: string, id: string, found: Rule): Probe => ({
  name: `_entities ${type}`,
  type,
  row,
  through: [],
  found,
  field: `_entities(representations: $value) { ... on ${type} { SELECTION } }`,
  value: ['[_Any!]!', [{ __typename: type, id }]],
  find: (data) => data[0],
});

/** A field of an entity that is known here by its key alone. */
export const behind = (
  row: Row,
  of: { type: string; id: string },
  field: string,
  to: { type: string; id: string; inner?: string; through: Rule; found: Rule; from?: Rule },
): Probe => ({
  name: `${of.type}.${field}`,
  type: to.type,
  row,
  through: [to.through],
  found: to.found,
  ...(to.from && { from: to.from }),
  field: `_entities(representations: $value) { ... on ${of.type} { way: ${field} ${to.inner ?? '{ id SELECTION }'} } }`,
  value: ['[_Any!]!', [{ __typename: of.type, id: of.id }]],
  way: ['way'],
  find: (data) => rowIn(data[0]?.way, to.id),
});

/** The row with an identifier in a page, a list, or alone. */
function rowIn(value: unknown, id: string): Record<string, unknown> | undefined {
  const nodes = (value as { nodes?: unknown } | null | undefined)?.nodes ?? value;
  return [nodes].flat().find((node) => (node as { id?: string } | null)?.id === id) as
    | Record<string, unknown>
    | undefined;
}

/** The inner selection of a page. */
export const PAGE = '{ nodes { id SELECTION } }';
