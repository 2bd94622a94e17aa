/** The header in which a slice that asks the graph says for whom: the actor token that it was asked with, or that it is nobody. */
export const ON_BEHALF_OF = 'x-on-behalf-of';
export const NOBODY = 'nobody';
/** The header in which it says how far the answer reaches: to what that person sees (`person`), or for a rule that sees all (`rule`). */
export const ON_BEHALF_REACH = 'x-on-behalf-reach';
