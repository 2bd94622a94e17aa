import { READY_WORDS } from './ready-words.js';

/** A text in English, French and Bulgarian. */
export type Label = readonly [string, string, string];

export const LOCALES = { EN: 'English', FR: 'Français', BG: 'Български' } as const;
export type Locale = keyof typeof LOCALES;
const AT: Record<Locale, 0 | 1 | 2> = { EN: 0, FR: 1, BG: 2 };

/** All words of the page, but those of coded values: these are the slices' own. `{name}` stands for what is put there. */
export const WORDS = {
  workbench: ['workbench', 'atelier', 'работно място'],
  development: [
    'Development. Invented people.',
    'Développement. Personnes fictives.',
    'За разработка. Измислени лица.',
  ],
  skip: ['To the answer', 'Aller à la réponse', 'Към отговора'],
  language: ['Language', 'Langue', 'Език'],
  youAre: ['You are', 'Vous êtes', 'Вие сте'],
  signIn: ['Sign in', 'Connexion', 'Вход'],
  signInHow: [
    'Numbers are for whoever has signed in with their organisation. What you asked stays in the address.',
    'Les chiffres sont pour qui s’est connecté auprès de son organisation. Votre question reste dans l’adresse.',
    'Числата са за влезлите чрез своята организация. Въпросът ви остава в адреса.',
  ],
  signInAt: ['Sign in: {title}', 'Se connecter : {title}', 'Вход: {title}'],
  signOut: ['Sign out', 'Se déconnecter', 'Изход'],
  signInAway: [
    'The sign-in cannot be reached now. Try again.',
    'La connexion est injoignable pour le moment. Réessayez.',
    'Входът сега е недостъпен. Опитайте пак.',
  ],
  signInEnded: [
    'Your sign-in has ended. Sign in again.',
    'Votre connexion a expiré. Reconnectez-vous.',
    'Влизането ви изтече. Влезте отново.',
  ],
  signInNotTaken: [
    'The graph does not accept this sign-in. Ask your organisation.',
    'Le graphe n’accepte pas cette connexion. Adressez-vous à votre organisation.',
    'Графът не приема това влизане. Обърнете се към организацията си.',
  ],
  signInRefused: [
    'You were not signed in. The sign-in says:',
    'Vous n’êtes pas connecté. La connexion dit :',
    'Не влязохте. Отговорът при входа:',
  ],
  signInStrange: [
    'This sign-in was not begun here, or was used before. Sign in again.',
    'Cette connexion n’a pas été commencée ici, ou a déjà servi. Reconnectez-vous.',
    'Това влизане не е започнато тук или вече е използвано. Влезте отново.',
  ],
  explorer: ['Explorer', 'Explorateur', 'Изследовател'],
  ready: ['Ready questions', 'Questions prêtes', 'Готови въпроси'],
  yourQuestion: ['Your question', 'Votre question', 'Вашият въпрос'],
  measure: ['What is counted', 'Ce qui est compté', 'Какво се брои'],
  period: ['Period', 'Période', 'Период'],
  lastClosed: ['Last closed', 'Dernières périodes closes', 'Последно приключени'],
  years: ['Years', 'Années', 'Години'],
  part: ['Of that year', 'De cette année', 'От тази година'],
  wholeYear: ['The whole year', 'Toute l’année', 'Цялата година'],
  eachQuarter: ['Each quarter', 'Chaque trimestre', 'Всяко тримесечие'],
  eachMonth: ['Each month', 'Chaque mois', 'Всеки месец'],
  quarters: ['Quarters', 'Trimestres', 'Тримесечия'],
  months: ['Months', 'Mois', 'Месеци'],
  quarter: ['Q{number} {year}', 'T{number} {year}', '{number}. тримесечие {year}'],
  by: ['Told apart by', 'Ventilé par', 'Разделено по'],
  atMost: [
    'At most {number} for a period of this length, filters included.',
    'Au plus {number} pour une période de cette durée, filtres compris.',
    'Най-много {number} за период с тази дължина, заедно с филтрите.',
  ],
  only: ['Only', 'Seulement', 'Само'],
  all: ['All', 'Tous', 'Всички'],
  ask: ['Ask', 'Demander', 'Попитай'],
  document: ['The question in GraphQL', 'La question en GraphQL', 'Въпросът в GraphQL'],
  documentHint: [
    'Edit it and press Ctrl+Enter, or “Ask this”. Ctrl+Space completes.',
    'Modifiez-la puis Ctrl+Entrée, ou « Demander ceci ». Ctrl+Espace complète.',
    'Променете го и натиснете Ctrl+Enter или „Попитай това“. Ctrl+Space довършва.',
  ],
  askThis: ['Ask this', 'Demander ceci', 'Попитай това'],
  asking: ['Asking …', 'Question envoyée …', 'Задава се въпрос …'],
  answered: ['Answered in {ms} ms.', 'Réponse en {ms} ms.', 'Отговорено за {ms} ms.'],
  inPart: [
    'Answered in part: what is missing is unknown, and not none.',
    'Réponse partielle : ce qui manque est inconnu, et non nul.',
    'Частичен отговор: липсващото е неизвестно, а не нула.',
  ],
  refused: [
    'The graph refuses this question.',
    'Le graphe refuse cette question.',
    'Графът отказва този въпрос.',
  ],
  noCatalogue: [
    'You cannot ask for numbers here.',
    'Vous ne pouvez pas demander de chiffres ici.',
    'Тук не можете да искате числа.',
  ],
  failed: ['No answer came.', 'Aucune réponse n’est venue.', 'Не дойде отговор.'],
  ownerAway: [
    'The numbers of {owner} cannot be had now; nothing is said of how many they are.',
    'Les chiffres de « {owner} » sont indisponibles ; cela ne dit rien de leur nombre.',
    'Числата за „{owner}“ сега са недостъпни; това не казва нищо за тях.',
  ],
  badLink: [
    'This link could not be read, or asks for more than a query. Here is the first ready question instead.',
    'Ce lien n’a pas pu être lu, ou demande plus qu’une lecture. Voici la première question prête.',
    'Тази връзка не може да бъде прочетена или иска повече от четене. Ето първия готов въпрос.',
  ],
  notOffered: [
    'The catalogue does not offer what this link asks for.',
    'Le catalogue n’offre pas ce que demande ce lien.',
    'Каталогът не предлага това, което връзката иска.',
  ],
  noEditions: [
    'No period is closed yet: numbers are counted in the background after the first start. Try again in some minutes.',
    'Aucune période n’est encore close : les chiffres sont comptés en arrière-plan après le premier démarrage. Réessayez dans quelques minutes.',
    'Още няма приключен период: числата се броят във фонов режим след първото стартиране. Опитайте след няколко минути.',
  ],
  tryAgain: ['Try again', 'Réessayer', 'Опитай пак'],
  table: ['Table', 'Tableau', 'Таблица'],
  chart: ['Chart', 'Graphique', 'Графика'],
  bars: ['Bars', 'Barres', 'Стълбове'],
  lines: ['Lines', 'Courbes', 'Линии'],
  heat: ['Heat map', 'Carte de chaleur', 'Топлинна карта'],
  chartOf: [
    'Chart: {title}. The table says the same.',
    'Graphique : {title}. Le tableau dit la même chose.',
    'Графика: {title}. Таблицата казва същото.',
  ],
  number: ['Number', 'Nombre', 'Брой'],
  before: ['Period before', 'Période précédente', 'Предишен период'],
  change: ['Change', 'Évolution', 'Промяна'],
  withheld: ['Withheld', 'Retenu', 'Не се показва'],
  because: ['Withheld: {reason}', 'Retenu : {reason}', 'Не се показва: {reason}'],
  withheldHow: [
    'Withheld, so that nobody is known by it. It is not zero.',
    'Retenu, pour que personne n’y soit reconnu. Ce n’est pas zéro.',
    'Не се показва, за да не се разпознае никой. Не е нула.',
  ],
  notTold: ['not told', 'pas indiqué', 'не е посочено'],
  notToldHow: [
    'Withheld or not known. It is not zero.',
    'Retenu ou inconnu. Ce n’est pas zéro.',
    'Не се показва или не е известно. Не е нула.',
  ],
  withheldCount: [
    '{withheld} of {all} numbers are withheld. Choose one to see why, and what is told instead.',
    '{withheld} nombres sur {all} sont retenus. Choisissez-en un pour savoir pourquoi et ce qui est dit à la place.',
    '{withheld} от {all} числа не се показват. Изберете едно, за да видите защо и какво се казва вместо него.',
  ],
  SMALL: [
    'It speaks of 1 to 10, or of nobody where somebody else was.',
    'Il parle de 1 à 10, ou de personne là où il y avait quelqu’un d’autre.',
    'Отнася се за 1 до 10 или за никого там, където е имало друг.',
  ],
  COMPLEMENT: [
    'With other numbers it would tell of 1 to 10; it may be small itself.',
    'Avec d’autres nombres, il révélerait de 1 à 10 ; il peut être petit lui-même.',
    'Заедно с други числа би разкрило 1 до 10; самото то може да е малко.',
  ],
  DOMINANCE: [
    'It is a sum to which one alone adds nearly everything.',
    'C’est une somme dont presque tout vient d’un seul.',
    'Това е сбор, към който един добавя почти всичко.',
  ],
  askInstead: ['Ask instead: {question}', 'Demander plutôt : {question}', 'Попитай вместо това: {question}'],
  nothingOpens: [
    'No coarser number of this is told either.',
    'Aucun nombre moins fin n’en est dit non plus.',
    'И по-общо число за това не се казва.',
  ],
  close: ['Close', 'Fermer', 'Затвори'],
  total: ['in total', 'au total', 'общо'],
  unknown: ['unknown', 'inconnu', 'неизвестно'],
  openPeriods: [
    'No number yet for {periods}: a month is closed {days} days after its end. It does not say that nothing happened.',
    'Pas encore de nombre pour {periods} : un mois est clos {days} jours après sa fin. Cela ne dit pas qu’il ne s’est rien passé.',
    'Още няма число за {periods}: месецът приключва {days} дни след края си. Това не значи, че нищо не се е случило.',
  ],
  edition: [
    '{year}: edition {number}, of {date}',
    '{year} : édition {number}, du {date}',
    '{year}: издание {number} от {date}',
  ],
  restsOn: ['Rests on', 'Repose sur', 'Въз основа на'],
  save: ['Save', 'Enregistrer', 'Запази'],
  hxl: ['with an HXL row', 'avec une ligne HXL', 'с ред HXL'],
  copyLink: ['Copy the link', 'Copier le lien', 'Копирай връзката'],
  copied: ['The link is copied.', 'Le lien est copié.', 'Връзката е копирана.'],
  forPrograms: [
    'For a notebook or a spreadsheet, by GET:',
    'Pour un carnet de calcul ou un tableur, par GET :',
    'За тетрадка с код или електронна таблица, с GET:',
  ],
  copyAddress: ['Copy the address', 'Copier l’adresse', 'Копирай адреса'],
  addressCopied: ['The address is copied.', 'L’adresse est copiée.', 'Адресът е копиран.'],
  noRows: ['The answer has no rows.', 'La réponse n’a pas de lignes.', 'Отговорът няма редове.'],
  firstRows: [
    'The first {number} rows of {all}; the file has all.',
    'Les {number} premières lignes sur {all} ; le fichier les a toutes.',
    'Първите {number} от {all} реда; файлът съдържа всички.',
  ],
  yes: ['yes', 'oui', 'да'],
  no: ['no', 'non', 'не'],
  per100Nights: [
    'Missing episodes per 100 nights of children',
    'Disparitions pour 100 nuitées d’enfants',
    'Изчезвания на 100 нощувки на деца',
  ],
  ...READY_WORDS,
} as const satisfies Record<string, Label>;

/** Names of fields in rows of ready documents, as columns are headed. */
const FIELDS: Readonly<Record<string, Label>> = {
  'centres.name': ['Centre', 'Centre', 'Център'],
  measure: ['What', 'Quoi', 'Какво'],
  asOf: ['As of', 'Au', 'Към'],
  at: ['Moment, by your clock', 'Moment, à votre heure', 'Момент, по вашия часовник'],
  value: ['Number', 'Nombre', 'Брой'],
  source: ['Source', 'Source', 'Източник'],
  sources: ['Sources', 'Sources', 'Източници'],
  published: ['Published total', 'Total publié', 'Публикуван сбор'],
  sumOfParts: ['Sum of the parts', 'Somme des parties', 'Сума на частите'],
  difference: ['Difference', 'Écart', 'Разлика'],
  nominal: ['Nominal places', 'Places nominales', 'Номинални места'],
  placed: ['Placed', 'Placés', 'Настанени'],
  rateOfNominal: ['Share of places', 'Part des places', 'Дял от местата'],
  overOccupied: ['Over-occupied', 'Suroccupé', 'Над капацитета'],
  withheld: ['Withheld', 'Retenu', 'Не се показва'],
  indicator: ['Indicator', 'Indicateur', 'Показател'],
  operator: ['Wanted', 'Exigé', 'Изисква се'],
  threshold: ['Limit', 'Seuil', 'Праг'],
  status: ['Standing', 'État', 'Състояние'],
  missing: ['Missing facts', 'Données manquantes', 'Липсващи данни'],
  function: ['Function', 'Fonction', 'Функция'],
  residents: ['People', 'Personnes', 'Лица'],
  sessions: ['Sessions', 'Séances', 'Сесии'],
  place: ['Kind of place', 'Type de lieu', 'Вид място'],
  nights: ['Nights', 'Nuitées', 'Нощувки'],
};

export type Word = keyof typeof WORDS;
export type Say = (word: Word, values?: Record<string, string | number>) => string;

/** The head of a column, for a field of this name. */
export const fieldLabel = (field: string, locale: Locale): string =>
  Object.hasOwn(FIELDS, field) ? inLocale(FIELDS[field]!, locale) : field;

/** A label in a language. */
export const inLocale = (label: Label, locale: Locale): string => label[AT[locale]];

/** Says a word of the page in a language. */
export const speaker =
  (locale: Locale): Say =>
  (word, values = {}) =>
    inLocale(WORDS[word], locale).replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
