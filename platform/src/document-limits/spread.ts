import { Kind, type SelectionNode, type SelectionSetNode, type ValidationContext } from 'graphql';

/** What a selection adds to a figure: its own share, and that of what it selects. */
type Share = (selection: SelectionNode, inner: number) => number;

/**
 * Works a figure out over a selection as if all fragments were spread. Each fragment is worked out once however often it
 * is spread, so the time is that of the document as written; one that contains itself is refused by another rule.
 * @param together how the figures of selections side by side make one
 */
export function figureOf(
  selections: SelectionSetNode | undefined,
  context: ValidationContext,
  share: Share,
  together: (one: number, other: number) => number,
): number {
  const known = new Map<string, number>();
  const all = (set: SelectionSetNode | undefined): number =>
    (set?.selections ?? []).map(one).reduce(together, 0);
  const one = (selection: SelectionNode): number => {
    if (selection.kind !== Kind.FRAGMENT_SPREAD) return share(selection, all(selection.selectionSet));
    const name = selection.name.value;
    if (!known.has(name)) {
      known.set(name, 0);
      known.set(name, all(context.getFragment(name)?.selectionSet));
    }
    return share(selection, known.get(name)!);
  };
  return all(selections);
}

/** Adds two figures. */
export const sum = (one: number, other: number) => one + other;
