import { describedList } from '@mrrm/platform/schema/value-list';
import { labels } from '../labels.js';

export const ShiftWindow = describedList(
  'ShiftWindow',
  'A part of the day in which a shift works; its hours are data of the centre.',
  labels.ShiftWindow,
  {
    DAY: 'The day, with most of the staff.',
    EVENING: 'The hours between day and night.',
    NIGHT: 'The night.',
  },
);
export type ShiftWindow = keyof typeof ShiftWindow;

export const CentreKind = describedList('CentreKind', 'What a centre is for.', labels.CentreKind, {
  REGISTRATION_AND_RECEPTION: 'A registration and reception centre (RRC).',
  TRANSIT: 'A transit centre.',
  OTHER: 'Another facility.',
});
export type CentreKind = keyof typeof CentreKind;

export const TargetGroup = describedList(
  'TargetGroup',
  'For whom a safe zone is set aside.',
  labels.TargetGroup,
  {
    UNACCOMPANIED_CHILDREN: 'Unaccompanied and separated children (UASC).',
    FAMILIES: 'Families.',
    ADULTS: 'Adults.',
    MIXED: 'Several groups.',
  },
);
export type TargetGroup = keyof typeof TargetGroup;

export const RoomKind = describedList('RoomKind', 'What a room is used for.', labels.RoomKind, {
  BEDROOM: 'People sleep there; the one kind that has beds in ordinary times.',
  ACTIVITY: 'Group activities, learning, play.',
  PRIVATE_MEETING: 'Talks in private.',
  OFFICE: 'Work of the staff.',
  MEDICAL: 'Medical care.',
  CANTEEN: 'Meals.',
  GYM: 'Sport; beds in times of pressure.',
  SANITARY: 'Toilets, showers, washing.',
});
export type RoomKind = keyof typeof RoomKind;

export const PublishedMeasure = describedList(
  'PublishedMeasure',
  'What a published figure counts: places, usable places, or residents.',
  labels.PublishedMeasure,
  {
    CAPACITY: 'Places in all (nominal).',
    USABLE_CAPACITY: 'Places that can be used.',
    OCCUPANCY: 'Residents.',
  },
);
export type PublishedMeasure = keyof typeof PublishedMeasure;

/** Of which sex those are for whom a zone is set aside. */
export const ZoneSex = describedList(
  'ZoneSex',
  'Of which sex those are for whom a zone is set aside.',
  labels.ZoneSex,
  {
    FEMALE: 'Women and girls.',
    MALE: 'Men and boys.',
  },
);
export type ZoneSex = keyof typeof ZoneSex;

/** Why a shift does not belong to a window of a centre. */
export const ShiftObjection = describedList(
  'ShiftObjection',
  'Why a shift does not belong to a window of a centre.',
  labels.ShiftObjection,
  {
    OUTSIDE_OF_THE_WINDOW: 'The shift lies at other hours than the window has at this centre.',
  },
);
export type ShiftObjection = keyof typeof ShiftObjection;
