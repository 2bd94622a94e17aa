import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput, conflict, notFound } from '@mrrm/platform/wire/errors';
import { changeRow } from '@mrrm/platform/writing/version';
import { asc, eq, type SQL, sql } from 'drizzle-orm';
import { provenanceOf } from '../../access/provenance.js';
import { foundBy } from '../../premises/repository/found-by.js';
import { centre } from '../../premises/table.js';
import { inspection, inspectionFinding, standardIndicator } from '../table.js';
import type { InspectionFinding } from '../types/finding.js';
import type { FindingSeverity, InspectionOutcome } from '../values.js';

/** The gravest first. */
const byGravity = sql`array_position(array['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'], ${inspectionFinding.severity})`;

/** Findings that meet a condition, the gravest first. */
async function findInspectionFindings(request: Request, condition: SQL): Promise<InspectionFinding[]> {
  const query = await request.database.read();
  return query
    .select({
      id: inspectionFinding.id,
      inspectionId: inspectionFinding.inspectionId,
      indicator: inspectionFinding.indicatorCode,
      text: inspectionFinding.text,
      severity: inspectionFinding.severity,
      safeZoneId: inspectionFinding.safeZoneId,
      roomId: inspectionFinding.roomId,
      dueOn: inspectionFinding.dueOn,
      closedOn: inspectionFinding.closedOn,
      closingNote: inspectionFinding.closingNote,
      version: inspectionFinding.version,
    })
    .from(inspectionFinding)
    .innerJoin(inspection, eq(inspection.id, inspectionFinding.inspectionId))
    .where(sql`${condition} and ${visibleAt(request, 'PREMISES', inspection.centreId)}`)
    .orderBy(byGravity, asc(inspectionFinding.id));
}

const inspectionFindingsBy = foundBy(findInspectionFindings);
export const findingsById = inspectionFindingsBy(inspectionFinding.id);
export const findingsOfInspections = inspectionFindingsBy(inspectionFinding.inspectionId);

export interface NewFinding {
  indicatorCode: string | null;
  text: string | null;
  severity: FindingSeverity;
  safeZoneId: string | null;
  roomId: string | null;
  dueOn: string | null;
}

export interface NewInspection {
  centreId: string;
  safeZoneId: string | null;
  inspectedOn: string;
  authority: string;
  outcome: InspectionOutcome;
  summary: string;
}

/** @returns the identifier of the inspection @throws Refusal NOT_FOUND at the first finding of an unknown indicator */
export async function insertInspection(
  request: Request,
  query: Query,
  wanted: NewInspection,
  findings: NewFinding[],
): Promise<string> {
  const id = newIdentifier();
  const provenance = provenanceOf(request, wanted.centreId, request.now);
  const known = await query.selectDistinct({ code: standardIndicator.code }).from(standardIndicator);
  const codes = new Set(known.map(({ code }) => code));
  for (const [index, { indicatorCode }] of findings.entries()) {
    if (indicatorCode && !codes.has(indicatorCode))
      throw notFound('indicator', `findings.${index}.indicator`);
  }
  await query.insert(inspection).values({ id, ...wanted, ...provenance });
  if (findings.length > 0) {
    await query
      .insert(inspectionFinding)
      .values(findings.map((one) => ({ id: newIdentifier(), inspectionId: id, ...one, ...provenance })));
  }
  return id;
}

export interface FindingClosing {
  findingId: string;
  expectedVersion: number;
  closedOn: (timeZone: string) => string;
  note: string;
}

/** Closes a finding. @throws Refusal NOT_FOUND, CONFLICT, or BAD_USER_INPUT for a day before the inspection */
export async function closeFinding(request: Request, query: Query, closing: FindingClosing): Promise<void> {
  const [present] = await query
    .select({
      inspectedOn: inspection.inspectedOn,
      closedOn: inspectionFinding.closedOn,
      timeZone: centre.timeZone,
    })
    .from(inspectionFinding)
    .innerJoin(inspection, eq(inspection.id, inspectionFinding.inspectionId))
    .innerJoin(centre, eq(centre.id, inspection.centreId))
    .where(
      sql`${inspectionFinding.id} = ${closing.findingId} and ${visibleAt(request, 'PREMISES', inspection.centreId)}`,
    );
  if (!present) throw notFound('finding', 'findingId');
  const closedOn = closing.closedOn(present.timeZone);
  if (closedOn < present.inspectedOn) {
    throw badInput(`Give a day not before the inspection (${present.inspectedOn}).`, 'closedOn');
  }
  const values = {
    closedOn,
    closingNote: closing.note,
    closedBySubject: request.actor.principal,
    closedByOrganisation: request.actor.organisation,
  };
  const row = { id: closing.findingId, expectedVersion: closing.expectedVersion };
  await changeRow(query, inspectionFinding, row, values, 'finding');
  if (present.closedOn) throw conflict('This finding is closed already.', 'findingId');
}
