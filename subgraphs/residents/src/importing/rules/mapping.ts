import { isTimeZone } from '@mrrm/platform/values/day';
import { z } from 'zod';
import { DATE_FORMS } from './dates.js';

export const ENCODINGS = ['utf-8', 'windows-1251', 'windows-1256'] as const;

const text = (most: number) => z.string().min(1).max(most);

/** Where a value comes from: a column of the file, or the same for every row. */
const field = z
  .strictObject({
    column: text(200).optional().describe('The column of the file, or the name in each JSON line.'),
    always: text(200).optional().describe('The same value for every row, instead of a column.'),
    otherwise: text(200).optional().describe('The value of a row that has none.'),
    values: z
      .record(z.string(), z.string())
      .optional()
      .describe('What each word of the file is here, such as { "М": "MALE" }. Any other word is a bad row.'),
    dates: z
      .array(z.enum(DATE_FORMS))
      .min(1)
      .optional()
      .describe('In which forms days are written, the first that fits counts; yyyy-mm-dd by default.'),
    separator: text(5).optional().describe('What stands between several values, such as languages.'),
  })
  .refine(({ column, always }) => (column === undefined) !== (always === undefined), {
    message: 'give a column, or what is always so',
  });

/** What can be taken over of a person and of one stay. What a register must have is not optional. */
const fields = z.strictObject({
  sourceKey: field.describe('What names the row in that register, and never changes there.'),
  registrationNumber: field.describe("The State's own number of the resident."),
  givenName: field,
  familyName: field.optional(),
  givenNameLatin: field.optional(),
  familyNameLatin: field.optional(),
  fatherName: field
    .optional()
    .describe('The name of the father, or the part of the name that comes from him.'),
  fatherNameLatin: field.optional(),
  nameOrder: field.optional().describe('In which order the parts of the name are said.'),
  latinNameSource: field.optional(),
  dateOfBirth: field.optional(),
  dateOfBirthCertainty: field.optional(),
  sex: field,
  nationality: field.optional().describe('ISO 3166 alpha-3.'),
  languages: field.optional().describe('ISO 639, the best one first.'),
  languageLevels: field
    .optional()
    .describe(
      'Of each language how it is spoken and written, such as "ar NATIVE BASIC"; without the last word its writing is UNKNOWN.',
    ),
  familySituation: field,
  familySituationSince: field.optional(),
  familySituationSource: field.optional(),
  nationalityStatus: field.optional(),
  interpreterNeed: field.optional(),
  interpreterLanguage: field.optional().describe('ISO 639.'),
  otherNames: field.optional().describe('Names used elsewhere.'),
  otherNamesSource: field.optional().describe('Who or what told them; OTHER_REGISTER by default.'),
  householdNumber: field.optional(),
  householdRelation: field
    .optional()
    .describe('What the person is in the household, which has one head at most.'),
  centreId: field.describe('The identifier of the centre of the stay.'),
  safeZoneId: field.optional(),
  arrivedAt: field.describe('A day is its beginning at the centre.'),
  departedAt: field.optional(),
  departureReason: field.optional(),
});
export type ImportField = keyof z.infer<typeof fields>;

/** How a file of another register is read: `import-mapping.schema.json` is made of this. */
export const mappingSchema = z.strictObject({
  $schema: z.string().optional(),
  source: z
    .string()
    .regex(/^[A-Z0-9][A-Z0-9_.-]{0,39}$/)
    .describe(
      'A short name of that register, the same for each of its files: upper case, such as RIMS-2019.',
    ),
  format: z.enum(['csv', 'json-lines']).default('csv'),
  encoding: z
    .enum(ENCODINGS)
    .default('utf-8')
    .describe('A file that begins with the mark of UTF-8 is UTF-8, whatever stands here.'),
  delimiter: z.string().length(1).default(',').describe('What stands between two cells of CSV.'),
  timeZone: z
    .string()
    .refine(isTimeZone, { message: 'no time zone of this name is known' })
    .default('Europe/Sofia')
    .describe('On whose clock the days and hours of the file are.'),
  empty: z
    .array(z.string().max(40))
    .default([])
    .describe('Texts that mean that nothing is known, such as "-" or "няма"; an empty cell always does.'),
  fields,
});
export type Mapping = z.output<typeof mappingSchema>;

/** @throws Error with one sentence that says what is wrong where */
export function readMapping(json: string): Mapping {
  let told: unknown;
  try {
    told = JSON.parse(json);
  } catch (error) {
    throw new Error(`The mapping is no JSON: ${(error as Error).message}`);
  }
  const read = mappingSchema.safeParse(told);
  if (read.success) return read.data;
  const [first] = read.error.issues;
  const place = first!.path.join('.');
  throw new Error(`The mapping is wrong${place ? ` at ${place}` : ''}: ${first!.message}.`);
}

/** The columns that a mapping names, in the order of its fields. */
export const columnsOf = ({ fields: all }: Mapping): string[] => [
  ...new Set(Object.values(all).flatMap((one) => (one?.column === undefined ? [] : [one.column]))),
];
