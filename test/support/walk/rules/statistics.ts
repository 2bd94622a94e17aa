/** What every owner's numbers of closed periods are made of: in each slice of the group that reads them. */
export const statistics = `StatisticsCatalogue: measures editions totalsOfPlaces least dimensionsOfMonth dimensionsOfQuarter dimensionsOfYear daysToClose
    StatisticsMeasure: measure kind dimensions dimensionsOfMonth dimensionsOfQuarter dimensionsOfYear
    StatisticsDimension: dimension isPlace categories
    StatisticsEdition: year number months builtAt
    StatisticsTable: measure cells openPeriods editions
    StatisticsCell: period begins ends categories value rounded withheld opens before centre safeZone
    StatisticsCategory: dimension category word
    StatisticsQuestion: period categories
    StatisticsBefore: period value withheld change`;
