import { existsSync, readFileSync } from 'node:fs';
import { Purpose } from '@mrrm/platform/wire/purposes';
import { transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import { buildASTSchema, getOperationAST, Kind, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { EVERYBODY } from '../src/explorer/example.js';
import { readExample, readExamples } from '../src/explorer/examples.js';

const file = new URL('../../schema/supergraph.graphql', import.meta.url);
const examples = readExamples();

const HEAD = `# A title
# Asked by: somebody.
# Personas: nurse, registrar
# Variables: {"id": "<first.id>"}
`;

describe('the head of an example', () => {
  it.each([
    ['no title', HEAD.replace('# A title\n', '')],
    ['no persona', HEAD.replace(/# Personas.*\n/, '')],
    ['a line twice', `${HEAD}# Personas: nurse\n`],
    ['a line that means nothing', `${HEAD}# Persona: nurse\n`],
    ['variables that are no JSON', HEAD.replace('{"id"', '{id')],
    ['nothing at all', ''],
  ])('with %s is refused by the name of the file', (_, head) => {
    expect(() => readExample('a.graphql', `${head}{ me }\n`)).toThrow(/a\.graphql/);
  });

  it('says who looks up first what the variables need, when that is somebody else', () => {
    const { first, firstAs } = readExample('a.graphql', `${HEAD}# First: as nurse: { a { b } }\n{ me }\n`);
    expect([first, firstAs]).toEqual(['{ a { b } }', 'nurse']);
    expect(() => readExample('a.graphql', `${HEAD}# First: nurse: { a }\n{ me }\n`)).toThrow(/First/);
  });

  it('says why its table may be empty, and for whom', () => {
    const read = (line: string) => readExample('a.graphql', `${HEAD}# Empty: ${line}\n{ me }\n`);
    expect(read('Nobody waits.')).toMatchObject({ empty: 'Nobody waits.', emptyAs: undefined });
    expect(read('as nurse: Nobody waits.')).toMatchObject({ empty: 'Nobody waits.', emptyAs: 'nurse' });
  });

  it('says who may send it, and what is looked up before', () => {
    expect(readExample('a.graphql', `${HEAD}# Table: me\n{ me }\n`)).toEqual({
      file: 'a.graphql',
      title: 'A title',
      askedBy: 'somebody.',
      query: '{ me }\n',
      variables: '{\n  "id": "<first.id>"\n}',
      personas: ['nurse', 'registrar'],
      table: 'me',
    });
  });
});

describe.each(examples.map((example) => [example.file, example] as const))(
  'the example %s',
  (_, { query, variables, first, purpose, personas }) => {
    it('gives every variable it needs, and looks up what it does not know', () => {
      const operation = getOperationAST(parse(query))!;
      const given = Object.keys(JSON.parse(variables));
      const needed = operation.variableDefinitions!.filter(({ type }) => type.kind === Kind.NON_NULL_TYPE);
      for (const { variable } of needed) expect(given).toContain(variable.name.value);
      expect(/"<(?!fresh>)/.test(variables)).toBe(first !== undefined);
      if (purpose) expect(Object.keys(Purpose)).toContain(purpose);
      if (personas.includes(EVERYBODY)) expect(personas).toEqual([EVERYBODY]);
    });

    it.skipIf(!existsSync(file))('fits the committed supergraph', () => {
      const supergraph = parse(readFileSync(file, 'utf8'));
      const schema = buildASTSchema(transformSupergraphToPublicSchema(supergraph), { assumeValidSDL: true });
      for (const document of [query, ...(first ? [first] : [])])
        expect(validate(schema, parse(document)).map(({ message }) => message)).toEqual([]);
    });
  },
);
