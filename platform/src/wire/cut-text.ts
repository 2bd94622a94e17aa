const HEAD = 4096;
const TAIL = 1024;

/**
 * A text of any length, cut to 4 KB of its head and 1 KB of its tail. Whatever repeats what a client sent goes through here
 * before a regular expression reads it: an expression that takes four times as long for twice the text once stopped the
 * process for everybody.
 */
export const cutText = (text: string): string =>
  text.length <= HEAD + TAIL ? text : `${text.slice(0, HEAD)}…${text.slice(-TAIL)}`;
