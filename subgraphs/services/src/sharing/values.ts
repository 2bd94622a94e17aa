import { describedList } from '@mrrm/platform/schema/value-list';
import { labels } from '../labels.js';

/** The groups of fields of this owner that a clause or a consent can open to another organisation. */
export const ServiceFieldGroup = describedList(
  'ServiceFieldGroup',
  'A group of fields about services that a clause of an SOP can open to another organisation.',
  labels.ServiceFieldGroup,
  {
    OPERATIONAL:
      'That a service took place, is asked for or booked: to whom, by whom, when; not its content.',
    REASONS: 'Why somebody was referred.',
    PROTECTION:
      'What a care plan wants to reach, and the content of services that are neither medical nor legal.',
    HEALTH: 'The content of medical services.',
    LEGAL: 'The content of legal aid.',
  },
);
export type ServiceFieldGroup = keyof typeof ServiceFieldGroup;
