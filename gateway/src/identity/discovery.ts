import { z } from 'zod';

/** For how long an issuer is waited for. */
export const ISSUER_DEADLINE_MILLISECONDS = 3000;

/**
 * What an issuer says of itself, in its discovery document.
 * @throws Error when it does not answer in time, says not what was asked for, or speaks for another issuer
 */
export async function readDiscovery<Shape extends z.ZodRawShape>(
  issuer: string,
  shape: Shape,
  ask: typeof fetch = fetch,
): Promise<z.infer<z.ZodObject<Shape>>> {
  const response = await ask(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(ISSUER_DEADLINE_MILLISECONDS),
    redirect: 'error',
  });
  const said: unknown = await response.json();
  // OpenID Connect Discovery 1.0, section 4.3: the names must be identical, or one issuer could speak for another.
  if (z.object({ issuer: z.string() }).parse(said).issuer !== issuer)
    throw new Error('The discovery document names another issuer.');
  return z.object(shape).parse(said);
}
