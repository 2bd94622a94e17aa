import { describedList } from '@mrrm/platform/schema/value-list';
import { labels } from '../labels.js';

/** What is counted of services in an edition. The definitions are those by which it is counted. */
export const ServiceMeasure = describedList(
  'ServiceMeasure',
  'What is counted of services, by the days of the centre. What the owner of the residents has said is not so does not count.',
  labels.ServiceMeasure,
  {
    SERVED:
      'Distinct people with at least one session in the period at the place, whatever their age. Who had sessions of two functions counts in each and once in the total, so that they add up neither over functions nor over centres nor over months.',
    REFERRED:
      'Distinct people with at least one referral opened in the period at the place. They add up over nothing.',
    REFERRAL_ENDED:
      'Distinct people with at least one referral closed in the period at the place. They add up over nothing.',
    SESSIONS:
      'Sessions that began in the year, of people of any age: told of whole years, by centre, by service or by month. With `SERVED` beside it, what is told of one is no sum of the other.',
    CONSULTATIONS:
      'Sessions of counselling and of psychosocial support that began in the year, of people of any age: told of whole years, as one number of all centres.',
    OTHER_SESSIONS:
      'Sessions of every other function that began in the year: told of whole years, as one number of all centres. With the consultations they are all sessions.',
    REQUESTED:
      'Distinct people of whom at least one request for a service was made in the period, at the place that offers it. They add up over nothing.',
    REQUEST_MET:
      'Distinct people of whom at least one request was met in the period, at the place that offers the service, by how many days after the request its first session was. They add up over nothing. A request that was declined, or to which no session refers, is in none of them.',
    ACTIVITIES: 'Group activities that began in the period. No number of people: each is told.',
    ATTENDED:
      'Distinct people who came to at least one group activity in the period at the place. They add up over nothing.',
    ATTENDANCES:
      'How often somebody came to a group activity in the year: told of whole years, as one number of all centres.',
    PAID_FOR:
      'Distinct people for whom specialised medical care was paid in the period at the place, by the day of the payment. They add up over nothing. What was voided does not count, here and in the payments.',
    PAYMENTS:
      'Payments for specialised medical care in the year: told of whole years, by centre, by what was paid for or by month.',
    AMOUNT_PAID:
      'Euros paid for specialised medical care in the year, levs at 1.95583 for a euro: told of whole years, by centre, by what was paid for or by month. What was paid for one person in a month at a centre for one thing is rounded to a euro before it is added.',
  },
);
export type ServiceMeasure = keyof typeof ServiceMeasure;

export const ServiceDimension = describedList(
  'ServiceDimension',
  'By what those who are served are told apart when they are counted.',
  labels.ServiceDimension,
  {
    CENTRE: 'The centre of the session or referral.',
    FUNCTION: 'The function of the centre to which the service belongs.',
    MONTH: 'The month of the year, of what is told of whole years alone.',
    PAID_CARE: 'For what specialised medical care was paid.',
    MET_AFTER: 'How many days after the request its first session was, in bands.',
    REFERRAL_END:
      'Whether the service was received, or why not: of a referral that was not taken on or was taken back as well.',
  },
);
export type ServiceDimension = keyof typeof ServiceDimension;
