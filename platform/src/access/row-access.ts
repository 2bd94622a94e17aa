/**
 * On what a read rests, as the audit keeps it: `OWN`, `LAW`, `OPEN`, `CONSENT:<id>`, `SOP:<id> <clause>`, `BREAK_GLASS:<id>`;
 * `RECIPIENT` for what an organisation has because it was given something, `SHARED` for what a predicate has opened.
 */
export type Basis = string;

/** Which groups a row opens to the asking organisation, and on what basis. */
export type Opened = Partial<Record<string, Basis>>;

/** What a row says of its own access; a row that says nothing belongs to the slice's owner. */
export interface RowAccess {
  /** The organisation that owns the row. */
  owner?: string | undefined;
  /** On what the row itself was found, for readers of another organisation. */
  found?: Basis | undefined;
  /** For readers of another organisation, what else it opens; asked only when a field needs it. */
  opened?: Opened | (() => Promise<Opened>) | undefined;
  /** Groups that stay closed on this row even to people of its owner whose role reads them elsewhere. */
  withheld?: string[] | undefined;
  /** Groups that an emergency opens on this very row, whatever the role. */
  emergency?: Opened | undefined;
}

/** A row that carries its access. */
export interface Guarded {
  access?: RowAccess | undefined;
}
