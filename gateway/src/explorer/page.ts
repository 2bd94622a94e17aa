import { renderAltair, renderInitialOptions } from 'altair-static';
import type { Example } from './example.js';

const BAR = '<link href="own/bar.css" rel="stylesheet" /><script src="own/bar.js"></script></head>';

/** The explorer's page: Altair, with the persona bar in front of it and no inline script. */
export const page = (): string =>
  renderAltair({ baseURL: '/explorer/', serveInitialOptionsInSeperateRequest: 'start.js' })
    .replace('<title>Altair</title>', '<title>MRRM Graph explorer</title>')
    .replace('</head>', BAR);

/** The script that opens Altair with one tab for each example, and with everything off that would call out. */
export const startScript = (examples: Example[]): string =>
  renderInitialOptions({
    endpointURL: '/graphql',
    instanceStorageNamespace: 'mrrm_',
    disableAccount: true,
    initialWindows: examples.map(({ title, query, variables }) => ({
      initialName: title,
      initialQuery: query,
      initialVariables: variables,
      endpointURL: '/graphql',
    })),
    persistedSettings: {
      disablePushNotification: true,
      'alert.disableUpdateNotification': true,
      'alert.disableWarnings': true,
      'banners.disable': true,
      'plugin.list': [],
      theme: 'system',
    },
  });
