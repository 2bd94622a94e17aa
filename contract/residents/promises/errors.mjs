import { must, same, shortened } from '../../promise.mjs';
import { errorsHeard } from '../../promises/errors.mjs';
import { tooMuch } from '../../promises/limits.mjs';
import { REGISTER, somebodyAt } from '../questions.mjs';

/** Deeper than what any router makes of a client's document. */
const LEVELS = 60;
/** What errors look like, where people are spoken of. */
export const errors = [
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
