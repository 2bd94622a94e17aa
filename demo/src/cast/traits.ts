/** Whom somebody of the cast stands for. */
export type CastRole =
  | 'COMES_OF_AGE'
  | 'SIBLING'
  | 'GIRL'
  | 'SEPARATED'
  | 'RELATIVE'
  | 'MAN_ALONE'
  | 'CAME_BACK'
  | 'MOVED';

/** What the generators need to know of a resident who is of the cast. */
export interface CastTraits {
  role: CastRole;
  /** The holders of a role follow each other: 0, 1, 2 … */
  holder: number;
  /** 1 for the stay after a return or a transfer: the same person as the resident before in the list, with a stay of its own. */
  stay: 0 | 1;
}
