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
    MET_AFTER: 'How many days after the request its first session was, in bands.',
    REFERRAL_END:
      'Whether the service was received, or why not: of a referral that was not taken on or was taken back as well.',
  },
);
export type ServiceDimension = keyof typeof ServiceDimension;
