/** How another owner's entity is found, and to which place it belongs. */
export interface Lookup {
  /** Root field with an `id` argument. */
  field: string;
  /** Field with the key-only place, or places, of the entity; absent for what belongs to none. */
  place?: string;
  /** How its owner is asked whether it fits what is to be done with it. */
  fit?: FitQuestion;
}

/**
 * A question that the owner of an entity judges by itself: it answers with the words that speak against what is to be
 * done, and tells nothing else of the entity.
 */
export interface FitQuestion {
  /** Root field with an `id` argument. Its `objections` are words, none when it fits; it is null for what is absent. */
  field: string;
  /** GraphQL types of its other arguments, by name. */
  arguments: Record<string, string>;
  /** What each word means to whoever writes. */
  objections: Record<string, Objection>;
}

export interface Objection {
  /** One sentence, and what to do. */
  message: string;
  /** Whether a reason passes over it. */
  overridable?: boolean;
}

/** An entity asked about; with a place, it must belong there to count as present. */
export interface Asked {
  typename: string;
  id: string;
  place?: string | undefined;
  /** Arguments of the owner's `FitQuestion`, the place among them; absent when its existence is enough. */
  fit?: Record<string, unknown> | undefined;
}

/** What the owner of an entity says of it, and which words speak against it. */
export interface Judgement {
  existence: Existence;
  objections: string[];
}

/** An answer of the graph. */
export interface GraphAnswer {
  // biome-ignore lint/suspicious/noExplicitAny: the shape is that of the caller's own query.
  data?: Record<string, any> | null;
  errors?: { path?: (string | number)[]; extensions?: { rule?: string } }[];
}

/** What the graph knows of an entity of another owner. */
export type Existence = 'PRESENT' | 'ABSENT' | 'UNREACHABLE';
