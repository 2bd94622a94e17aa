/** Who reads what of the slice facilities; how it is written stands in `../rules.ts`. */
export const facilities = `
  PREMISES ! *
    Query: centre safeZone room bed shiftJudgement
    ShiftJudgement: objections
    Centre: houseRules notices id code name kind country authority timeZone shiftWindows shelters buildings
    Centre: safeZones capacities capacity publishedFigures inspections workOrders sops sopInForce responsibilities
    Centre: viewerFunctions viewerFacilityActs sanitaryUnits standardIndicators purposes purpose
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
    CooperationSop: id number status validFrom validUntil documentName documentSha256 noticeDays endReason
    CooperationSop: noticeGivenAt noticeGivenBy version centre parties releases endAgreements responsibilities
    CooperationSop: changes
  FIGURES # cspl imang MrC yPS
    Centre: residentsPlaced occupancy occupancySeries readings compliance
    SafeZone: residentsPlaced occupancy occupancySeries compliance
    Shelter: occupancy occupancySeries
    Occupancy: at nominal usable beds blocked placed reserved free rateOfNominal rateOfUsable overOccupied withheld
    Room: compliance
  OPERATIONAL ~ cspl imang MrC PS
    Query: placement
    Placement: id resident bed room safeZone centre stage reservedFrom startsAt expectedUntil overdue endsAt
    Placement: closedAt closingReason endReason verification version findings
    SafeZone: placements
    Bed: state currentPlacement
    Resident: placement placements
    Centre: placementsToReview reservations
  PLACING ! cs MrC
    Query: suggestBeds
  PERSON_FACTS - cspl imang MrC L d
    PlacementFinding: holdsFrom
  KIN - cspl MrC L
    PlacementFinding: people limit
  HISTORY # du
    Resident: placementAccessHistory`;
