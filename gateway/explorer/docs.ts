import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { button, element } from './elements.js';

const MOST_FOUND = 60;

/** The pages of the documentation: what can be asked and written, every type, and a search over names and meanings. */
export function showDocs(panel: HTMLElement, schema: GraphQLSchema): void {
  const search = element('input', { type: 'search', id: 'search', autocomplete: 'off' });
  const page = element('div', { class: 'docs-page', 'aria-live': 'polite' });
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
  const back: GraphQLNamedType[] = [];

  const linkTo = (type: { toString(): string }, named: GraphQLNamedType) =>
    button(String(type), () => open(named), { class: 'link' });

  function open(type: GraphQLNamedType, isBack = false): void {
    if (!isBack) back.push(type);
    const before = back.at(-2);
    page.replaceChildren(
      ...(before
        ? [
            button(
              `← ${before.name}`,
              () => {
                back.pop();
                open(before, true);
              },
              { class: 'link' },
            ),
          ]
        : []),
      ...pageOf(type),
    );
    panel.scrollTop = 0;
  }

  function pageOf(type: GraphQLNamedType): HTMLElement[] {
    const parts: HTMLElement[] = [element('h3', {}, type.name)];
    if (type.description) parts.push(element('p', { class: 'description' }, type.description));
    if (isObjectType(type) || isInterfaceType(type))
      parts.push(list(Object.values(type.getFields()).map(fieldEntry)));
    else if (isInputObjectType(type)) parts.push(list(Object.values(type.getFields()).map(inputEntry)));
    else if (isEnumType(type))
      parts.push(
        list(
          type.getValues().map(({ name, description }) => entry([element('code', {}, name)], description)),
        ),
      );
    else if (isUnionType(type)) parts.push(list(type.getTypes().map((one) => entry([linkTo(one, one)]))));
    return parts;
  }

  const list = (entries: HTMLElement[], kind = 'entries') => element('dl', { class: kind }, ...entries);
  const entry = (name: Node[], description?: string | null) =>
    element(
      'div',
      { class: 'entry' },
      element('dt', {}, ...name),
      element('dd', { class: 'meant' }, description ?? ''),
    );

  function fieldEntry({ name, args, type, description }: GraphQLField<unknown, unknown>): HTMLElement {
    const made = entry(
      [element('code', {}, name), document.createTextNode(': '), linkTo(type, getNamedType(type))],
      description,
    );
    if (args.length > 0) made.append(list(args.map(inputEntry), 'arguments'));
    return made;
  }

  function inputEntry({
    name,
    type,
    description,
    defaultValue,
  }: GraphQLArgument | GraphQLInputField): HTMLElement {
    const unlessTold = defaultValue === undefined ? '' : ` = ${JSON.stringify(defaultValue)}`;
    return entry(
      [
        element('code', {}, name),
        document.createTextNode(': '),
        linkTo(type, getNamedType(type)),
        document.createTextNode(unlessTold),
      ],
      description,
    );
  }

  function find(): void {
    const wanted = search.value.trim().toLowerCase();
    if (!wanted) {
      open(schema.getQueryType()!);
      return;
    }
    const hits = found(types, wanted);
    page.replaceChildren(
      element(
        'p',
        { class: 'note' },
        hits.length > MOST_FOUND ? `The first ${MOST_FOUND} of ${hits.length}.` : `${hits.length} found.`,
      ),
      list(
        hits
          .slice(0, MOST_FOUND)
          .map(({ type, member, description }) =>
            entry([linkTo(member ? `${type.name}.${member}` : type.name, type)], description),
          ),
      ),
    );
  }

  const roots = [schema.getQueryType(), schema.getMutationType()].filter((type) => !!type);
  const names: Record<string, string> = { Query: 'What can be asked', Mutation: 'What can be written' };
  search.addEventListener('input', find);
  panel.replaceChildren(
    element(
      'div',
      { class: 'tools' },
      element('label', {}, 'Search ', search),
      ...roots.map((type) => button(names[type.name] ?? type.name, () => open(type), { class: 'plain' })),
    ),
    page,
  );
  open(schema.getQueryType()!);
}

interface Hit {
  type: GraphQLNamedType;
  member?: string;
  description: string;
}

/** Types, fields, arguments and values whose name or meaning has the wanted text: names that begin with it come first. */
function found(types: GraphQLNamedType[], wanted: string): Hit[] {
  const all = types.flatMap((type): Hit[] => {
    const members = isEnumType(type)
      ? type.getValues()
      : 'getFields' in type
        ? Object.values(type.getFields())
        : [];
    return [
      { type, description: type.description ?? '' },
      ...members.map(({ name, description }) => ({ type, member: name, description: description ?? '' })),
    ];
  });
  const rank = ({ type, member, description }: Hit) => {
    const name = (member ?? type.name).toLowerCase();
    if (name.startsWith(wanted)) return 0;
    if (name.includes(wanted)) return 1;
    return description.toLowerCase().includes(wanted) ? 2 : 3;
  };
  return all
    .map((hit) => ({ hit, order: rank(hit) }))
    .filter(({ order }) => order < 3)
    .sort((one, other) => one.order - other.order)
    .map(({ hit }) => hit);
}
