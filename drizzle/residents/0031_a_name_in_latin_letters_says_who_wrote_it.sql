ALTER TABLE "residents"."correction" DROP CONSTRAINT "correction_field_words";--> statement-breakpoint
ALTER TABLE "residents"."resident" ADD COLUMN "given_name_latin" text;--> statement-breakpoint
ALTER TABLE "residents"."resident" ADD COLUMN "family_name_latin" text;--> statement-breakpoint
ALTER TABLE "residents"."resident" ADD COLUMN "latin_name_source" text;--> statement-breakpoint
ALTER TABLE "residents"."correction" ADD CONSTRAINT "correction_field_words" CHECK ("residents"."correction"."field" in ('REGISTRATION_NUMBER', 'GIVEN_NAME', 'FAMILY_NAME', 'GIVEN_NAME_LATIN', 'FAMILY_NAME_LATIN', 'LATIN_NAME_SOURCE', 'DATE_OF_BIRTH', 'DATE_OF_BIRTH_CERTAINTY', 'SEX', 'NATIONALITY', 'LANGUAGES', 'FAMILY_SITUATION'));--> statement-breakpoint
-- What is in Latin letters already is so as it stands. Other names wait for the next correction: PostgreSQL writes no other letters.
SELECT set_config('app.role', 'MAINTENANCE', true);--> statement-breakpoint
UPDATE "residents"."resident" SET "given_name_latin" = "given_name", "latin_name_source" = 'MACHINE',
		"family_name_latin" = CASE WHEN "family_name" ~ '^[A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u024F\u0300-\u036F\u1E00-\u1EFF''\u2019. -]+$' AND "family_name" ~ '[A-Za-z]' THEN "family_name" END
	WHERE "given_name" ~ '^[A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u024F\u0300-\u036F\u1E00-\u1EFF''\u2019. -]+$' AND "given_name" ~ '[A-Za-z]';--> statement-breakpoint
SELECT set_config('app.role', '', true);--> statement-breakpoint
ALTER TABLE "residents"."resident" ADD CONSTRAINT "resident_names_in_latin_letters" CHECK (
	"given_name_latin" ~ '^[A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u024F\u0300-\u036F\u1E00-\u1EFF''\u2019. -]+$' AND coalesce("family_name_latin", 'A') ~ '^[A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u024F\u0300-\u036F\u1E00-\u1EFF''\u2019. -]+$');--> statement-breakpoint
ALTER TABLE "residents"."resident" ADD CONSTRAINT "resident_latin_name_has_a_source" CHECK (("residents"."resident"."latin_name_source" is null) = ("residents"."resident"."given_name_latin" is null));--> statement-breakpoint
ALTER TABLE "residents"."resident" ADD CONSTRAINT "resident_latin_family_name_beside_the_others" CHECK ("residents"."resident"."family_name_latin" is null or ("residents"."resident"."given_name_latin" is not null and "residents"."resident"."family_name" is not null));--> statement-breakpoint
ALTER TABLE "residents"."resident" ADD CONSTRAINT "resident_latin_name_source_words" CHECK ("residents"."resident"."latin_name_source" in ('DOCUMENT', 'REGISTRAR', 'MACHINE'));--> statement-breakpoint
-- Who follows the register is told of these names as of the others.
CREATE OR REPLACE FUNCTION "residents"."tell_changes_of_resident"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO residents.change (generation, kind, field_group, resident_id, centre_id)
		SELECT (SELECT residents.feed_generation()), told.kind, told.field_group, fresh.id, told.centre_id
		FROM stale JOIN fresh ON fresh.id = stale.id
		CROSS JOIN LATERAL (VALUES
			('CHANGED', 'OPERATIONAL', fresh.centre_id, (stale.sex, stale.languages, stale.needs_assessed_at)
				IS DISTINCT FROM (fresh.sex, fresh.languages, fresh.needs_assessed_at)),
			('CHANGED', 'IDENTITY', fresh.centre_id, (stale.registration_number, stale.given_name, stale.family_name,
				stale.given_name_latin, stale.family_name_latin, stale.latin_name_source,
				stale.date_of_birth, stale.date_of_birth_certainty, stale.date_of_birth_is_estimate, stale.nationality)
				IS DISTINCT FROM (fresh.registration_number, fresh.given_name, fresh.family_name,
				fresh.given_name_latin, fresh.family_name_latin, fresh.latin_name_source,
				fresh.date_of_birth, fresh.date_of_birth_certainty, fresh.date_of_birth_is_estimate, fresh.nationality)),
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
