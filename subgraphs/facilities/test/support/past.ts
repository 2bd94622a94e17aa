import type { Sql } from 'postgres';

/** Gives each bed so many past stays, blocks and called off reservations, a week each, from a year on. */
export async function addPast(owner: Sql, beds: string[], { year, weeks }: { year: number; weeks: number }) {
  const from = `${year}-01-01T00:00:00Z`;
  await owner`insert into facilities.placement (id, bed_id, resident_id, starts_at, ends_at, end_reason, person_known_at)
    select gen_random_uuid(), bed, gen_random_uuid(), ${from}::timestamptz + week * interval '7 days',
      ${from}::timestamptz + week * interval '7 days' + interval '5 days', 'DEPARTED', now()
    from unnest(${beds}::uuid[]) as bed, generate_series(1, ${weeks}::int) as week`;
  await owner`insert into facilities.placement
      (id, bed_id, resident_id, stage, starts_at, expected_until, closed_at, closing_reason, person_known_at)
    select gen_random_uuid(), bed, gen_random_uuid(), 'CANCELLED', ${from}::timestamptz + week * interval '7 days',
      ${from}::timestamptz + week * interval '7 days' + interval '5 days', ${from}::timestamptz + week * interval '7 days', 'NO_SHOW', now()
    from unnest(${beds}::uuid[]) as bed, generate_series(1, ${weeks}::int) as week`;
  await owner`insert into facilities.bed_block (id, bed_id, kind, starts_at, ends_at, reason)
    select gen_random_uuid(), bed, 'OUT_OF_SERVICE', ${from}::timestamptz + week * interval '7 days' + interval '5 days',
      ${from}::timestamptz + week * interval '7 days' + interval '6 days', 'clean'
    from unnest(${beds}::uuid[]) as bed, generate_series(1, ${weeks}::int) as week`;
  await owner`vacuum analyze facilities.placement, facilities.bed_block`;
}
