import {
  buildASTSchema,
  type ConstDirectiveNode,
  type DocumentNode,
  GraphQLObjectType,
  type GraphQLSchema,
  Kind,
  parse,
  valueFromASTUntyped,
} from 'graphql';

/** Who reads a group of fields, as the published schema says it. */
export interface Group {
  name: string;
  owner: string;
  roles: string[];
  across: 'OPEN' | 'SHARED' | 'NEVER';
}

export interface Published {
  schema: GraphQLSchema;
  groups: Map<string, Group>;
  purposes: Map<string, string[]>;
  /** The group of a field, by `Type.field`. */
  groupOf: Map<string, Group>;
}

const FEDERATION = (entities: string[]) => `
  scalar _Any
  type _Service { sdl: String! }
  union _Entity = ${entities.join(' | ')}
  extend type Query { _service: _Service! _entities(representations: [_Any!]!): [_Entity]! }`;

/** Reads the published schema of a slice: what can be asked, and who may ask it. Nothing answers anything yet. */
export function readPublished(sdl: string): Published {
  const document = parse(sdl, { noLocation: true });
  const types = document.definitions.filter(({ kind }) => !kind.startsWith('Schema'));
  const named = types.filter((one) => one.kind === Kind.OBJECT_TYPE_DEFINITION);
  const directives = (
    name: string,
    { directives = [] }: { directives?: readonly ConstDirectiveNode[] | undefined },
  ) =>
    directives
      .filter((one) => one.name.value === name)
      .map((one) =>
        Object.fromEntries(
          (one.arguments ?? []).map(({ name: word, value }) => [word.value, valueFromASTUntyped(value)]),
        ),
      );
  const query = named.find(({ name }) => name.value === 'Query')!;
  const groups = new Map(
    (directives('accessGroup', query) as unknown as Group[]).map((group) => [group.name, group]),
  );
  const purposes = new Map(
    directives('accessRole', query).map(({ name, purposes: known }) => [name as string, known as string[]]),
  );
  const groupOf = new Map(
    named.flatMap(({ name, fields = [] }) =>
      fields.flatMap((field) =>
        directives('access', field).map(
          ({ group }) => [`${name.value}.${field.name.value}`, groups.get(group as string)!] as const,
        ),
      ),
    ),
  );
  const entities = named.filter((one) => directives('key', one).length > 0).map(({ name }) => name.value);
  const whole: DocumentNode = {
    ...document,
    definitions: [...types, ...parse(FEDERATION(entities)).definitions],
  };
  return { schema: buildASTSchema(whole, { assumeValidSDL: true }), groups, purposes, groupOf };
}

/** Every field of every object type. */
export function* fieldsOf(schema: GraphQLSchema) {
  for (const type of Object.values(schema.getTypeMap()))
    if (type instanceof GraphQLObjectType && !type.name.startsWith('_'))
      for (const field of Object.values(type.getFields())) yield { at: `${type.name}.${field.name}`, field };
}
