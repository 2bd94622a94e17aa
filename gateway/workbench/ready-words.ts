/** What the ready questions are called, in English, French and Bulgarian. */
export const READY_WORDS = {
  readyArrivals: [
    'Arrivals in the last 12 months',
    'Arrivées des 12 derniers mois',
    'Пристигания през последните 12 месеца',
  ],
  readyExits: [
    'Departures by reason, by quarter',
    'Départs par motif, par trimestre',
    'Напускания по причина и тримесечие',
  ],
  readyStock: [
    'Present at each year’s end, by centre',
    'Présents en fin d’année, par centre',
    'Настанени в края на годината, по центрове',
  ],
  readyAccommodated: [
    'People accommodated, year by year',
    'Personnes hébergées, année par année',
    'Настанени лица по години',
  ],
  readyZones: [
    'People accommodated by safe zone, year by year',
    'Personnes hébergées par zone sûre, année par année',
    'Настанени лица по безопасни зони и години',
  ],
  readySnapshot: [
    'Snapshot of a year: accommodated, medical care, consultations',
    'Bilan d’un an : hébergement, soins, consultations',
    'Снимка на година: настанени, медицинска помощ, консултации',
  ],
  readyScreened: [
    'Screened within 24 hours, by month',
    'Dépistage sous 24 heures, par mois',
    'Оценка на нуждите до 24 часа, по месеци',
  ],
  readyLengths: [
    'How long stays were, year by year',
    'Durée des séjours, année par année',
    'Продължителност на престоите по години',
  ],
  readyRepresented: [
    'Days to a representative, year by year',
    'Délai de désignation d’un représentant, année par année',
    'Дни до назначаване на представител, по години',
  ],
  readyMissed: [
    'Missing episodes and nights of children',
    'Disparitions et nuitées d’enfants',
    'Изчезвания и нощувки на деца',
  ],
  readyCaseload: ['Children per representative', 'Enfants par représentant', 'Деца на един представител'],
  readyStaffing: [
    'Residents per staff member on duty, by centre',
    'Résidents par agent en service, par centre',
    'Настанени на един служител на смяна, по център',
  ],
  readyCompliance: [
    'Standards met and not met, over all owners',
    'Normes respectées ou non, tous services réunis',
    'Спазени и неспазени стандарти, от всички',
  ],
  readyCohorts: [
    'Accommodated in a year, by age and nationality',
    'Hébergés en un an, par âge et nationalité',
    'Настанени за година, по възраст и гражданство',
  ],
  readyCapacity: [
    'Published occupancy and capacity by centre',
    'Occupation et capacité publiées, par centre',
    'Публикувана заетост и капацитет по центрове',
  ],
  readyRequests: [
    'People who asked for a service, by quarter',
    'Demandeurs d’un service, par trimestre',
    'Лица, поискали услуга, по тримесечия',
  ],
  readyWaited: [
    'Days until a request was met, year by year',
    'Délai de réponse aux demandes, année par année',
    'Дни до изпълнение на заявка, по години',
  ],
  readyActivities: [
    'Group activities by centre, month by month',
    'Activités de groupe par centre, mois par mois',
    'Групови занимания по центрове и месеци',
  ],
  readyAttended: [
    'People who came to group activities, by month',
    'Participants aux activités de groupe, par mois',
    'Участници в групови занимания, по месеци',
  ],
  readyServed: [
    'People served by each service, year by year',
    'Personnes suivies par service, année par année',
    'Обслужени лица по услуги и години',
  ],
  readySessions: [
    'Sessions of each service, year by year',
    'Séances par service, année par année',
    'Сесии по услуги и години',
  ],
  readyPaidFor: [
    'People for whom medical care was paid',
    'Personnes dont les soins ont été payés',
    'Лица с платена медицинска помощ',
  ],
  readyAmountPaid: [
    'Euros paid for medical care, by kind of care',
    'Euros payés pour des soins, par type de soins',
    'Евро, платени за медицинска помощ, по вид',
  ],
  readyNights: [
    'Night hours with nobody trained, by employer',
    'Heures de nuit sans personne formée, par employeur',
    'Нощни часове без обучен служител, по работодател',
  ],
  readyHandovers: [
    'Handovers not acknowledged, by centre',
    'Transmissions sans accusé de réception, par centre',
    'Непотвърдени предавания на смяната, по център',
  ],
  readyOverOccupied: [
    'Days with more residents than places, by centre',
    'Jours avec plus de résidents que de places, par centre',
    'Дни с повече настанени от местата, по център',
  ],
  readyToilets: [
    'Days above the standard of persons per toilet',
    'Jours au-dessus de la norme de personnes par toilette',
    'Дни над стандарта за лица на тоалетна',
  ],
  readyTotals: [
    'Published totals that do not add up',
    'Totaux publiés qui ne concordent pas',
    'Публикувани сборове, които не съвпадат',
  ],
  readyOccupancy: [
    'A safe zone day by day: how full',
    'Une zone sûre jour par jour : son occupation',
    'Безопасна зона ден по ден: заетост',
  ],
  readyStandards: [
    'A safe zone against the standards',
    'Une zone sûre face aux normes',
    'Безопасна зона спрямо стандартите',
  ],
  readyUptake: [
    'Services received by a cohort',
    'Services reçus par une cohorte',
    'Услуги, получени от кохорта',
  ],
  readySlept: ['Where a cohort slept', 'Où une cohorte a dormi', 'Къде е спала кохорта'],
} as const satisfies Record<string, readonly [string, string, string]>;
