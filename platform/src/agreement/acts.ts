/** When the owner of the slice's records may act by its own right, and why. */
export interface OwnersRight {
  /** NOTHING_AGREED: while no agreement holds at the place. ALWAYS: whatever was agreed. */
  when: 'NOTHING_AGREED' | 'ALWAYS';
  because: string;
}

interface Performing {
  /** The table in which the write leaves its record. */
  record?: string;
  /** Whether only who leads the function may do it; to support it is not enough then. */
  lead?: true;
  owner?: OwnersRight;
}

/** What a write performs under an agreement, as plain data: it shows in the SDL as `@performs`. */
export type ActRule =
  | (Performing & {
      /** Any one of these functions allows the write. */
      functions: readonly string[];
    })
  | (Performing & {
      /** Where the function stands, e.g. `input.function`, when the write itself tells it. */
      functionOf: string;
    })
  | {
      /** Why no agreement is asked: a duty by law, a right of the person, an organisation's own affair. */
      nothing: string;
      /** What the sign-in must allow beyond the role: the guard refuses without it. */
      permission?: string;
    };

/** By mutation: what it performs. A mutation that is missing here keeps the slice from starting. */
export type ActTable = Record<string, ActRule>;

/** @returns one sentence for each mutation without a rule and each rule without a mutation */
export function faultsOfActs(acts: ActTable, mutations: string[]): string[] {
  return [
    ...mutations
      .filter((name) => !acts[name])
      .map((name) => `Mutation.${name} does not say what it performs.`),
    ...Object.keys(acts)
      .filter((name) => !mutations.includes(name))
      .map((name) => `The acts speak of Mutation.${name}, which does not exist.`),
  ];
}
