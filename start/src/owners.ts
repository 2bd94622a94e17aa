/** The four owners' slices: each has a subgraph, a database and an identity of its own. */
export const OWNERS = ['residents', 'services', 'staff', 'facilities'] as const;
export type Owner = (typeof OWNERS)[number];

/** Which organisation's identity provider knows a slice's service identity. */
export const ORGANISATION_OF: Record<Owner, 'STATE' | 'IOM'> = {
  residents: 'STATE',
  services: 'IOM',
  staff: 'IOM',
  facilities: 'STATE',
};
