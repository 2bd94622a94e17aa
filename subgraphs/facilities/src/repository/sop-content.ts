import { isOneOf } from '@mrrm/platform/conditions';
import { asc, eq, sql } from 'drizzle-orm';
import { visiblePremises } from '../access/visibility.js';
import type { Request } from '../context.js';
import { cooperationSop, sopParty, sopResponsibility } from '../tables.js';
import type { Responsibility } from '../types/responsibility.js';
import type { SopParty } from '../types/sop-party.js';

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
    .where(sql`${isOneOf(sopParty.sopId, sopIds)} and ${visiblePremises(request, cooperationSop.centreId)}`)
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
      sql`${isOneOf(sopResponsibility.sopId, sopIds)} and ${visiblePremises(request, cooperationSop.centreId)}`,
    )
    .orderBy(
      asc(sopResponsibility.function),
      asc(sopResponsibility.level),
      asc(sopResponsibility.organisation),
    );
  return rows.map(withOrganisation);
}
