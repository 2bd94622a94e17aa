import type { AccessTable, GroupRule } from './table.js';

/** How a role meets a field, in one letter of the matrix. */
const SIGNS = {
  OPEN: '●',
  SHARED: '◐',
  NEVER: '○',
} as const;

/**
 * The access matrix of one slice as Markdown: a row for each field, argument and filter, by name, a column
 * for each role.
 * `●` read whatever the organisation, or in each that the group names, `◐` read in the owner's organisation and elsewhere by agreement or consent,
 * `○` read in the owner's organisation alone, empty: not read.
 */
export function accessMatrix(name: string, table: AccessTable): string {
  const roles = Object.keys(table.roles);
  const groups = Object.entries(table.groups).map(
    ([group, rule]) =>
      `| ${group} | ${rule.description}${rule.permission ? ` Needs the permission ${rule.permission}.` : ''} | ${rule.personal ? 'yes' : 'no'} | ${acrossOf(rule)} |`,
  );
  const purposes = Object.entries(table.roles).map(
    ([role, rule]) => `| ${role} | ${rule.purposes.join(', ')} | ${rule.byLaw ? 'by law' : ''} |`,
  );
  const cellsOf = (group: string) => roles.map((role) => signOf(table, group, role)).join(' | ');
  const fields = Object.entries(table.types).flatMap(([type, { fields: rules }]) =>
    Object.entries(rules).map(([field, group]) => `| ${type}.${field} | ${group} | ${cellsOf(group)} |`),
  );
  const given = [...Object.entries(table.arguments), ...Object.entries(table.filters)].flatMap(
    ([owner, rules]) =>
      Object.entries(rules).map(([argument, group]) => {
        const asked = owner.includes('.') ? `${owner}(${argument})` : `${owner}.${argument}`;
        return `| ${asked} | ${group} | ${cellsOf(group)} |`;
      }),
  );
  return [
    `## ${name}: rows of ${table.owner}`,
    '',
    '| group | what lies in it | of a person | to other organisations |',
    '| --- | --- | --- | --- |',
    ...groups,
    '',
    '| role | asks for the purposes | right |',
    '| --- | --- | --- |',
    ...purposes,
    '',
    `| field | group | ${roles.join(' | ')} |`,
    `| --- | --- | ${roles.map(() => ':-:').join(' | ')} |`,
    ...fields.sort(),
    '',
    `| argument or filter | group | ${roles.join(' | ')} |`,
    `| --- | --- | ${roles.map(() => ':-:').join(' | ')} |`,
    ...given.sort(),
    '',
  ].join('\n');
}

/** How other organisations have a group; where a closed circle has it, which organisations those are. */
function acrossOf({ across, among, outside }: GroupRule): string {
  if (!among) return across.toLowerCase();
  const rest = outside === 'OWN' ? 'others their own rows' : 'others never';
  return `${across.toLowerCase()} to ${among.join(', ')}; ${rest}`;
}

function signOf(table: AccessTable, group: string, role: string): string {
  const rule = table.groups[group]!;
  if (!rule.roles.includes(role)) return ' ';
  return table.roles[role]!.byLaw ? SIGNS.OPEN : SIGNS[rule.across];
}
