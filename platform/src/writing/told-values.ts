import {
  defaultFieldResolver,
  type GraphQLInputType,
  type GraphQLSchema,
  getNullableType,
  isInputObjectType,
  isListType,
  isObjectType,
} from 'graphql';
import type { Request } from '../context.js';
import { readIdentifier } from '../values/identifiers.js';
import { Refusal } from '../wire/errors.js';
import { checkText } from './input.js';
import { toUserError } from './user-error.js';

/** Throws a `Refusal` BAD_USER_INPUT at the place of the first value that no reader takes. */
type Check = (value: unknown, path: string) => void;

const CHECKS: Record<string, Check> = {
  ID: (value, path) => void readIdentifier(String(value), path),
  String: (value, path) => checkText(String(value), path),
};

/** How the values of a type are checked; undefined for one that holds neither texts nor identifiers. */
function checkOf(type: GraphQLInputType, known: Map<GraphQLInputType, Check | undefined>): Check | undefined {
  const bare = getNullableType(type) as GraphQLInputType;
  if (known.has(bare)) return known.get(bare);
  // A type that holds itself finds this first, and the finished check when it is called.
  known.set(bare, (value, path) => known.get(bare)?.(value, path));
  known.set(bare, checkOfBare(bare, known));
  return known.get(bare);
}

function checkOfBare(type: GraphQLInputType, known: Map<GraphQLInputType, Check | undefined>) {
  if (isListType(type)) {
    const check = checkOf(type.ofType, known);
    return check && listCheck(check);
  }
  if (!isInputObjectType(type)) return 'name' in type ? CHECKS[type.name] : undefined;
  const fields = Object.values(type.getFields()).flatMap(({ name, type: of }) => {
    const check = checkOf(of, known);
    return check ? [{ name, check }] : [];
  });
  if (fields.length === 0) return undefined;
  return (value: unknown, path: string) => {
    for (const { name, check } of fields) {
      const told = (value as Record<string, unknown>)[name];
      if (told !== null && told !== undefined) check(told, path ? `${path}.${name}` : name);
    }
  };
}

const listCheck =
  (check: Check): Check =>
  (value, path) => {
    for (const [index, item] of (value as unknown[]).entries())
      if (item !== null && item !== undefined) check(item, `${path}.${index}`);
  };

/**
 * Puts one check before every resolver of a schema: each identifier in an argument or input is one, and each text is a
 * text. So "" never means "none", and no text that cannot be stored or seen gets any further. What a text may hold
 * beyond that, and how long it may be, its own reader says.
 */
export function checkToldValues(schema: GraphQLSchema): void {
  const known = new Map<GraphQLInputType, Check | undefined>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    const isMutation = type === schema.getMutationType();
    for (const [name, field] of Object.entries(type.getFields())) {
      if (name.startsWith('_')) continue;
      const checks = field.args.flatMap((argument) => {
        const check = checkOf(argument.type, known);
        return check ? [{ name: argument.name, check }] : [];
      });
      if (checks.length === 0) continue;
      const resolve = field.resolve ?? defaultFieldResolver;
      field.resolve = (source, args, context: Request, info) => {
        try {
          // The input of a write is where its paths begin.
          for (const one of checks)
            if (args[one.name] !== null && args[one.name] !== undefined)
              one.check(args[one.name], isMutation ? '' : one.name);
        } catch (refusal) {
          if (!isMutation || !(refusal instanceof Refusal)) throw refusal;
          context.trail.refusedWrite(name, args['input'], refusal.code);
          return { userErrors: [toUserError(refusal)] };
        }
        return resolve(source, args, context, info);
      };
    }
  }
}
