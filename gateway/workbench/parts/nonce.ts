/** The nonce under which styles may be written into this page. */
export const pageNonce = (): string => document.querySelector('script')?.nonce ?? '';
