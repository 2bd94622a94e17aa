import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { CARE_TEAM, EVERYBODY, KEEPERS, roles } from '../../platform/dist/wire/roles.js';

/** A word of a policy: a role, a group of fields, a purpose, an organisation. */
const WORD = /^[A-Z][A-Z_]+$/;
const OPPOSITE = {
  '===': '!==',
  '!==': '===',
  '&&': '||',
  '||': '&&',
  '>': '>=',
  '>=': '>',
  '<': '<=',
  '<=': '<',
};
const IN_SQL = [
  [/ and /, ' or '],
  [/ or /, ' and '],
  [/ = any/, ' <> all'],
  [/ = /, ' <> '],
  [/ <= /, ' > '],
  [/ > /, ' <= '],
  [/exists \(/, 'not exists ('],
  [/is not null/, 'is null'],
  [/is null/, 'is not null'],
];
/** Properties of a rule that may be forgotten: whom it is kept from, what a row opens, whom it names, what the sign-in must allow. */
const FORGOTTEN = /^(among|outside|always|opened|person|people|permission|lead|seenIn)$/;
const LISTS = { CARE_TEAM, EVERYBODY, KEEPERS };

/**
 * Every small, plausible mistake that somebody could make in a policy file: a role too many or too few, a wrong group,
 * a field in another group, a turned comparison, a condition or a limit left out. Texts for people are left alone: they open nothing.
 * @param {string} file a TypeScript file
 * @param {(index: number) => number} pick chooses one of so many
 * @returns {{ file: string, from: number, to: number, text: string, line: number, was: string }[]}
 */
export function mutantsOf(file, pick) {
  const text = readFileSync(file, 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const mutants = [];
  const words = [...new Set([...text.matchAll(/'([A-Z][A-Z_]+)'/g)].map(([, word]) => word))];
  const groups = [...new Set([...text.matchAll(/\b([A-Z][A-Z_]+): ['`]/g)].map(([, word]) => word))];
  const add = (node, replacement) => {
    const from = node.getStart(source);
    const line = source.getLineAndCharacterOfPosition(from).line + 1;
    mutants.push({
      file,
      from,
      to: node.getEnd(),
      text: replacement,
      line,
      was: text.slice(from, node.getEnd()),
    });
  };
  const visit = (node) => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node) || ts.isInterfaceDeclaration(node)) return;
    if (ts.isPropertyAssignment(node) && node.name.getText(source) === 'description') return;
    if (
      ts.isNewExpression(node) ||
      (ts.isCallExpression(node) && /^(forbidden|notFound)$/.test(node.expression.getText(source)))
    )
      return;
    if (ts.isPropertyAssignment(node) && FORGOTTEN.test(node.name.getText(source))) add(node, '...{}');
    if (ts.isPropertyAssignment(node) && node.name.getText(source) === 'roles') {
      const known = rolesIn(node.initializer, source);
      const missing = known ? Object.keys(roles).filter((role) => !known.includes(role)) : [];
      const list = node.initializer.getText(source);
      if (missing.length > 0) add(node.initializer, `[...${list}, '${missing[pick(missing.length)]}']`);
      if (ts.isIdentifier(node.initializer)) add(node.initializer, `${list}.slice(1)`);
    }
    if (ts.isCallExpression(node) && /^(fieldsByGroup|argumentsOf)$/.test(node.expression.getText(source)))
      for (const moved of moves(node.arguments[0], groups, source, pick)) add(node.arguments[0], moved);
    if (ts.isArrayLiteralExpression(node))
      node.elements.forEach((element, index) => {
        if (!ts.isStringLiteral(element) && !ts.isSpreadElement(element)) return;
        const rest = node.elements.filter((_, at) => at !== index).map((one) => one.getText(source));
        add(node, `[${rest.join(', ')}]`);
      });
    if (ts.isStringLiteral(node) && WORD.test(node.text)) {
      const others = words.filter((word) => word !== node.text);
      if (others.length > 0) add(node, `'${others[pick(others.length)]}'`);
    }
    if (node.kind === ts.SyntaxKind.TrueKeyword) add(node, 'false');
    if (node.kind === ts.SyntaxKind.FalseKeyword) add(node, 'true');
    if (ts.isBinaryExpression(node)) {
      const operator = node.operatorToken.getText(source);
      if (OPPOSITE[operator]) add(node.operatorToken, OPPOSITE[operator]);
    }
    if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
      add(node, node.operand.getText(source));
    if (ts.isConditionalExpression(node))
      add(
        node,
        `${node.condition.getText(source)} ? ${node.whenFalse.getText(source)} : ${node.whenTrue.getText(source)}`,
      );
    if (ts.isIfStatement(node)) add(node.expression, 'false');
    if (ts.isTaggedTemplateExpression(node)) {
      const written = node.getText(source);
      if (written === 'sql`true`') add(node, 'sql`false`');
      else if (written === 'sql`false`') add(node, 'sql`true`');
      else
        for (const [found, other] of IN_SQL)
          if (found.test(written)) add(node, written.replace(found, other));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return mutants;
}

/** The roles that a list names. @returns undefined when it names some by a constant of its own file */
function rolesIn(list, source) {
  if (ts.isIdentifier(list)) return LISTS[list.text];
  if (!ts.isArrayLiteralExpression(list)) return undefined;
  const parts = list.elements.map((one) =>
    ts.isSpreadElement(one) ? rolesIn(one.expression, source) : ts.isStringLiteral(one) && one.text,
  );
  return parts.every(Boolean) ? parts.flat() : undefined;
}

/** For each group of a list of names by group: the list with one of its names in another group. */
function* moves(list, groups, source, pick) {
  if (!list || !ts.isObjectLiteralExpression(list)) return;
  const lines = list.properties.map((one) => [one.name?.getText(source), one.initializer]);
  if (lines.some(([, names]) => !names || !ts.isStringLiteralLike(names))) return;
  for (const [group, names] of lines) {
    const others = groups.filter((one) => one !== group);
    if (others.length === 0) continue;
    const to = others[pick(others.length)];
    const words = names.text.split(/\s+/).filter(Boolean);
    const moved = words[pick(words.length)];
    const changed = new Map(lines.map(([name, { text }]) => [name, text]));
    changed.set(group, words.filter((word) => word !== moved).join(' '));
    changed.set(to, `${changed.get(to) ?? ''} ${moved}`);
    yield `{ ${[...changed].map(([name, text]) => `${name}: '${text.replace(/\s+/g, ' ').trim()}'`).join(', ')} }`;
  }
}
