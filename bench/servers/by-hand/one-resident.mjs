/** One resident with bed, case manager and latest check. */
export async function oneResident(reading, { id }) {
  const [[resident], [bed]] = await Promise.all([
    reading.in(
      'residents',
      (sql) => sql`
        select r.id, concat_ws(' ', r.given_name, r.family_name) as name, r.case_manager_id, r.arrived_at, p.status, p.checked_at
        from residents.resident r left join lateral (
          select status, checked_at from residents.presence where resident_id = r.id
          order by checked_at desc nulls last, id desc nulls last limit 1) p on true
        where r.id = ${id}`,
      (rows) => rows.map((row) => row.id),
    ),
    reading.in(
      'facilities',
      (sql) => sql`
        select room.code as room, bed.code as bed from facilities.placement
        join facilities.bed on bed.id = bed_id join facilities.room on room.id = room_id
        where resident_id = ${id} and starts_at <= now() and (ends_at is null or ends_at > now())`,
      (rows) => (rows.length > 0 ? [id] : []),
    ),
  ]);
  const [manager] = resident.case_manager_id
    ? await reading.in(
        'staff',
        (sql) =>
          sql`select full_name, languages from staff.staff_member where id = ${resident.case_manager_id}`,
      )
    : [];
  return {
    resident: {
      id: resident.id,
      fullName: resident.name,
      arrivedAt: resident.arrived_at,
      placement: bed ? { room: { code: bed.room }, bed: { code: bed.bed } } : null,
      caseManager: manager ? { fullName: manager.full_name, languages: manager.languages } : null,
      latestPresence: resident.status ? { status: resident.status, checkedAt: resident.checked_at } : null,
    },
  };
}
