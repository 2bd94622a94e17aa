import type { Request } from '@mrrm/platform/context';
import { hasOneOf, isOneOf, pointer } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { rows } from '@mrrm/platform/database/rows';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { ofVisibleResident, visibleResident } from '../../access/visibility.js';
import { resident } from '../../register/table.js';
import { areaAssessment, caseStep } from '../table.js';
import type { AreaAssessment } from '../types/need.js';
import { HEALTH_AREAS, NeedArea, NeedFinding } from '../values.js';

/** Needs are of the group PROTECTION; what a doctor would say of them is of HEALTH as well. @param isVisible of whose row a group is read */
const isOpen = (isVisible: (group: string) => SQL, area: SQL): SQL =>
  sql`${isVisible('PROTECTION')} and (not ${hasOneOf(area, HEALTH_AREAS)} or ${isVisible('HEALTH')})`;

const shape = z.object({
  stepId: z.string().nullable(),
  residentId: z.string(),
  area: z.enum(NeedArea),
  finding: z.enum(NeedFinding).nullable(),
  note: z.string().nullable(),
  assessedAt: z.coerce.date().nullable(),
  assessedById: z.string().nullable(),
});

async function found(
  request: Request,
  statement: SQL,
): Promise<(AreaAssessment & { stepId: string | null })[]> {
  const all = await rows(await request.database.read(), statement, shape);
  return all.map((row) => ({ ...row, assessedBy: pointer(row.assessedById) }));
}

/** What each of these steps found, by area, of those areas that this actor may read. */
export const needsOfSteps = (request: Request, stepIds: string[]) =>
  found(
    request,
    sql`select ${caseStep.id} as "stepId", ${caseStep.residentId} as "residentId", ${areaAssessment.area}, ${areaAssessment.finding},
        ${areaAssessment.note}, ${caseStep.takenAt} as "assessedAt", ${caseStep.takenById} as "assessedById"
      from ${areaAssessment} join ${caseStep} on ${caseStep.id} = ${areaAssessment.caseStepId}
      where ${isOneOf(areaAssessment.caseStepId, stepIds)} and ${isOpen((group) => ofVisibleResident(request, areaAssessment.residentId, group), sql`${areaAssessment.area}`)}
      order by ${placeOf(sql`${areaAssessment.area}`)}`,
  );

const AREAS = Object.keys(NeedArea);
const placeOf = (area: SQL): SQL => sql`array_position(${sql.param(AREAS)}::text[], ${area})`;

/**
 * Where each resident stands in every area that this actor may read: what was found at last. An area that was left out later on is as it was
 * found before; one of which nobody has said anything is in it with nothing.
 */
export const needsOfResidents = (request: Request, residentIds: string[]) =>
  found(
    request,
    sql`select latest."stepId", ${resident.id} as "residentId", one.area, latest.finding, latest.note, latest."assessedAt", latest."assessedById"
      from ${resident} cross join unnest(${sql.param(AREAS)}::text[]) with ordinality as one (area, place)
      left join lateral (
        select ${caseStep.id} as "stepId", ${areaAssessment.finding}, ${areaAssessment.note}, ${caseStep.takenAt} as "assessedAt",
          ${caseStep.takenById} as "assessedById"
        from ${areaAssessment} join ${caseStep} on ${caseStep.id} = ${areaAssessment.caseStepId}
        where ${areaAssessment.residentId} = ${resident.id} and ${areaAssessment.area} = one.area
        order by ${areaAssessment.finding} = 'NOT_LOOKED_AT', ${caseStep.takenAt} desc, ${caseStep.id} desc limit 1) as latest on true
      where ${isOneOf(resident.id, residentIds)} and ${isOpen((group) => sql`(${visibleResident(request, group)})`, sql`one.area`)}
      order by one.place`,
  );

export type NewAreaAssessment = Pick<typeof areaAssessment.$inferSelect, 'area' | 'finding' | 'note'>;

/** Keeps what a step found, by area. */
export async function insertNeeds(
  query: Query,
  step: { residentId: string; caseStepId: string },
  needs: readonly NewAreaAssessment[],
): Promise<void> {
  if (needs.length === 0) return;
  await query.insert(areaAssessment).values(needs.map((need) => ({ id: newIdentifier(), ...step, ...need })));
}
