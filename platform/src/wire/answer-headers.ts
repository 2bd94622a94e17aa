/** What stands on every answer: nobody keeps it on the way, and no browser takes it for something else. */
export const ANSWER_HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } as const;
