import { statistics } from './statistics.js';

/** Who reads what of the slice facilities; how it is written stands in `../rules.ts`. */
export const facilities = `
  PLAIN + *
    Query: facilityValueLists
    ValueList: name description values
    CodedValue: value meaning label
    PlacementFinding: rule level message source judgedAt overrideReason overriddenByOrganisation
    BedReason: code message squareMetresEach
    Resident: id
    ResidentCohort: id question memberIds memberCells
    Organisation: code
  SIGN_IN + *
    Query: viewer
    ViewerAct: operation standing functions functionOf clause until refusal message responsible opens verification
    Viewer: principal organisationCode role purpose purposes permissions knownRole knownPermissions allCentres ownZonesOnly ownCasesOnly
    Viewer: program client
  PREMISES ! *
    Query: centre safeZone room bed shiftJudgement centreByCode centres publishedFigureDiscrepancies
    Query: safeZoneByCode
    ShiftJudgement: objections
    Centre: houseRules notices id code name kind country authority timeZone shiftWindows shelters buildings
    Centre: safeZones capacities capacity publishedFigures inspections workOrders sanitaryUnits standardIndicators
    Centre: purposes purpose
    SafeZone: id code name targetGroup ageFrom ageTo sex openedOn closedOn operators sanitation note centre
    SafeZone: shelter building capacities capacity publishedFigures floors sanitaryUnits version
    SanitaryUnit: id code kind access version condition room floor safeZone
    Room: id code kind areaSquareMetres heightMetres version floor beds equipment sanitaryUnits
    Floor: id level name renovatedOn version building safeZone rooms sanitaryUnits
    Building: id code name version centre shelter safeZones floors
    Bed: id code standsFrom standsUntil version room blocks
    Shelter: id code name note centre buildings capacities capacity publishedFigures version
    Inspection: id inspectedOn authority outcome summary version centre safeZone findings
    WorkOrder: id title description state requestedBy fundedBy performedBy openedOn startedOn completedOn
    WorkOrder: placesBefore placesAfter version centre floor room rooms steps blockedBeds capacityRecords
    Viewer: centres safeZones
    BedBlock: id kind startsAt expectedUntil endsAt reason version
    ShiftWindowHours: window startsAt endsAt
    PublishedFigure: id measure asOf value source
    PublishedFigureDiscrepancy: country measure asOf published sumOfParts difference missingParts sources
    SanitaryCondition: state startsAt endsAt note
    StandardIndicator: id code what operator threshold unit standard verified active validFrom validUntil
    StandardIndicator: ofThisCentre version knownCode
    InspectionFinding: id indicator text severity dueOn closedOn closingNote version safeZone room
    HouseRules: id language isFallback title text validFrom validUntil version
    Notice: id audience startsAt endsAt withdrawnAt languages language isFallback title text version
    CapacityRecord: id validFrom nominal usable surge source workOrder
    CentrePurpose: id kind validFrom source
    RoomEquipment: item quantity
    WorkOrderStep: state takenAt note organisation organisationCode
  AGREEMENTS ! *
    Centre: sops sopInForce responsibilities viewerFunctions viewerFacilityActs
    CooperationSop: id number status validFrom validUntil documentName documentSha256 noticeDays endReason
    CooperationSop: noticeGivenAt noticeGivenBy version centre parties releases endAgreements responsibilities
    CooperationSop: changes
    ViewerFunction: function allowed level clause until refusal message responsible opens
    SopChange: kind function organisationCode before after
    SopRelease: organisation organisationCode releasedAt releasedBy
    SopEndAgreement: organisation organisationCode endsAt reason agreedAt agreedBy
    SopParty: organisation organisationCode signedAt signedBy
    Responsibility: function organisation organisationCode level windows clause sop
  FIGURES # cspl imang MrC yPS
    Centre: residentsPlaced occupancy occupancySeries readings compliance
    SafeZone: residentsPlaced occupancy occupancySeries compliance
    Shelter: occupancy occupancySeries
    Occupancy: at nominal usable beds blocked placed reserved free rateOfNominal rateOfUsable overOccupied
    Occupancy: withheld
    Room: compliance
    Reading: id kind value unit measuredOn source safeZone room
    ComplianceResult: indicator what standard operator threshold unit status numerator denominator value missing
    ComplianceResult: basis placed headcount measuredOn
    MissingData: what owner
    Query: facilityStatistics facilityStatisticsCatalogue
    FacilityStatisticsChoice: dimension category
    ${statistics}
  COHORTS # MC y
    ResidentCohort: accommodation
    CohortAccommodation: place residents nights withheld
  OPERATIONAL ~ cspl imang MrC PS
    Query: placement suggestBeds(residentId)
    Placement: id resident bed room safeZone centre stage reservedFrom startsAt expectedUntil overdue endsAt
    Placement: closedAt closingReason endReason verification version findings
    SafeZone: placements
    Bed: state currentPlacement
    Resident: placement placements
    Centre: placementsToReview reservations
    PlacementReview: placement findings
    BedSuggestion: rank bed reasons findings
  PLACING ! cs MrC
    Query: suggestBeds
  PERSON_FACTS - cspl imang MrC L d
    PlacementFinding: holdsFrom
  KIN - cspl MrC L
    PlacementFinding: people limit
  HISTORY # du
    Resident: placementAccessHistory
    AccessEvent: sequence at kind operation organisation role subject onBehalfOf purpose client request owner
    AccessEvent: groups bases outcome lists onBehalfOfOrganisation onBehalfOfRole onBehalfOfPurpose program
    AccessEvent: correlation`;
