const VARIABLE = /^(Variable "\$\w+" got) invalid value [\s\S]*$/;
/** What the libraries say after the value, up to the value that it repeats. The last match counts: a value may look like a reason. */
const REASON =
  /(?: at ("[\w.[\]]+"))?; (Field "\w+" of required type "[\w![\]]+" was not provided\.|Field "\w+" is not defined by type "\w+"\.|Field "\w+" must be non-null\.|Expected non-nullable type "[\w![\]]+" not to be null\.|Expected type "\w+"(?: to be an object)?\.|Exactly one key must be specified for OneOf type "\w+"\.|Value "[\s\S]*" does not exist in "\w+" enum\.|(?:Enum "\w+"|\w+) cannot represent [\s\S]*|Value is not (?:string|a valid \w+): [\s\S]*)/g;

/**
 * A message of graphql-js or graphql-scalars without the value that it found: that value may be a child's name, and a client logs what it is told.
 * Variables, paths, fields and types stay: with the place in the document they say what to repair.
 */
export function withoutValues(message: string): string {
  const variable = VARIABLE.exec(message)?.[1];
  if (variable) {
    const reason = [...message.matchAll(REASON)].at(-1);
    const place = reason?.[1] ? ` at ${reason[1]}` : '';
    return `${variable} an invalid value${place}${reason ? `; ${withoutFound(reason[2]!)}` : '.'}`;
  }
  return withoutFound(message);
}

const withoutFound = (message: string) =>
  message
    .replace(/^((?:Enum "\w+"|\w+) cannot represent [\w -]*value): [\s\S]*$/, '$1.')
    .replace(
      /^(\w+ cannot represent (?:an invalid date-time-string|an invalid Unix timestamp|non string or Date type)) [\s\S]*$/,
      '$1.',
    )
    .replace(/^(Value is not (?:string|a valid \w+)): [\s\S]*$/, '$1.')
    .replace(/^Value "[\s\S]*" does not exist in/, 'The value does not exist in')
    .replace(/^(Expected value of type "[\w![\]]+"), found [\s\S]*$/, '$1.')
    .replace(/^(Syntax Error: [\s\S]*?\b(?:String|BlockString|Name|Int|Float)) "[\s\S]*$/, '$1.');
