import type { GatewayConfig } from '@apollo/gateway';

type Resolved = Parameters<NonNullable<GatewayConfig['experimental_didResolveQueryPlan']>>[0];
export type QueryPlan = Resolved['queryPlan'];
export type PlanNode = Exclude<NonNullable<QueryPlan['node']>, { kind: 'Subscription' }>;
type Sequence = Extract<PlanNode, { kind: 'Sequence' }>;
type Fetch = Extract<PlanNode, { kind: 'Fetch' }>;

const settled = new WeakSet<QueryPlan>();

/**
 * Lets a plan ask a slice once where it asks it at once and then again behind one other fetch: the earlier of the two waits for the
 * later, and the data source puts both into one request. Done once for a plan, in place: Apollo Gateway keeps it for its operation.
 *
 * What stands in a Parallel does not need one another and may end in any order, and its parts are only moved into one another: so
 * whatever is answered thus could have been answered before. Only reads are moved, only what is asked of entities, and nothing
 * into or out of what is asked under a condition.
 */
export function askLater({ queryPlan }: Pick<Resolved, 'queryPlan'>): void {
  if (settled.has(queryPlan)) return;
  settled.add(queryPlan);
  const { node } = queryPlan;
  if (node && node.kind !== 'Subscription' && isRead(node)) settle(node);
}

function settle(node: PlanNode): void {
  if (node.kind !== 'Parallel' && node.kind !== 'Sequence') return;
  if (node.kind === 'Parallel') node.nodes = node.nodes.filter((part) => !isPutOff(part, node.nodes));
  for (const part of node.nodes) settle(part);
}

/** Puts a fetch beside a later one of the same slice in a part that stands beside it; whether there is one. */
function isPutOff(part: PlanNode, parts: readonly PlanNode[]): boolean {
  const asked = ofEntities(part);
  if (!asked) return false;
  const others = parts.filter((other) => other !== part);
  const asksIt = (node: PlanNode | undefined) =>
    node !== undefined && atOnce(node).some((one) => ofEntities(one)?.serviceName === asked.serviceName);
  // Asked in the same moment anyhow.
  if (others.some((other) => asksIt(other.kind === 'Sequence' ? other.nodes[0] : other))) return false;
  const later = others.find(
    (other): other is Sequence => other.kind === 'Sequence' && asksIt(other.nodes[1]),
  );
  // Behind more than one round of fetches it could wait longer than one slice that hangs is waited for.
  if (!later || !isOneRound(later.nodes[0]!)) return false;
  later.nodes[1] = { kind: 'Parallel', nodes: [...atOnce(later.nodes[1]!), part] };
  return true;
}

/** The fetch of a part that asks for entities and for nothing else. */
function ofEntities(node: PlanNode): Fetch | undefined {
  if (node.kind !== 'Flatten' || node.node.kind !== 'Fetch') return undefined;
  return node.node.requires && !node.node.hasDefers && node.node.id === undefined ? node.node : undefined;
}

const atOnce = (node: PlanNode): PlanNode[] => (node.kind === 'Parallel' ? node.nodes : [node]);

const isOneRound = (node: PlanNode) =>
  atOnce(node).every((one) => one.kind === 'Fetch' || (one.kind === 'Flatten' && one.node.kind === 'Fetch'));

/** Whether nothing in a plan changes anything. */
function isRead(node: PlanNode): boolean {
  switch (node.kind) {
    case 'Fetch':
      return node.operationKind === 'query';
    case 'Flatten':
      return isRead(node.node);
    case 'Sequence':
    case 'Parallel':
      return node.nodes.every(isRead);
    case 'Condition':
      return [node.ifClause, node.elseClause].every((clause) => !clause || isRead(clause));
    default:
      return false;
  }
}
