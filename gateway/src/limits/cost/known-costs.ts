import type { OperationDefinitionNode } from 'graphql';
import type { CostTable } from './table.js';

/** More forms of its variables than an operation is asked with by a screen, whatever page it is on. */
const MOST_FORMS = 20;
/** A longer form is not kept: what a client makes up takes no memory. */
const LONGEST_FORM = 500;

const ofTables = new WeakMap<CostTable, WeakMap<OperationDefinitionNode, Map<string, number>>>();

/**
 * What an operation costs, worked out once for each form of its variables: which of them are there, their numbers and truth values,
 * and how long their lists are. What a text says (whose record, which page) has no part in a cost.
 * @param variables as the client gave them; they have to fit the operation
 */
export function knownCost(
  table: CostTable,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
  workOut: () => number,
): number {
  const form = JSON.stringify(variables, (_, value) => (typeof value === 'string' ? '' : value));
  if (form.length > LONGEST_FORM) return workOut();
  const ofTable = ofTables.get(table) ?? new WeakMap<OperationDefinitionNode, Map<string, number>>();
  ofTables.set(table, ofTable);
  const costs = ofTable.get(operation) ?? new Map<string, number>();
  ofTable.set(operation, costs);
  const known = costs.get(form);
  if (known !== undefined) return known;
  const cost = workOut();
  if (costs.size < MOST_FORMS) costs.set(form, cost);
  return cost;
}
