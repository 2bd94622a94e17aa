import { parse, print } from 'graphql';

/**
 * Everything that an SDL says, one line each, by the place where it stands: types, fields, arguments, values with their
 * types, defaults and directives. Descriptions promise nothing, nor does the order; extensions say what the type says.
 * @param {string} sdl
 * @returns {Map<string, string>} such as `Resident.age(on:)` to `LocalDate`
 * @throws GraphQLError when it cannot be read
 */
export function placesOf(sdl) {
  const places = new Map();
  const { definitions } = parse(sdl, { noLocation: true });
  for (const definition of definitions) readDefinition(definition, places);
  return places;
}

const KINDS = {
  ObjectType: 'type',
  InputObjectType: 'input',
  EnumType: 'enum',
  ScalarType: 'scalar',
  UnionType: 'union',
  InterfaceType: 'interface',
};

function readDefinition(definition, places) {
  const kind = KINDS[definition.kind.replace(/(Definition|Extension)$/, '')];
  const name = definition.name?.value;
  if (!kind) {
    // What is imported from federation differs from library to library, and says nothing about the data.
    if (definition.kind === 'DirectiveDefinition' || definition.kind.startsWith('Schema')) return;
    places.set(name ?? definition.kind, print(definition));
    return;
  }
  places.set(name, kind);
  for (const directive of definition.directives ?? []) placeDirective(name, directive, places);
  for (const member of definition.types ?? []) places.set(`${name} | ${member.name.value}`, 'member');
  for (const value of definition.values ?? [])
    placeWith(`${name}.${value.name.value}`, 'value', value, places);
  for (const field of definition.fields ?? []) {
    const at = `${name}.${field.name.value}`;
    placeWith(at, typeOf(field), field, places);
    for (const argument of field.arguments ?? [])
      placeWith(`${at}(${argument.name.value}:)`, typeOf(argument), argument, places);
  }
}

const typeOf = ({ type, defaultValue }) => print(type) + (defaultValue ? ` = ${print(defaultValue)}` : '');

function placeWith(at, text, { directives = [] }, places) {
  places.set(at, text);
  for (const directive of directives) placeDirective(at, directive, places);
}

/** A directive may be repeated: what it says belongs to its place. */
function placeDirective(at, directive, places) {
  const words = (directive.arguments ?? []).map((argument) => print(argument)).sort();
  // A reason is a sentence to people.
  const said = directive.name.value === 'deprecated' ? [] : words;
  places.set(`${at} @${directive.name.value}${said.length > 0 ? `(${said.join(', ')})` : ''}`, 'directive');
}

/**
 * What a slice serves against what is published of it.
 * @param {string} published
 * @param {string} served
 * @returns {{ lacks: string[], differs: string[], more: string[] }} sentences, by their places
 */
export function compare(published, served) {
  const [before, now] = [placesOf(published), placesOf(served)];
  const lacks = [];
  const differs = [];
  for (const [at, text] of before) {
    const found = now.get(at);
    // A type that is away takes what is in it along.
    if (found === undefined) {
      if (!isWithin(at, lacks)) lacks.push(at);
    } else if (found !== text) differs.push(`${at} is ${found}, and ${text} is published`);
  }
  return { lacks, differs, more: [...now.keys()].filter((at) => !before.has(at)) };
}

const isWithin = (at, places) =>
  places.some(
    (place) => !place.includes(' ') && /^[.(|\s]/.test(at.slice(place.length)) && at.startsWith(place),
  );
