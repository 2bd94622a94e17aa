/** A place that lies in another one is called by both, as a path: `outer/inner`. */
export const pathOf = (outer: string, inner: string): string => `${outer}/${inner}`;

/** The place in which a place lies; of one that lies in none, itself. */
export const outerOf = (place: string): string => place.split('/', 1)[0]!;

/** What a place is called by itself. */
export const innerOf = (place: string): string => place.slice(place.lastIndexOf('/') + 1);

export const liesWithin = (place: string): boolean => place.includes('/');
