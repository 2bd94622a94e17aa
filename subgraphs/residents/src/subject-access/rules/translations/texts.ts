/** Texts of the page itself, by their names in `../words.ts`. What is left out is said in English. */
export interface Frame {
  page: Readonly<Record<string, string>>;
  sections: Readonly<Record<string, string>>;
  headings: Readonly<Record<string, string>>;
}

/** By list and word, as `labels` has them. */
export type Words = Readonly<Record<string, Readonly<Record<string, string>>>>;
