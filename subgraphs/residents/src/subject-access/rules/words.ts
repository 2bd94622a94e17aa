import type { Label, Language } from '@mrrm/platform/labels/label';
import { labelIn } from '@mrrm/platform/labels/label';
import { labels } from '../../labels.js';

/** What stands where the officer has withheld a text. */
export const WITHHELD = 'WITHHELD';

/** What the page says of itself, in the order of the languages. */
const PAGE = {
  title: ['What is kept about you', 'Ce qui est conservé à votre sujet', 'Какво се пази за Вас'],
  made: ['Made on', 'Établi le', 'Изготвено на'],
  history: ['Who read or changed it', 'Qui l’a lu ou modifié', 'Кой го е чел или променял'],
  others: ['From other organisations', 'D’autres organisations', 'От други организации'],
  rights: [
    'If something is wrong, say so to whoever gave you this page: you have the right to have it corrected.',
    'Si une information est fausse, dites-le à la personne qui vous a remis cette page : vous avez le droit de la faire rectifier.',
    'Ако нещо не е вярно, кажете на лицето, което Ви е дало тази страница: имате право то да бъде поправено.',
  ],
  nothing: ['Not on record', 'Non renseigné', 'Няма данни'],
  withheld: [
    'Withheld: ask whoever gave you this page why',
    'Non communiqué : demandez pourquoi à la personne qui vous a remis cette page',
    'Не се предоставя: попитайте защо лицето, което Ви е дало тази страница',
  ],
} as const satisfies Record<string, Label>;

/** What a table is called. */
const SECTIONS: Record<string, Label> = {
  resident: ['You', 'Vous', 'Вие'],
  household: ['Your household', 'Votre ménage', 'Вашето домакинство'],
  household_membership: [
    'To which households you belonged',
    'Vos ménages',
    'Към кои домакинства сте принадлежали',
  ],
  kin: ['Your relatives', 'Vos proches', 'Вашите близки'],
  identity_document: ['Documents', 'Documents', 'Документи'],
  photo: ['Photos', 'Photos', 'Снимки'],
  stay: ['Your stays', 'Vos séjours', 'Вашите престои'],
  presence: ['Presence checks', 'Contrôles de présence', 'Проверки за присъствие'],
  basic_assistance: ['What you were given', 'Ce que vous avez reçu', 'Какво сте получили'],
  vulnerability: ['Needs for protection', 'Besoins de protection', 'Нужди от закрила'],
  case_step: [
    'What was done to protect you',
    'Ce qui a été fait pour vous protéger',
    'Какво е направено за Вашата закрила',
  ],
  best_interest_note: [
    'What was found to be best for you',
    'Ce qui a été jugé le mieux pour vous',
    'Какво е преценено като най-добро за Вас',
  ],
  representation: ['Who represents you', 'Qui vous représente', 'Кой Ви представлява'],
  consent: ['What was allowed', 'Ce qui a été autorisé', 'Какво е разрешено'],
  correction: ['What was corrected', 'Ce qui a été rectifié', 'Какво е поправено'],
  rectification_request: [
    'What you asked to have corrected',
    'Ce que vous avez demandé de rectifier',
    'Какво сте поискали да се поправи',
  ],
  record_merge: ['Records that were joined', 'Dossiers réunis', 'Обединени досиета'],
  missing_episode: ['When you were missed', 'Quand vous manquiez', 'Кога сте липсвали'],
  missing_step: ['Who was told of it', 'Qui en a été informé', 'Кой е уведомен'],
  transfer: ['Moves to another centre', 'Transferts', 'Премествания'],
  undone_departure: ['Departures taken back', 'Départs annulés', 'Отменени напускания'],
  imported_row: ['From which register you came', 'De quel registre vous venez', 'От кой регистър сте'],
  break_glass: ['Emergencies', 'Urgences', 'Спешни случаи'],
  break_glass_notice: [
    'What was told of emergencies',
    'Ce qui a été signalé des urgences',
    'Съобщения за спешни случаи',
  ],
};

/** What a column is called. One that is not here says nothing to the person, and stands in the JSON alone. */
const HEADINGS: Record<string, Label> = {
  registration_number: ['Number', 'Numéro', 'Номер'],
  source: ['Register', 'Registre', 'Регистър'],
  source_key: ['Key there', 'Clé dans ce registre', 'Ключ в него'],
  given_name: ['Given name', 'Prénom', 'Собствено име'],
  family_name: ['Family name', 'Nom de famille', 'Фамилно име'],
  given_name_latin: ['Given name in Latin letters', 'Prénom en lettres latines', 'Собствено име на латиница'],
  family_name_latin: ['Family name in Latin letters', 'Nom en lettres latines', 'Фамилно име на латиница'],
  date_of_birth: ['Date of birth', 'Date de naissance', 'Дата на раждане'],
  date_of_birth_certainty: ['On what it rests', 'Fondée sur', 'Основание'],
  sex: ['Sex', 'Sexe', 'Пол'],
  nationality: ['Nationality', 'Nationalité', 'Гражданство'],
  languages: ['Languages', 'Langues', 'Езици'],
  family_situation: ['Family situation', 'Situation familiale', 'Семейно положение'],
  family_situation_since: ['Since', 'Depuis', 'Считано от'],
  family_situation_source: ['Who said so', 'Qui l’a dit', 'Кой го е казал'],
  nationality_status: [
    'Nationality or statelessness',
    'Nationalité ou apatridie',
    'Гражданство или липсата му',
  ],
  language_levels: ['How well: spoken, written', 'Niveau : parlé, écrit', 'Колко добре: говоримо, писмено'],
  interpreter_need: ['Interpreter', 'Interprète', 'Преводач'],
  interpreter_language: ['In which language', 'Dans quelle langue', 'На какъв език'],
  other_names: ['Other names', 'Autres noms', 'Други имена'],
  other_name_sources: ['Who said them', 'Qui les a dits', 'Кой ги е казал'],
  name: ['Name', 'Nom', 'Име'],
  place: ['Where', 'Où', 'Къде'],
  standing: ['Looked into', 'Vérification', 'Проверка'],
  safe_to_contact: ['Safe to contact', 'Contact sans danger', 'Безопасно търсене'],
  told_by: ['Who said so', 'Qui l’a dit', 'Кой го е казал'],
  recorded_at: ['Recorded', 'Enregistré', 'Вписано'],
  ended_at: ['Until', 'Au', 'До'],
  ended_because: ['Why it ended', 'Motif de fin', 'Причина за края'],
  type: ['Kind', 'Nature', 'Вид'],
  number: ['Number', 'Numéro', 'Номер'],
  issuing_country: ['Issued by', 'Délivré par', 'Издаден от'],
  issued_on: ['Issued', 'Délivré le', 'Издаден на'],
  expires_on: ['Valid until', 'Valable jusqu’au', 'Валиден до'],
  seen: ['Seen', 'Vu', 'Видян'],
  kept_where: ['Where it is kept', 'Où il est conservé', 'Къде се пази'],
  taken_on: ['Taken', 'Prise le', 'Направена на'],
  consent: ['On whose word', 'Sur l’accord de', 'Със съгласието на'],
  relation: ['As what', 'En qualité de', 'Като какъв'],
  joined_at: ['From', 'Du', 'От'],
  joined_because: ['Why', 'Motif', 'Причина'],
  left_at: ['Until', 'Au', 'До'],
  ending: ['How it ended', 'Comment cela a pris fin', 'Как е приключило'],
  left_because: ['Why it ended', 'Motif de fin', 'Причина за края'],
  case_state: ['Case', 'Suivi', 'Случай'],
  risk_level: ['Risk', 'Risque', 'Риск'],
  needs_assessed_at: ['Needs assessed', 'Besoins évalués', 'Нуждите са оценени'],
  arrived_at: ['Arrived', 'Arrivée', 'Пристигане'],
  departed_at: ['Departed', 'Départ', 'Напускане'],
  departure_reason: ['Why', 'Motif', 'Причина'],
  checked_at: ['Checked', 'Contrôle', 'Проверка'],
  status: ['Found', 'Constat', 'Установено'],
  kind: ['Kind', 'Nature', 'Вид'],
  item: ['What', 'Objet', 'Какво'],
  quantity: ['How much', 'Quantité', 'Колко'],
  category: ['Sort', 'Catégorie', 'Категория'],
  unit: ['Unit', 'Unité', 'Мярка'],
  medical_contact: ['Medical contact', 'Contact médical', 'Медицински контакт'],
  outcome: ['What came of it', 'Suite donnée', 'Резултат'],
  voided_at: ['Found to be wrong', 'Jugé erroné', 'Признато за грешно'],
  provided_at: ['Given', 'Remis', 'Дадено'],
  identified_at: ['Found', 'Constaté', 'Установено'],
  known_from: ['How it became known', 'Comment on l’a su', 'Как се е разбрало'],
  confirmed_at: ['Confirmed', 'Confirmé', 'Потвърдено'],
  resolved_at: ['Resolved', 'Résolu', 'Решено'],
  resolution_reason: ['Why resolved', 'Motif de la résolution', 'Защо е решено'],
  statement: ['What was said', 'Ce qui a été dit', 'Какво е казано'],
  review_due_on: ['To be reviewed by', 'À réexaminer avant le', 'За преглед до'],
  noted_at: ['Noted', 'Noté', 'Отбелязано'],
  note: ['Note', 'Note', 'Бележка'],
  full_name: ['Name', 'Nom', 'Име'],
  bureau: ['Bureau', 'Bureau', 'Бюро'],
  appointed_on: ['From', 'Du', 'От'],
  ended_on: ['Until', 'Au', 'До'],
  end_reason: ['Why it ended', 'Motif de fin', 'Причина за края'],
  given_by: ['Given by', 'Donné par', 'Дадено от'],
  modality: ['How', 'Comment', 'Как'],
  legal_basis: ['Ground', 'Fondement', 'Основание'],
  field_groups: ['Which data', 'Quelles données', 'Кои данни'],
  recipient_organisation: ['To', 'À', 'На кого'],
  purpose: ['For what', 'Pour quoi', 'За какво'],
  given_at: ['From', 'Du', 'От'],
  expires_at: ['Until', 'Au', 'До'],
  withdrawn_at: ['Withdrawn', 'Retiré', 'Оттеглено'],
  field: ['What', 'Quoi', 'Какво'],
  old_value: ['Before', 'Avant', 'Преди'],
  new_value: ['After', 'Après', 'След'],
  reason: ['Why', 'Motif', 'Причина'],
  corrected_at: ['Corrected', 'Rectifié', 'Поправено'],
  since: ['Since', 'Depuis', 'От'],
  returned_at: ['Returned', 'Retour', 'Завръщане'],
  closed_at: ['Closed', 'Clos', 'Приключено'],
  interview_note: ['Note', 'Note', 'Бележка'],
  taken_at: ['When', 'Quand', 'Кога'],
  to_whom: ['To', 'À', 'На кого'],
  asked: ['What was asked', 'Ce qui a été demandé', 'Какво е поискано'],
  answered_at: ['Answered', 'Répondu', 'Отговорено'],
  answer: ['Answer', 'Réponse', 'Отговор'],
  asked_at: ['Asked', 'Demandé', 'Поискано'],
  to_centre_code: ['To', 'Vers', 'Към'],
  from_centre_code: ['From', 'De', 'От'],
  planned_on: ['Planned', 'Prévu', 'Планирано'],
  undone_at: ['Taken back', 'Annulé', 'Отменено'],
  granted_at: ['Opened', 'Ouvert', 'Отворено'],
  at: ['When', 'Quand', 'Кога'],
  owner: ['Where', 'Où', 'Къде'],
  organisation: ['Organisation', 'Organisation', 'Организация'],
  role: ['Role', 'Rôle', 'Роля'],
  subject: ['Who', 'Qui', 'Кой'],
  groups: ['Which data', 'Quelles données', 'Кои данни'],
};

/** The list whose words a column holds. Of `kind` each table has its own. */
const LISTS: Record<string, keyof typeof labels> = {
  sex: 'Sex',
  date_of_birth_certainty: 'DateOfBirthCertainty',
  family_situation: 'FamilySituation',
  family_situation_source: 'InformationSource',
  nationality_status: 'NationalityStatus',
  interpreter_need: 'InterpreterNeed',
  other_name_sources: 'InformationSource',
  'household_membership.relation': 'HouseholdRelation',
  'kin.relation': 'KinRelation',
  standing: 'KinStanding',
  safe_to_contact: 'SafeToContact',
  told_by: 'InformationSource',
  type: 'IdentityDocumentType',
  seen: 'DocumentSeen',
  'photo.consent': 'PhotoConsent',
  ending: 'HouseholdEnding',
  case_state: 'CaseState',
  risk_level: 'RiskLevel',
  departure_reason: 'DepartureReason',
  status: 'PresenceStatus',
  'vulnerability.kind': 'VulnerabilityKind',
  'case_step.kind': 'CaseStepKind',
  known_from: 'VulnerabilitySource',
  'rectification_request.state': 'RectificationState',
  'rectification_request.asked_by': 'RectificationAsker',
  'basic_assistance.kind': 'BasicAssistanceKind',
  'missing_episode.outcome': 'MissingOutcome',
  'basic_assistance.category': 'AssistanceCategory',
  'basic_assistance.unit': 'AssistanceUnit',
  medical_contact: 'MedicalContactKind',
  'break_glass_notice.kind': 'BreakGlassNoticeKind',
  end_reason: 'RepresentationEnd',
  given_by: 'ConsentGiver',
  modality: 'ConsentModality',
  legal_basis: 'LegalBasis',
  field_groups: 'FieldGroup',
  field: 'CorrectedField',
};

export const pageWord = (word: keyof typeof PAGE, language: Language): string =>
  labelIn(PAGE[word], language);

/** What a table is called; its name where nobody has said. */
export const sectionIn = (table: string, language: Language): string =>
  SECTIONS[table] ? labelIn(SECTIONS[table], language) : table;

export const headingIn = (column: string, language: Language): string | undefined =>
  HEADINGS[column] && labelIn(HEADINGS[column], language);

/** A value as people read it: the label of a word, moments to the minute, lists one after the other. */
export function valueIn(table: string, column: string, value: unknown, language: Language): string {
  if (value === null || value === undefined || value === '') return '';
  if (value === WITHHELD) return pageWord('withheld', language);
  if (Array.isArray(value)) return value.map((one) => valueIn(table, column, one, language)).join(', ');
  const list = LISTS[`${table}.${column}`] ?? LISTS[column];
  const words = list ? (labels[list] as Readonly<Record<string, Label>>) : {};
  const label = Object.hasOwn(words, String(value)) ? words[String(value)] : undefined;
  if (label) return labelIn(label, language);
  return String(value).replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d).*$/, '$1 $2');
}
