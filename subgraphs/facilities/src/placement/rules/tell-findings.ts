import type { Judge } from '@mrrm/platform/access/judge';
import type { PlacementRule, RuleLevel, ToldRule } from '../values.js';
import { FAMILY_SITUATION } from './judge.js';
import { FORESEEN_DAYS, type RuleFinding } from './question.js';

/** The groups of facts about people on which findings rest, beside who has which bed. */
export type FactGroup = 'PERSON_FACTS' | 'KIN';

/** What a reader may know of people, beside who has which bed. */
export type Knowledge = Record<FactGroup, boolean>;

/** What the actor's role and organisation may know. Consents live with the owner of the residents, and open nothing here. */
export const knowledgeOf = (judge: Judge): Knowledge => ({
  PERSON_FACTS: judge.standing('PERSON_FACTS') === 'OPEN',
  KIN: judge.standing('KIN') === 'OPEN',
});

/** A finding in the words for one reader. What the reader may not know is not in it. */
export interface ToldFinding {
  rule: ToldRule;
  level: RuleLevel;
  message: string;
  source: string;
  holdsFrom: Date | null;
  people: number | null;
  limit: number | null;
  /** The groups that the finding, told like this, gives away. */
  says: FactGroup[];
}

/**
 * Up to when a birthday is looked for. CHOSEN: as far as somebody's stay, so that who chooses the stay could find the day
 * by trying; FIXED: as far for everybody.
 */
export type Horizon = 'CHOSEN' | 'FIXED';

/** Rules that ask who belongs to whom, and under what name they are told to those who may not know it. */
const ON_KIN: Partial<Record<PlacementRule, { rule: ToldRule; message: string } | null>> = {
  SEXES_APART: {
    rule: 'ROOM_NOT_SUITABLE',
    message: 'The resident and those who sleep in this room are not to share it.',
  },
  CHILDREN_APART_FROM_ADULTS: {
    rule: 'ROOM_NOT_SUITABLE',
    message: 'The resident and those who sleep in this room are not to share it.',
  },
  CHILDREN_PER_BEDROOM: { rule: 'ROOM_TOO_FULL', message: 'More would share this room than may.' },
  ADULTS_PER_BEDROOM: { rule: 'ROOM_TOO_FULL', message: 'More would share this room than may.' },
  HOUSEHOLD_TOGETHER: null,
};
const BEDROOMS = 'The rules for bedrooms';

/**
 * What is told to one reader. What stands against a bed is told to everybody, in words that name no closed fact; advice
 * that rests on a closed fact is not told at all, so that its absence means nothing.
 */
export function tellFindings<Finding extends RuleFinding>(
  findings: readonly Finding[],
  knows: Knowledge,
  horizon: Horizon,
): (Omit<Finding, keyof RuleFinding> & ToldFinding)[] {
  const told = findings.flatMap((finding) => tell(finding, knows, horizon));
  // Two rules under one name would tell that there are two.
  const seen = new Set<string>();
  return told.filter(({ rule, level, message, ...more }) => {
    const key = JSON.stringify([rule, level, message, 'judgedAt' in more ? more.judgedAt : null]);
    return !seen.has(key) && seen.add(key);
  });
}

function tell<Finding extends RuleFinding>(finding: Finding, knows: Knowledge, horizon: Horizon) {
  const { facts, rule, level, source, ...more } = finding;
  const hidden = ON_KIN[rule];
  const folded = hidden !== undefined && !knows.KIN;
  const isBirthday = BIRTHDAYS.includes(rule) && level === 'ADVISED' && facts.at !== undefined;
  if (folded && (level === 'ADVISED' || hidden === null)) return [];
  if (isBirthday && !knows.PERSON_FACTS && horizon === 'CHOSEN') return [];
  const unknown = facts.unknown?.filter((fact) => knows.KIN || fact !== FAMILY_SITUATION);
  if (unknown?.length === 0) return [];
  const common = { ...more, level, holdsFrom: null, people: null, limit: null };
  if (folded) return [{ ...common, ...hidden!, source: BEDROOMS, says: [] as FactGroup[] }];
  const at = knows.PERSON_FACTS && facts.at ? facts.at : undefined;
  const says: FactGroup[] = [
    ...(at ? ['PERSON_FACTS' as const] : []),
    ...(hidden !== undefined || facts.unknown?.includes(FAMILY_SITUATION) ? ['KIN' as const] : []),
  ].filter((group) => knows[group]);
  const told = { ...facts, ...(unknown && { unknown }), at };
  return [
    {
      ...common,
      rule: rule as ToldRule,
      source,
      message: SENTENCES[rule]({ level, ...told }),
      holdsFrom: at ? new Date(at) : null,
      people: knows.KIN ? (facts.people ?? null) : null,
      limit: knows.KIN ? (facts.limit ?? null) : null,
      says,
    },
  ];
}

/** Rules whose advice is a birthday's. */
const BIRTHDAYS: PlacementRule[] = ['ZONE_FOR_ITS_GROUP', 'ZONE_AGES', 'CHILDREN_APART_FROM_ADULTS'];

type Facts = Omit<RuleFinding['facts'], 'at'> & { at: string | undefined; level: RuleLevel };

const SOON = `within ${FORESEEN_DAYS} days`;
const when = (at: string | undefined, word: string) => (at ? ` ${word} ${at}` : '');
const tooMany = (who: string, { people, limit, at }: Facts) =>
  `${people} ${who} would share this room${when(at, 'at')}; at most ${limit} may.`;

const GROUPS: Record<string, string> = {
  UNACCOMPANIED_CHILDREN: 'unaccompanied children',
  FAMILIES: 'families',
  ADULTS: 'adults',
};

/** One sentence for each rule, without a name, put together only from what is handed to it. */
const SENTENCES: Record<PlacementRule, (facts: Facts) => string> = {
  CHILDREN_PER_BEDROOM: (facts) => tooMany('unaccompanied children', facts),
  ADULTS_PER_BEDROOM: (facts) => tooMany('single adults', facts),
  SEXES_APART: ({ at }) =>
    `Somebody of another sex, of no common household, sleeps in this room${when(at, 'from')}.`,
  CHILDREN_APART_FROM_ADULTS: ({ level, at }) =>
    level === 'ADVISED'
      ? `Somebody in this room comes of age ${at ? `at ${at}` : SOON}: unaccompanied children and adults are to be parted by then.`
      : `An unaccompanied child and an adult of no common household would share this room${when(at, 'from')}.`,
  ZONE_FOR_ITS_GROUP: ({ level, at, group }) => {
    const only = `this safe zone is for ${group ? `${GROUPS[group]} only` : 'its group only'}`;
    return level === 'ADVISED'
      ? `The resident comes of age ${at ? `at ${at}` : SOON}: ${only}, and another bed is needed by then.`
      : `T${only.slice(1)}.`;
  },
  ZONE_AGES: ({ level, at, ages }) => {
    const those = ages ? `of ${ages}` : 'of its ages';
    return level === 'ADVISED'
      ? `This safe zone is for residents ${those}; the resident is too old for it ${at ? `from ${at} on` : SOON}.`
      : `This safe zone is for residents ${those}.`;
  },
  ZONE_SEX: ({ sex }) => `This safe zone is for residents ${sex ? `registered as ${sex}` : 'of one sex'}.`,
  ZONE_OPEN: ({ level, opensOn, closesOn }) => {
    if (opensOn) return `This safe zone opens on ${opensOn}.`;
    if (!closesOn) return 'This safe zone is not open for the whole time.';
    return `This safe zone ${level === 'ADVISED' ? 'closes' : 'closed'} on ${closesOn}.`;
  },
  HOUSEHOLD_TOGETHER: () => 'Somebody of the same household sleeps in another room of this centre.',
  FACTS_KNOWN: ({ about, unknown }) => {
    if (about === 'NOBODY_ASKED')
      return 'Sex, age and household could not be asked: the rules are judged when they are known.';
    if (about === 'RESIDENT' && unknown) return `Not known of the resident: ${unknown.join(', ')}.`;
    return 'Sex or age of somebody in this room is not known.';
  },
};
