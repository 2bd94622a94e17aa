import { Centre } from '../../premises/types/centre.js';
import { residentsPlacedOf } from './residents-placed.js';

export const ResidentsPlacedOfCentreResolver = residentsPlacedOf(() => Centre, 'CENTRE');
