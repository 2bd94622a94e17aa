import { numbersTables } from '@mrrm/platform/statistics/tables';
import { facilities } from '../table.js';
import { FacilityMeasure } from './values.js';

export const { statisticsEdition, statisticsFigure } = numbersTables(facilities, FacilityMeasure);
