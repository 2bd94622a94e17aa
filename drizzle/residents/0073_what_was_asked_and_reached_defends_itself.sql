-- Those of the State, and who represents the resident in law: no clause, consent or emergency opens it.
ALTER TABLE "residents"."procedure_step" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "of_a_resident" ON "residents"."procedure_step" USING (
	(SELECT "residents"."reader_is_inside"())
	OR ((SELECT "residents"."reader"('organisation') = 'STATE' OR "residents"."reader"('role') = 'LEGAL_REPRESENTATIVE')
		AND EXISTS (SELECT FROM "residents"."resident" WHERE "resident"."id" = "resident_id"))
);
--> statement-breakpoint
ALTER TABLE "residents"."subject_access_request" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "of_a_resident" ON "residents"."subject_access_request" USING (
	(SELECT "residents"."reader_is_inside"())
	OR ((SELECT "residents"."reader"('organisation') = 'STATE' OR "residents"."reader"('role') = 'LEGAL_REPRESENTATIVE')
		AND EXISTS (SELECT FROM "residents"."resident" WHERE "resident"."id" = "resident_id"))
);
--> statement-breakpoint
-- A stage is ended and not changed.
CREATE TRIGGER "stays" BEFORE UPDATE ON "residents"."procedure_step" FOR EACH ROW
	WHEN (NOT "residents"."reader_is_maintenance"()) EXECUTE FUNCTION "residents"."kept_record_stays"();
--> statement-breakpoint
-- Somebody is found by the name of the father as well.
CREATE TRIGGER "father_names_wait" AFTER UPDATE OF "father_name", "father_name_latin" ON "residents"."resident" FOR EACH ROW
	WHEN ((OLD."father_name", OLD."father_name_latin") IS DISTINCT FROM (NEW."father_name", NEW."father_name_latin"))
	EXECUTE FUNCTION "residents"."other_name_waits"();
--> statement-breakpoint
ALTER TABLE "residents"."resident" ADD CONSTRAINT "resident_father_name_in_latin_letters" CHECK (
	"father_name_latin" ~ '^[A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u024F\u0300-\u036F\u1E00-\u1EFF''\u2019. -]+$');
--> statement-breakpoint
-- Whoever follows is told of the columns that came.
CREATE OR REPLACE FUNCTION "residents"."tell_changes_of_resident"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO residents.change (generation, kind, field_group, resident_id, centre_id)
		SELECT (SELECT residents.feed_generation()), told.kind, told.field_group, fresh.id, told.centre_id
		FROM stale JOIN fresh ON fresh.id = stale.id
		CROSS JOIN LATERAL (VALUES
			('CHANGED', 'OPERATIONAL', fresh.centre_id, (stale.sex, stale.languages, stale.needs_assessed_at, stale.language_levels,
				stale.interpreter_need, stale.interpreter_language)
				IS DISTINCT FROM (fresh.sex, fresh.languages, fresh.needs_assessed_at, fresh.language_levels,
				fresh.interpreter_need, fresh.interpreter_language)),
			('CHANGED', 'IDENTITY', fresh.centre_id, (stale.registration_number, stale.given_name, stale.family_name,
				stale.date_of_birth, stale.date_of_birth_certainty, stale.date_of_birth_is_estimate, stale.nationality,
				stale.given_name_latin, stale.family_name_latin, stale.latin_name_source, stale.nationality_status, stale.other_names,
				stale.other_name_sources, stale.father_name, stale.father_name_latin, stale.name_order)
				IS DISTINCT FROM (fresh.registration_number, fresh.given_name, fresh.family_name,
				fresh.date_of_birth, fresh.date_of_birth_certainty, fresh.date_of_birth_is_estimate, fresh.nationality,
				fresh.given_name_latin, fresh.family_name_latin, fresh.latin_name_source, fresh.nationality_status, fresh.other_names,
				fresh.other_name_sources, fresh.father_name, fresh.father_name_latin, fresh.name_order)),
			('CHANGED', 'FAMILY', fresh.centre_id, (stale.family_situation, stale.household_id, stale.family_situation_since,
				stale.family_situation_source)
				IS DISTINCT FROM (fresh.family_situation, fresh.household_id, fresh.family_situation_since, fresh.family_situation_source)),
			('CHANGED', 'PROTECTION', fresh.centre_id, (stale.case_state, stale.risk_level)
				IS DISTINCT FROM (fresh.case_state, fresh.risk_level)),
			('ZONE_CHANGED', 'OPERATIONAL', fresh.centre_id, stale.safe_zone_id IS DISTINCT FROM fresh.safe_zone_id),
			('CASE_MANAGER_CHANGED', 'OPERATIONAL', fresh.centre_id, stale.case_manager_id IS DISTINCT FROM fresh.case_manager_id),
			('TRANSFERRED', NULL, stale.centre_id, stale.centre_id <> fresh.centre_id)
		) AS told (kind, field_group, centre_id, is_so)
		WHERE told.is_so ORDER BY fresh.id;
	RETURN NULL;
END $$;
