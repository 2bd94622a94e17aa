import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import { isOneOf } from '@mrrm/platform/database/conditions';
import { asc, eq, sql } from 'drizzle-orm';
import { cooperationSop, sopEndAgreement, sopParty, sopRelease, sopResponsibility } from '../table.js';
import type { SopEndAgreement, SopRelease } from '../types/endings.js';
import type { SopParty } from '../types/party.js';
import type { Responsibility } from '../types/responsibility.js';

const withOrganisation = <Row extends { organisationCode: string }>(row: Row) => ({
  ...row,
  organisation: { code: row.organisationCode },
});

/** The parties of SOPs, by organisation. */
export async function findParties(request: Request, sopIds: string[]): Promise<SopParty[]> {
  const query = await request.database.read();
  const rows = await query
    .select({
      sopId: sopParty.sopId,
      organisationCode: sopParty.organisation,
      signedAt: sopParty.signedAt,
      signedBy: sopParty.signedBy,
    })
    .from(sopParty)
    .innerJoin(cooperationSop, eq(cooperationSop.id, sopParty.sopId))
    .where(
      sql`${isOneOf(sopParty.sopId, sopIds)} and ${visibleAt(request, 'PREMISES', cooperationSop.centreId)}`,
    )
    .orderBy(asc(sopParty.organisation));
  return rows.map(withOrganisation);
}

/** The responsibilities that SOPs give, by function, who leads before who supports. */
export async function findResponsibilities(request: Request, sopIds: string[]): Promise<Responsibility[]> {
  const query = await request.database.read();
  const rows = await query
    .select({
      sopId: sopResponsibility.sopId,
      function: sopResponsibility.function,
      organisationCode: sopResponsibility.organisation,
      level: sopResponsibility.level,
      windows: sopResponsibility.windows,
      clause: sopResponsibility.clause,
    })
    .from(sopResponsibility)
    .innerJoin(cooperationSop, eq(cooperationSop.id, sopResponsibility.sopId))
    .where(
      sql`${isOneOf(sopResponsibility.sopId, sopIds)} and ${visibleAt(request, 'PREMISES', cooperationSop.centreId)}`,
    )
    .orderBy(
      asc(sopResponsibility.function),
      asc(sopResponsibility.level),
      asc(sopResponsibility.organisation),
    );
  return rows.map(withOrganisation);
}

/** Who has released drafts, by organisation. */
export async function findReleases(request: Request, sopIds: string[]): Promise<SopRelease[]> {
  const query = await request.database.read();
  const rows = await query
    .select({
      sopId: sopRelease.sopId,
      organisationCode: sopRelease.organisation,
      releasedAt: sopRelease.releasedAt,
      releasedBy: sopRelease.releasedBy,
    })
    .from(sopRelease)
    .innerJoin(cooperationSop, eq(cooperationSop.id, sopRelease.sopId))
    .where(
      sql`${isOneOf(sopRelease.sopId, sopIds)} and ${visibleAt(request, 'PREMISES', cooperationSop.centreId)}`,
    )
    .orderBy(asc(sopRelease.organisation));
  return rows.map(withOrganisation);
}

/** What parties have said of an end without notice, by organisation. */
export async function findEndAgreements(request: Request, sopIds: string[]): Promise<SopEndAgreement[]> {
  const query = await request.database.read();
  const rows = await query
    .select({
      sopId: sopEndAgreement.sopId,
      organisationCode: sopEndAgreement.organisation,
      endsAt: sopEndAgreement.endsAt,
      reason: sopEndAgreement.reason,
      agreedAt: sopEndAgreement.agreedAt,
      agreedBy: sopEndAgreement.agreedBy,
    })
    .from(sopEndAgreement)
    .innerJoin(cooperationSop, eq(cooperationSop.id, sopEndAgreement.sopId))
    .where(
      sql`${isOneOf(sopEndAgreement.sopId, sopIds)} and ${visibleAt(request, 'PREMISES', cooperationSop.centreId)}`,
    )
    .orderBy(asc(sopEndAgreement.organisation));
  return rows.map(withOrganisation);
}
