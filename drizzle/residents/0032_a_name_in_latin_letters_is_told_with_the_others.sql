-- A name in Latin letters is of the same group as the name: who follows is told when it was written or corrected.
CREATE OR REPLACE FUNCTION "residents"."tell_changes_of_resident"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO residents.change (generation, kind, field_group, resident_id, centre_id)
		SELECT (SELECT residents.feed_generation()), told.kind, told.field_group, fresh.id, told.centre_id
		FROM stale JOIN fresh ON fresh.id = stale.id
		CROSS JOIN LATERAL (VALUES
			('CHANGED', 'OPERATIONAL', fresh.centre_id, (stale.sex, stale.languages, stale.needs_assessed_at)
				IS DISTINCT FROM (fresh.sex, fresh.languages, fresh.needs_assessed_at)),
			('CHANGED', 'IDENTITY', fresh.centre_id, (stale.registration_number, stale.given_name, stale.family_name,
				stale.date_of_birth, stale.date_of_birth_certainty, stale.date_of_birth_is_estimate, stale.nationality,
				stale.given_name_latin, stale.family_name_latin, stale.latin_name_source)
				IS DISTINCT FROM (fresh.registration_number, fresh.given_name, fresh.family_name,
				fresh.date_of_birth, fresh.date_of_birth_certainty, fresh.date_of_birth_is_estimate, fresh.nationality,
				fresh.given_name_latin, fresh.family_name_latin, fresh.latin_name_source)),
			('CHANGED', 'FAMILY', fresh.centre_id, (stale.family_situation, stale.household_id)
				IS DISTINCT FROM (fresh.family_situation, fresh.household_id)),
			('CHANGED', 'PROTECTION', fresh.centre_id, (stale.case_state, stale.risk_level)
				IS DISTINCT FROM (fresh.case_state, fresh.risk_level)),
			('ZONE_CHANGED', 'OPERATIONAL', fresh.centre_id, stale.safe_zone_id IS DISTINCT FROM fresh.safe_zone_id),
			('CASE_MANAGER_CHANGED', 'OPERATIONAL', fresh.centre_id, stale.case_manager_id IS DISTINCT FROM fresh.case_manager_id),
			('TRANSFERRED', NULL, stale.centre_id, stale.centre_id <> fresh.centre_id)
		) AS told (kind, field_group, centre_id, is_so)
		WHERE told.is_so ORDER BY fresh.id;
	RETURN NULL;
END $$;
