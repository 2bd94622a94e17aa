import type { Feature } from '@mrrm/platform/schema/feature';
import { byId } from '@mrrm/platform/schema/references';
import type { Loaders } from '../loaders.js';
import { assistanceAccess } from './access.js';
import { AssistanceOfResidentResolver, BasicAssistanceResolver } from './resolvers/basic-assistance.js';

/** What the State gave to residents. */
export const assistance: Feature = {
  name: 'assistance',
  resolvers: [AssistanceOfResidentResolver, BasicAssistanceResolver],
  references: { BasicAssistance: byId((loaders: Loaders) => loaders.basicAssistance) },
  access: assistanceAccess,
};
