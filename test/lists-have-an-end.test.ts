import { readFileSync } from 'node:fs';
import {
  buildSchema,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isLeafType,
  isListType,
  isObjectType,
} from 'graphql';
import { expect, it } from 'vitest';

const API = readFileSync(new URL('../schema/api.graphql', import.meta.url), 'utf8');

/** Why a list that is no page ends where it does. Whatever grows with years, or with how many people live somewhere, is a page. */
const ENDS: Record<string, string> = {
  'as many as stand, hang or are built there': `Bed.blocks Building.floors Building.safeZones Centre.buildings Centre.safeZones
    Centre.shelters Floor.rooms Floor.sanitaryUnits Room.beds Room.equipment Room.sanitaryUnits SafeZone.floors
    SafeZone.sanitaryUnits Shelter.buildings StaffMember.centres Viewer.safeZones ViewerDuty.safeZones WorkOrder.blockedBeds WorkOrder.rooms`,
  'dated records of a place that an act of an authority makes, a few in a year': `Centre.capacities Centre.publishedFigures
    Centre.purposes Query.publishedFigureDiscrepancies SafeZone.capacities SafeZone.publishedFigures Shelter.capacities
    Shelter.publishedFigures WorkOrder.capacityRecords Centre.missingClocks`,
  'an agreement of a few organisations over a closed list of functions': `Centre.residentSharing Centre.responsibilities
    Centre.serviceSharing Centre.sops CooperationSop.changes CooperationSop.endAgreements CooperationSop.parties
    CooperationSop.releases CooperationSop.responsibilities Query.organisations SopChange.after SopChange.before`,
  'the closed lists of the schema, and the words of each': `Query.facilityValueLists Query.residentValueLists
    Query.serviceValueLists Query.staffValueLists ValueList.values`,
  'one for each word, rule or act of a closed list': `BedSuggestion.findings BedSuggestion.reasons Centre.compliance
    Centre.services Centre.shiftWindows Centre.standardIndicators Centre.viewerFacilityActs Centre.viewerFunctions
    Centre.entitlements Resident.entitlementsOutstanding Centre.viewerResidentActs Centre.viewerServiceActs Centre.viewerStaffActs ComplianceResult.missing CoverageSegment.employers
    MissingEpisode.steps MissingState.steps
    Placement.findings PlacementReview.findings ResidentCohort.accommodation ResidentCohort.serviceUptake Room.compliance SafeZone.compliance WorkOrder.steps`,
  'as many as an owner declares to count, or one edition for each year': `StatisticsCatalogue.editions StatisticsCatalogue.measures
    StatisticsCell.categories StatisticsDimension.categories StatisticsMeasure.dimensions StatisticsQuestion.categories StatisticsTable.editions`,
  'as many numbers as were asked for, and more than 400 are refused': 'StatisticsTable.cells',
  'a range of time that has a longest length': `Centre.coverage Centre.interpreterBookings Centre.occupancySeries
    SafeZone.occupancySeries Shelter.occupancySeries StaffMember.shifts`,
  'those who work or live at one place at one moment': `Centre.notices Centre.onDuty Query.absences SafeZone.onDuty`,
  'what belongs to one person, one family, one shift or one event': `GroupActivity.attendance Household.members Household.memberships
    Resident.identityDocuments Resident.kin Resident.photos Resident.procedureSteps Resident.subjectAccessRequests Stay.caseSteps
    Resident.householdMemberships Resident.languageLevels Resident.otherNames
    OpenRecords.consents OpenServices.carePlans OpenServices.enrolments OpenServices.interpreterBookings
    Complaint.steps Query.residentsByRegistrationNumber Resident.bestInterestNotes Resident.caseHistory CaseStep.needs Resident.needs
    Resident.consents Resident.mergedFrom Resident.missingEpisodes Resident.rectifications Resident.representations Resident.shownTo Resident.stays Resident.transfers Resident.undoneDepartures Resident.vulnerabilities
    Shift.assignments Shift.handovers StaffMember.qualifications`,
  'cut by the statement itself, as the description says': `Centre.openServicesOfDeparted Inspection.findings OpenServices.referrals OpenServices.requests
    Query.breakGlassToApprove Query.departures Query.openBreakGlassReviews
    Resident.possibleDuplicates`,
  'as many as identifiers were named, and more than a few hundred are refused': `Query.consentsInForce Query.placementFacts
    Query.residentsByIds`,
  'the people of one employer at the centres of the sign-in: `Centre.staff` has them in pages':
    'Organisation.staff',
};
const cutByStatement = Object.entries(ENDS).find(([why]) => why.startsWith('cut'))![1];
const namesIn = (text: string) => text.split(/\s+/).filter(Boolean);

/** Lists of rows that are neither a page's, nor cut by `first`, nor what a write says it did. */
function listsOf(sdl: string): { name: string; description: string }[] {
  const types = Object.values(buildSchema(sdl).getTypeMap()).filter(isObjectType);
  const isPart = (type: GraphQLObjectType) => /Connection$|Payload$|^__/.test(type.name);
  const isOpen = ({ type, args }: GraphQLField<unknown, unknown>) =>
    isListType(getNullableType(type)) &&
    !isLeafType(getNamedType(type)) &&
    !args.some(({ name }) => name === 'first');
  return types
    .filter((type) => !isPart(type))
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter(isOpen)
        .map((field) => ({ name: `${type.name}.${field.name}`, description: field.description ?? '' })),
    );
}

it('a list of rows without an end is found', () => {
  const sdl = `type Query { all: [Row!]! some(first: Int! = 25): [Row!]! page(first: Int): RowConnection }
    type RowConnection { nodes: [Row!]! } type Row { id: ID! words: [String!]! }`;
  expect(listsOf(sdl).map(({ name }) => name)).toEqual(['Query.all']);
});

it('every list that anybody can ask for is in pages, or is known to end and why', () => {
  const found = listsOf(API);
  const known = Object.values(ENDS).flatMap(namesIn);
  expect(found.map(({ name }) => name).sort()).toEqual(known.sort());
  for (const { name, description } of found)
    if (namesIn(cutByStatement).includes(name)) expect(description, name).toMatch(/at most [\d,]+/);
});
