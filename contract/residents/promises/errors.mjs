import { must, same, shortened } from '../../promise.mjs';
import { tooMuch } from '../../promises/limits.mjs';
import { REGISTER, somebodyAt } from '../questions.mjs';

/** Deeper than what any router makes of a client's document. */
const LEVELS = 60;
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
function errorsHeard({ heard }) {
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

/** What errors look like. The last promises look at every answer of the run. */
export const errors = [
  {
    id: 'errors/no-operation',
    says: 'What is no GraphQL, or asks for what is not there, is an error without data',
    needs: ['access/token'],
    async keeps({ slice, actors }) {
      for (const query of [
        '{ viewer {',
        '{ nobodyHasThisField }',
        'query ($id: ID!) { resident(id: $id) { id } }',
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
  {
    id: 'errors/no-identifier',
    says: 'An argument that cannot be is refused with BAD_USER_INPUT',
    needs: ['access/token'],
    async keeps({ slice, actors }) {
      const { errors: said } = await slice.ask(
        actors.caseManager,
        '{ resident(id: "not an identifier") { id } }',
      );
      same(
        said.map(({ extensions }) => extensions?.code),
        ['BAD_USER_INPUT'],
        'the codes',
      );
    },
  },
  {
    id: 'errors/hostile-text',
    says: 'A text with quotes, a null character or a thousand letters is taken as text or refused, and never fails',
    needs: ['writes/registered'],
    async keeps(world) {
      for (const familyName of ['O\'Neil"; drop table resident --', 'nul\u0000l', 'x'.repeat(1000)]) {
        const { data, errors: said } = await world.slice.ask(world.actors.registrar, REGISTER, {
          input: somebodyAt(world, { familyName }),
        });
        const inner = said.some(({ extensions }) => extensions?.code === 'INTERNAL');
        must(
          !inner && (data?.registerResident || said.length > 0),
          `${shortened(JSON.stringify(familyName))} failed`,
        );
      }
    },
  },
  {
    id: 'limits/depth',
    says: `A document of ${LEVELS} levels is refused with TOO_EXPENSIVE`,
    needs: ['writes/registered'],
    async keeps({ slice, actors, people: [{ id }] }) {
      const levels = LEVELS / 2;
      const query = `{ resident(id: "${id}") { ${'household { members { '.repeat(levels)} id ${'} } '.repeat(levels)} } }`;
      tooMuch(await slice.ask(actors.caseManager, query), 'it', ['TOO_EXPENSIVE']);
    },
  },
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
  {
    id: 'errors/no-names',
    says: 'No error of this run names a person',
    needs: ['writes/registered'],
    async keeps({ slice, people }) {
      const said = JSON.stringify(errorsHeard(slice));
      for (const { input } of people)
        for (const name of [input.givenName, input.familyName])
          must(!said.includes(name), 'an error names a person of the test');
    },
  },
];
