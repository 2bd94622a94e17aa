import { existsSync, readFileSync } from 'node:fs';
import { transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import { buildASTSchema, getOperationAST, Kind, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { readExamples } from '../src/explorer/examples.js';

const file = new URL('../../schema/supergraph.graphql', import.meta.url);
const examples = readExamples();

describe.each(examples.map((example) => [example.file, example] as const))(
  'the example %s',
  (_, { query, variables }) => {
    it('says what it is, who asks it, and gives every variable it needs', () => {
      expect(query).toMatch(/^# .+\n# Asked by: .+\n# Variables: \{.*\}\n/);
      const operation = getOperationAST(parse(query))!;
      const given = Object.keys(JSON.parse(variables));
      const needed = operation.variableDefinitions!.filter(({ type }) => type.kind === Kind.NON_NULL_TYPE);
      for (const { variable } of needed) expect(given).toContain(variable.name.value);
    });

    it.skipIf(!existsSync(file))('fits the committed supergraph', () => {
      const supergraph = parse(readFileSync(file, 'utf8'));
      const schema = buildASTSchema(transformSupergraphToPublicSchema(supergraph), { assumeValidSDL: true });
      expect(validate(schema, parse(query)).map(({ message }) => message)).toEqual([]);
    });
  },
);
