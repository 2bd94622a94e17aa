/** A spreadsheet runs what begins like this as a formula, the wide forms of these signs included. */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** A text as it stands in a file for spreadsheets: one that they would run begins with an apostrophe. For the pages in a browser as well. */
export const withoutFormula = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);
