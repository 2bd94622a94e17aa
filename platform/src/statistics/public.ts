/** A number as it is shown to the public: rounded to five, once it may be told at all. */
export const forThePublic = (value: number): number => Math.round(value / 5) * 5;
