import { must, shortened } from '../promise.mjs';

/** What programs say of themselves, and clients have no use for. */
const INNER_WORDS = [
  /\bselect\b[\s\S]{1,200}\bfrom\b/i,
  /\b(insert into|update \w+ set|delete from)\b/i,
  /\bviolates\b[\s\S]{1,80}\bconstraint\b/i,
  /\bsyntax error at or near\b/i,
  /\brelation "[^"]+"/i,
  /\bat (\w[\w.]* )?\(?(file:\/\/)?\/[\w./-]+:\d+/,
  /\bnode_modules\b/,
  /"(stack|stacktrace|exception)":/,
  /\b(ECONNREFUSED|ECONNRESET|ENOENT)\b/,
];
/** Codes of the language itself, beside those of the closed list. */
const OF_THE_LANGUAGE = ['BAD_REQUEST', 'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED'];

/** Every error that came back so far, also the refusals of writes. */
export function errorsHeard({ heard }) {
  const found = [];
  const walk = (value, name) => {
    if (Array.isArray(value) && (name === 'errors' || name === 'userErrors')) found.push(...value);
    else if (value && typeof value === 'object')
      for (const [key, inner] of Object.entries(value)) walk(inner, key);
  };
  for (const text of heard)
    try {
      walk(JSON.parse(text));
    } catch {
      // What is no JSON is judged as text.
    }
  return found;
}

/** What is no question. */
export const noQuestions = [
  {
    id: 'errors/no-operation',
    says: 'What is no GraphQL, or asks for what is not there, is an error without data',
    needs: ['access/token'],
    async keeps({ slice, actors }) {
      for (const query of [
        '{ viewer {',
        '{ nobodyHasThisField }',
        'query ($id: ID!) { viewer { principal } }',
      ]) {
        const { data, errors: said } = await slice.ask(actors.anybody, query);
        must(said.length > 0 && !data, `${query} was answered`);
        must(
          said.every(({ message }) => typeof message === 'string' && message),
          `${query} is an error without a message`,
        );
      }
    },
  },
];

/** What no answer may say. The last promises look at every answer of the run. */
export const heard = [
  {
    id: 'errors/codes',
    says: 'Every error of this run has a message, and a code of the closed list (ErrorCode)',
    needs: ['sdl/told'],
    async keeps({ slice, codes }) {
      for (const error of errorsHeard(slice)) {
        const code = error.extensions?.code ?? error.code;
        must(
          typeof error.message === 'string' || 'code' in error,
          `an error has no message: ${shortened(JSON.stringify(error))}`,
        );
        must(
          [...codes, ...OF_THE_LANGUAGE].includes(code),
          `an error has the code ${code}: ${shortened(error.message)}`,
        );
      }
    },
  },
  {
    id: 'errors/quiet',
    says: 'No answer of this run tells SQL, files, stacks or the inside of the program',
    needs: ['access/token'],
    async keeps({ slice }) {
      for (const text of slice.heard)
        for (const word of INNER_WORDS) {
          // A schema speaks of everything.
          if (text.startsWith('{"data":{"_service"')) continue;
          const found = word.exec(text)?.[0];
          must(!found, `an answer says: ${shortened(found)}`);
        }
    },
  },
];
