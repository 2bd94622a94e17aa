import {
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isIntrospectionType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { AccessTable, TypeRule } from './table.js';

/** Fields that federation itself adds. */
const FEDERATION = new Set(['_entities', '_service', '_Service']);

/**
 * What is missing in an access table, or too much: a field without a rule is nobody's decision.
 * A field that can be closed on a row that is open must be nullable, or its refusal would take the row away.
 * @returns one sentence for each fault, none when the table fits the schema
 */
export function faultsOf(table: AccessTable, schema: GraphQLSchema): string[] {
  const faults: string[] = [];
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => isObjectType(type) && !isIntrospectionType(type) && !FEDERATION.has(type.name),
  );
  const known = new Set<string>();
  for (const type of types) {
    if (!isObjectType(type)) continue;
    const rule = table.types[type.name];
    for (const [name, field] of Object.entries(type.getFields())) {
      if (FEDERATION.has(name)) continue;
      const group = rule?.fields[name];
      known.add(`${type.name}.${name}`);
      if (!group) faults.push(`${type.name}.${name} has no access rule.`);
      else if (!table.groups[group]) faults.push(`${type.name}.${name} is of an unknown group ${group}.`);
      else if (leavesNull(type.name) && isNonNullType(field.type) && isNarrower(table, group, rule.base))
        faults.push(`${type.name}.${name} can be closed on an open row: make it nullable.`);
      if (type === schema.getMutationType()) faults.push(...payloadFaults(field.type));
      faults.push(...filterFaults(table, type.name, name, field.args));
      faults.push(...argumentFaults(table, type.name, name, field.args));
      for (const argument of field.args) known.add(`${type.name}.${name}(${argument.name})`);
    }
  }
  for (const [field, rules] of Object.entries(table.arguments))
    for (const name of Object.keys(rules))
      if (!known.has(`${field}(${name})`))
        faults.push(`The table speaks of ${field}(${name}), which does not exist.`);
  for (const [type, rule] of Object.entries(table.types)) {
    const { base, fields } = rule;
    faults.push(...personFaults(table, type, rule));
    if (!table.groups[base]) faults.push(`${type} has an unknown base group ${base}.`);
    faults.push(...baseFaults(type, rule));
    for (const name of Object.keys(fields))
      if (schema.getType(type) && !known.has(`${type}.${name}`))
        faults.push(`The table speaks of ${type}.${name}, which does not exist.`);
    if (!schema.getType(type)) faults.push(`The table speaks of ${type}, which does not exist.`);
  }
  for (const [group, { roles, always, across }] of Object.entries(table.groups)) {
    for (const role of roles)
      if (!table.roles[role]) faults.push(`The group ${group} names an unknown role ${role}.`);
    if (always && across !== 'OPEN') faults.push(`The group ${group} is open to all, and ${across} as well.`);
    // The matrix is drawn from the roles, what is always open asks none: both have to say the same.
    const missing = Object.keys(table.roles).filter((role) => always && !roles.includes(role));
    if (missing.length > 0)
      faults.push(`The group ${group} is open to all, and leaves out ${missing.join(', ')}.`);
  }
  return faults;
}

/** Without the base group a row is not there: it is the group of the key, and of a row without a key one of its groups. */
function baseFaults(type: string, { base, fields }: TypeRule): string[] {
  if (type === 'Query' || type === 'Mutation') return [];
  const { id } = fields;
  if (id && id !== base) return [`${type} is found by ${base}, and its key is of ${id}.`];
  return Object.values(fields).includes(base) ? [] : [`${type} is found by ${base}, and no field is of it.`];
}

/** A write that is refused before it begins has nothing to tell but why: another field without a value would hide that. */
function payloadFaults(type: GraphQLOutputType): string[] {
  const payload = getNamedType(type);
  if (!isObjectType(payload)) return [];
  return Object.values(payload.getFields())
    .filter((field) => field.name !== 'userErrors' && isNonNullType(field.type))
    .map(({ name }) => `${payload.name}.${name} has no value when the write is refused: make it nullable.`);
}

/** Each type with personal fields says whose its rows are: without a person its reads are nobody's. */
function personFaults({ groups }: AccessTable, type: string, { base, fields, ...rule }: TypeRule): string[] {
  if (type === 'Query' || type === 'Mutation' || rule.person || rule.people || rule.namesNobody) return [];
  const personal = [base, ...Object.values(fields)].find((group) => groups[group]?.personal);
  return personal ? [`${type} has fields of ${personal}, but does not say whom its rows speak of.`] : [];
}

/** Whether a group can be closed to somebody to whom the base group of its row is open. */
function isNarrower({ groups }: AccessTable, group: string, base: string): boolean {
  if (group === base) return false;
  const [inner, outer] = [groups[group]!, groups[base]];
  return inner.across !== 'OPEN' || !outer || outer.roles.some((role) => !inner.roles.includes(role));
}

/** A refused mutation answers with its payload; every other refusal leaves a null. */
const leavesNull = (type: string) => type !== 'Mutation';

/** An input object on a field that reads must have a rule for each of its fields. */
function filterFaults(
  table: AccessTable,
  type: string,
  field: string,
  args: readonly { name: string; type: unknown }[],
): string[] {
  if (type === 'Mutation') return [];
  return args.flatMap((arg) => {
    const input = getNamedType(arg.type as never);
    if (!isInputObjectType(input)) return [];
    const rules = table.filters[input.name] ?? {};
    return Object.keys(input.getFields())
      .filter((name) => !table.groups[rules[name] ?? ''])
      .map((name) => `${input.name}.${name}, by which ${type}.${field} selects, has no access rule.`);
  });
}

/** A plain argument on a field that reads must have a rule: that of the field itself, or one that asks for more. */
function argumentFaults(
  table: AccessTable,
  type: string,
  field: string,
  args: readonly { name: string; type: unknown }[],
): string[] {
  if (type === 'Mutation') return [];
  const rules = table.arguments[`${type}.${field}`] ?? {};
  const own = table.types[type]?.fields[field];
  return args
    .filter((arg) => !isInputObjectType(getNamedType(arg.type as never)))
    .flatMap(({ name }) => {
      const group = rules[name] ?? '';
      if (!table.groups[group]) return [`${type}.${field}(${name}) has no access rule.`];
      if (!own || group === own || isNarrower(table, group, own)) return [];
      return [
        `${type}.${field}(${name}) is of ${group}, which asks for no more than ${own} of the field: say that.`,
      ];
    });
}
