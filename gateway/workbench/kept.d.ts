/** A kept question, as its file has it. */
declare module '*.graphql?raw' {
  const text: string;
  export default text;
}
