/** Somebody as whom a developer may ask. */
export interface Persona {
  code: string;
  title: string;
  organisation: string;
  /** What this persona asks for, by default. */
  purpose: string;
}
