/** The organisation that owns the premises and this slice's records. It is a party of every SOP. */
export const PREMISES_OWNER = 'STATE';
