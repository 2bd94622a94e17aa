import type { Request } from '@mrrm/platform/context';
import { keyedLoaders, loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import type { Page } from '@mrrm/platform/reading/pages';
import { countSessions, findSessionPages, type SessionList, sessionsById } from './repository/session.js';

export const sessionLoaders = (request: Request) => ({
  session: loadOne((ids: string[]) => sessionsById(request, ids), 'id'),
  sessionPages: keyedLoaders(({ list, page }: { list: SessionList; page: Page }) =>
    loadMany((ids: string[]) => findSessionPages(request, list, ids, page), 'parentId'),
  ),
  sessionCount: keyedLoaders((list: SessionList) =>
    loadOne((ids: string[]) => countSessions(request, list, ids), 'parentId'),
  ),
});
