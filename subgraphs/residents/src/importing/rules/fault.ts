/** Why a row is not taken over. */
export type FaultRule =
  | 'UNREADABLE'
  | 'QUOTES'
  | 'COLUMNS'
  | 'TOO_LONG'
  | 'ENCODING'
  | 'MISSING'
  | 'FORMULA'
  | 'UNKNOWN_WORD'
  | 'DATE_FORM'
  | 'TWO_DIGIT_YEAR'
  | 'IMPOSSIBLE_DATE'
  | 'VALUE'
  | 'KEY_TWICE'
  | 'KNOWN'
  | 'DIFFERS'
  | 'NUMBER_TWICE'
  | 'NUMBER_IN_USE'
  | 'KEY_AT_ANOTHER_CENTRE'
  | 'HEAD_TWICE'
  | 'HEAD_ON_RECORD'
  | 'POSSIBLE_DUPLICATE';

/** One reason, with where it lies. It never holds a value of the row. */
export interface Fault {
  /** As the file names it; null where the whole row is meant. */
  column: string | null;
  /** What sort of value stands there. */
  valueClass: string | null;
  rule: FaultRule;
  reason: string;
}
