import { numbersTables } from '@mrrm/platform/statistics/tables';
import { staff } from '../table.js';
import { StaffMeasure } from './values.js';

export const { statisticsEdition, statisticsFigure } = numbersTables(staff, StaffMeasure);
