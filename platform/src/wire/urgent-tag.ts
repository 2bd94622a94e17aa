/** The tag by which a write says in the schema that it is served before all others when too many ask at once. */
export const URGENT_TAG = 'urgent';
