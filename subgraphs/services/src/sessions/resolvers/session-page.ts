import { type PageArguments, pageOf } from '@mrrm/platform/reading/connection';
import type { Context } from '../../context.js';
import type { SessionList } from '../repository/session.js';

/** One page of a resident's or a provider's sessions, the latest first. */
export const sessionPage = (
  { loaders }: Context,
  list: SessionList,
  parentId: string,
  asked: PageArguments,
) =>
  pageOf(
    { pages: (page) => loaders.sessionPages({ list, page }), counts: loaders.sessionCount(list) },
    parentId,
    asked,
    (row) => [row.startedAt, row.id],
  );
