import { statisticsTables } from '@mrrm/platform/statistics/tables';
import { services } from '../table.js';
import { ServiceMeasure } from './values.js';

export const { statisticsEdition, statisticsFigure, statisticsGround } = statisticsTables(
  services,
  ServiceMeasure,
  ['ACTIVITIES'],
);
