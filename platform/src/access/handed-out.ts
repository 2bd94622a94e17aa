import {
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  isObjectType,
} from 'graphql';
import type { Asking } from '../audit/trail.js';
import type { Request } from '../context.js';
import type { Connection } from '../reading/connection.js';
import { Refusal } from '../wire/errors.js';
import type { Guarded } from './row-access.js';
import type { AccessTable, TypeRule } from './table.js';

type Resolver = GraphQLFieldResolver<unknown, Request>;
type Arguments = Record<string, unknown>;

/** A field that hands out rows about people, or looks for some. */
interface HandsOut {
  type: string;
  field: string;
  /** The type of its rows, and the group without which they are not found; absent for rows that speak of nobody. */
  rows: Rows | undefined;
  /** The group of the field itself, where it is personal. */
  through: string[];
  isPage: boolean;
  /** Whether what it was asked is told as a query: a look-up, a list of a place, a page. */
  isQuery: boolean;
  /** Whether it hangs on something that speaks of nobody, such as a place. */
  ofNobody: boolean;
  /** Whether arguments name people. */
  namesPeople: boolean;
  /** Whether nothing is told of anybody when it is empty. */
  isFeed: boolean;
  /** What given arguments select by. */
  selectedBy(args: Arguments): Selection;
}

interface Rows extends Pick<TypeRule, 'base' | 'rowGroup'> {
  type: string;
}

interface Selection {
  /** The personal groups of what is selected by. */
  groups: string[];
  /** Whether rows are chosen, by a filter or by a value of a narrower group than the field's. */
  chooses: boolean;
}

/** What most fields select by. */
const NOTHING: Selection = { groups: [], chooses: false };

/**
 * Tells the trail what a field hands out: each row with the group of its type, of the field and of all that it was
 * selected by, whatever is then asked of it; and what was asked for, when it was a total, a selection or found nobody.
 */
export function notingHandedOut(
  table: AccessTable,
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  resolve: Resolver,
): Resolver {
  const rule = describe(table, type, field);
  if (!rule) return resolve;
  return (source, args, context, info) => {
    const asking = () => askingOf(rule, source, args);
    const tell = (value: unknown) => note(rule, value, args, asking, context);
    const failed = (error: unknown): never => {
      // Looked for and not found is an answer, however it is told.
      if (rule.isQuery && error instanceof Refusal && error.code === 'NOT_FOUND')
        context.trail.asked(asking());
      throw error;
    };
    let value: unknown;
    try {
      value = resolve(source, args, context, info);
    } catch (error) {
      return failed(error);
    }
    return isPromise(value) ? value.then(tell, failed) : tell(value);
  };
}

const isPromise = (value: unknown): value is Promise<unknown> =>
  typeof (value as Promise<unknown> | null)?.then === 'function';

function describe(
  table: AccessTable,
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
): HandsOut | undefined {
  const named = getNamedType(field.type);
  // What a page holds was told when the page was handed out.
  if (!isObjectType(named) || isPagePart(type)) return undefined;
  const isPage = isPagePart(named);
  const rowType = isPage ? getNamedType(named.getFields()['nodes']!.type).name : named.name;
  const rows = rowsOf(table, rowType);
  const group = table.types[type.name]!.fields[field.name]!;
  const through = isPersonal(table, group) ? [group] : [];
  if (!rows && through.length === 0) return undefined;
  const own = table.types[type.name]!;
  const ofNobody = !own.person && !own.people;
  const isList = isListType(getNullableType(field.type));
  const isPayload = 'userErrors' in type.getFields();
  return {
    type: type.name,
    field: field.name,
    rows,
    through,
    isPage,
    isQuery: !isPayload && (type.name === 'Query' || isPage || (isList && ofNobody)),
    ofNobody,
    namesPeople: field.args.some(({ name }) => table.personInputs.includes(name)),
    isFeed: table.feeds?.includes(`${type.name}.${field.name}`) ?? false,
    selectedBy: selectorOf(table, type.name, field),
  };
}

function rowsOf(table: AccessTable, type: string): Rows | undefined {
  const { base = '', rowGroup } = table.types[type] ?? {};
  return isPersonal(table, base) ? { type, base, ...(rowGroup && { rowGroup }) } : undefined;
}

const isPersonal = ({ groups }: AccessTable, group: string): boolean => groups[group]?.personal ?? false;

/** A page or an edge of one. */
const isPagePart = (type: GraphQLObjectType): boolean => {
  const fields = type.getFields();
  return ('nodes' in fields && 'edges' in fields) || ('node' in fields && 'cursor' in fields);
};

function selectorOf(table: AccessTable, type: string, field: GraphQLField<unknown, unknown>) {
  const plain = Object.entries(table.arguments[`${type}.${field.name}`] ?? {});
  const filters = field.args.flatMap(({ name, type: of }) => {
    const input = getNamedType(of);
    const groups = isInputObjectType(input) ? table.filters[input.name] : undefined;
    return groups ? [{ name, groups }] : [];
  });
  const isGiven = (value: unknown) => value !== undefined && value !== null;
  const own = table.types[type]!.fields[field.name];
  if (plain.length === 0 && filters.length === 0) return () => NOTHING;
  return (args: Arguments): Selection => {
    const groups = plain.filter(([name]) => isGiven(args[name])).map(([, group]) => group);
    let chooses = groups.some((group) => group !== own && isPersonal(table, group));
    for (const { name, groups: ofFields } of filters)
      for (const [asked, value] of Object.entries((args[name] as Arguments | null) ?? {}))
        if (isGiven(value) && ofFields[asked]) {
          groups.push(ofFields[asked]);
          chooses = true;
        }
    return { groups: groups.filter((group) => isPersonal(table, group)), chooses };
  };
}

function askingOf(rule: HandsOut, source: unknown, args: Arguments): Asking {
  const groups = [...rule.through, ...rule.selectedBy(args).groups];
  if (groups.length === 0 && rule.rows) groups.push(rule.rows.base);
  return {
    list: `${rule.type}.${rule.field}`,
    groups: [...new Set(groups)].sort(),
    type: rule.type,
    row: (source as object | undefined) ?? undefined,
    args,
    returned: 0,
  };
}

function note(
  rule: HandsOut,
  value: unknown,
  args: Arguments,
  asking: () => Asking,
  context: Request,
): unknown {
  const { groups: selected, chooses } = rule.selectedBy(args);
  const groups = selected.length > 0 ? [...rule.through, ...selected] : rule.through;
  const noteRows = (rows: readonly unknown[]) => {
    for (const row of rows) if (row) noteRow(rule, row as object & Guarded, groups, context);
  };
  if (rule.isPage && value)
    return new HandedOutPage(rule, value as Connection<unknown>, noteRows, chooses, asking, context.trail);
  const rows = Array.isArray(value) ? value.filter(Boolean) : value ? [value] : [];
  noteRows(rows);
  if (rule.isQuery && (chooses || rule.namesPeople || rows.length === 0))
    context.trail.asked(Object.assign(asking(), { returned: rows.length }));
  return value;
}

/** A row that another owner's slice pointed at is handed out as well, with the group of its type. */
export function noteFound(table: AccessTable, type: string, row: object, context: Request): void {
  noteRow({ rows: rowsOf(table, type) }, row, [], context);
}

function noteRow(
  { rows }: Pick<HandsOut, 'rows'>,
  row: object & Guarded,
  groups: string[],
  { judge, trail }: Request,
): void {
  if (!rows) return;
  const base = rows.rowGroup?.(row) ?? rows.base;
  const basis = judge.foundOn(base, row.access);
  // A row that is closed to the reader tells nothing: its fields are refused one by one.
  if (!basis) return;
  trail.read(rows.type, row, base, basis);
  if (groups.length === 0) return;
  const { opened, emergency } = row.access ?? {};
  const bases = { ...(typeof opened === 'object' && opened), ...emergency };
  for (const group of groups) trail.read(rows.type, row, group, bases[group] ?? basis);
}

/**
 * A page that tells the trail of its rows when they, or where they lie, are asked for, and of its total. It is a class, as what it
 * is made of: V8 makes an object with getters of its own some twenty times slower, and a page of rows may have two lists in each.
 */
class HandedOutPage {
  #asking: Asking | undefined;
  #isTold = false;

  constructor(
    private readonly rule: HandsOut,
    private readonly page: Connection<unknown>,
    private readonly noteRows: (rows: readonly unknown[]) => void,
    chooses: boolean,
    private readonly makeAsking: () => Asking,
    private readonly trail: Request['trail'],
  ) {
    if (chooses) trail.asked(this.#asked());
  }

  #asked(): Asking {
    this.#asking ??= this.makeAsking();
    return this.#asking;
  }

  #told(): Connection<unknown> {
    const { page, trail } = this;
    if (this.#isTold) return page;
    this.#isTold = true;
    if (this.#asking) this.#asking.returned = page.nodes.length;
    this.noteRows(page.nodes);
    if (page.nodes.length === 0 && !this.rule.isFeed) trail.asked(this.#asked());
    return page;
  }

  get edges() {
    return this.#told().edges;
  }

  get nodes() {
    return this.#told().nodes;
  }

  get pageInfo() {
    return this.#told().pageInfo;
  }

  get totalCount() {
    if (this.page.totalCount) return () => this.#count();
    // What is not counted was asked for all the same.
    this.#askedTotal();
    this.#told();
    return undefined;
  }

  #askedTotal(): Asking {
    const asking = this.#asked();
    if (this.#isTold) asking.returned = this.page.nodes.length;
    this.trail.asked(asking);
    return asking;
  }

  async #count(): Promise<number> {
    const { page } = this;
    const asking = this.#askedTotal();
    const counted = await page.totalCount!();
    asking.counted = counted;
    // The total of a place names nobody by itself: those of its page are named, whether asked for or only counted.
    if (this.rule.ofNobody) this.noteRows(page.nodes);
    return counted;
  }
}
