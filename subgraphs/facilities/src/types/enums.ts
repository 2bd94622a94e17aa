import { Verification } from '@mrrm/platform/columns';
import { registerEnumType } from 'type-graphql';
import {
  CentreFunction,
  CentreKind,
  ChangeKind,
  InspectionOutcome,
  PlacementEnd,
  PublishedMeasure,
  ResponsibilityLevel,
  RoomKind,
  SeriesStep,
  ShiftObjection,
  ShiftWindow,
  SopStatus,
  TargetGroup,
  WorkOrderState,
  ZoneSex,
} from '../values.js';

registerEnumType(CentreFunction, {
  name: 'CentreFunction',
  description: 'A function of a centre that a cooperation SOP gives to an organisation.',
});
registerEnumType(ShiftWindow, {
  name: 'ShiftWindow',
  description: 'A part of the day in which a shift works; its hours are data of the centre.',
});
registerEnumType(Verification, {
  name: 'Verification',
  description: "How sure a record is of what it says about another owner's entity.",
});
registerEnumType(CentreKind, { name: 'CentreKind', description: 'What a centre is for.' });
registerEnumType(TargetGroup, { name: 'TargetGroup', description: 'For whom a safe zone is set aside.' });
registerEnumType(ZoneSex, {
  name: 'ZoneSex',
  description: 'Of which sex those are for whom a zone is set aside.',
});
registerEnumType(RoomKind, { name: 'RoomKind', description: 'What a room is used for.' });
registerEnumType(PublishedMeasure, {
  name: 'PublishedMeasure',
  description: 'What a published figure counts: places, usable places, or residents.',
});
registerEnumType(SopStatus, {
  name: 'SopStatus',
  description: 'Where a cooperation SOP stands in its life: drafted, agreed, in force, and then past.',
});
registerEnumType(ResponsibilityLevel, {
  name: 'ResponsibilityLevel',
  description: 'Whether an organisation leads a function or supports it.',
});
registerEnumType(ChangeKind, {
  name: 'ChangeKind',
  description: 'What became of a line of an SOP between two versions.',
});
registerEnumType(SeriesStep, {
  name: 'SeriesStep',
  description: 'From one point of a series to the next.',
});
registerEnumType(PlacementEnd, { name: 'PlacementEnd', description: 'Why a placement ended.' });
registerEnumType(InspectionOutcome, {
  name: 'InspectionOutcome',
  description: 'What an inspection concluded.',
});
registerEnumType(WorkOrderState, { name: 'WorkOrderState', description: 'Where a work order stands.' });
registerEnumType(ShiftObjection, {
  name: 'ShiftObjection',
  description: 'Why a shift does not belong to a window of a centre.',
});
