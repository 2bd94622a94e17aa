/** An operation that one of the audiences asks, kept as a file. */
export interface Example {
  file: string;
  title: string;
  /** Who asks it, in a sentence. */
  askedBy: string;
  /** The document, without its head. */
  query: string;
  /** JSON object; a text `<path>` in it stands for what the answer to `first` has there, `<fresh>` for a new UUID. */
  variables: string;
  /** Codes of the personas to whom it is answered without an error, or `everybody`. */
  personas: string[];
  /** What it is asked for; without one, what the persona asks for anyway. */
  purpose?: string | undefined;
  /** A query that is asked before, to find what the variables need. */
  first?: string | undefined;
  /** The persona who asks it, for that one's own purpose, when it is somebody else: who has the file passes on what is in it. */
  firstAs?: string | undefined;
  /** The path of the list that is worth a table, when it is not the longest one. */
  table?: string | undefined;
  /** Why that list may rightly be empty, in a sentence. Without one it has rows for each of its personas. */
  empty?: string | undefined;
  /** The only persona for whom it may be empty. */
  emptyAs?: string | undefined;
}

/** Whoever may be anybody: an example of this one suits every persona. */
export const EVERYBODY = 'everybody';
