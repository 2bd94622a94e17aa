import { describedList } from '@mrrm/platform/schema/value-list';
import { labels } from '../labels.js';

export const SubjectAccessState = describedList(
  'SubjectAccessState',
  'What became of the request of somebody to get what is kept about them.',
  labels.SubjectAccessState,
  {
    OPEN: 'Nobody has answered it.',
    ANSWERED: 'What is kept was handed out.',
    REFUSED: 'It was refused, with a reason.',
    WITHDRAWN: 'Whoever asked took it back.',
  },
);
export type SubjectAccessState = keyof typeof SubjectAccessState;

export const SubjectAccessAsker = describedList(
  'SubjectAccessAsker',
  'Who asked for what is kept about a resident.',
  labels.SubjectAccessAsker,
  {
    RESIDENT: 'The resident.',
    LEGAL_REPRESENTATIVE: 'Whoever represents the resident in law.',
    AUTHORISED_PERSON: 'Somebody whom one of these has authorised, such as a lawyer.',
  },
);
export type SubjectAccessAsker = keyof typeof SubjectAccessAsker;
