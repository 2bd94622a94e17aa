import { promisesOfSharing } from '../../../../test/support/one-slice/sharing.js';
import { slice } from '../../src/slice.js';

promisesOfSharing(slice, { records: 'Residents', owner: 'STATE', to: 'IOM' });
