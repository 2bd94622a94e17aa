import { describedList } from '@mrrm/platform/schema/value-list';
import { labels } from '../labels.js';

export const ComplaintCategory = describedList(
  'ComplaintCategory',
  'What a complaint, or a word of feedback, is about.',
  labels.ComplaintCategory,
  {
    FOOD: 'Meals and drinking water.',
    ACCOMMODATION: 'The room, the bed, the building.',
    HYGIENE: 'Toilets, showers, articles of hygiene, cleaning.',
    HEALTH_CARE: 'Medical care, or that there was none.',
    SAFETY: 'Violence, threats, theft.',
    STAFF_CONDUCT: 'How somebody of the staff behaved.',
    DISCRIMINATION: 'Being treated worse than others.',
    INFORMATION: 'What was not explained, or not in a language that was understood.',
    PROCEDURE: 'The own case, and how long it takes.',
    SUGGESTION: 'What could be done better.',
    THANKS: 'What was good.',
    OTHER: 'Anything else.',
    SEXUAL_EXPLOITATION_OR_ABUSE:
      'Sexual exploitation, abuse or harassment by somebody of the staff or a partner (PSEA). It goes to the focal point alone.',
  },
);
export type ComplaintCategory = keyof typeof ComplaintCategory;

export const ComplaintChannel = describedList(
  'ComplaintChannel',
  'How a complaint came in.',
  labels.ComplaintChannel,
  {
    IN_PERSON: 'Told to somebody of the staff.',
    KIOSK: 'Left at a screen or in an application, without anybody of the staff.',
    BOX: 'On paper, from a box.',
    LETTER: 'By letter or e-mail.',
    PHONE: 'By telephone.',
  },
);
export type ComplaintChannel = keyof typeof ComplaintChannel;

export const ComplaintState = describedList(
  'ComplaintState',
  'How far a complaint has come.',
  labels.ComplaintState,
  {
    RECEIVED: 'It is on record, and nobody has said that it was read.',
    ACKNOWLEDGED: 'Somebody has read it and looks into it.',
    ANSWERED: 'It has an answer.',
    CLOSED: 'It is over.',
    REOPENED: 'It was over or answered, and is looked into again.',
  },
);
export type ComplaintState = keyof typeof ComplaintState;
