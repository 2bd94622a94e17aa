-- One household at a time; the moment at which one membership ends may be that at which the next begins.
ALTER TABLE "residents"."household_membership"
	ADD CONSTRAINT "household_membership_one_at_a_time"
	EXCLUDE USING gist ("resident_id" WITH =, tstzrange("joined_at", "left_at") WITH &&);
--> statement-breakpoint
ALTER TABLE "residents"."household_membership" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "of_a_resident" ON "residents"."household_membership" USING (
	(SELECT "residents"."reader_is_inside"())
	OR EXISTS (SELECT FROM "residents"."resident" WHERE "resident"."id" = "resident_id")
);
--> statement-breakpoint
-- Who belonged to a household before memberships were kept belonged to it for the present or last stay.
SELECT set_config('app.role', 'MAINTENANCE', true);
--> statement-breakpoint
INSERT INTO "residents"."household_membership"
	("id", "resident_id", "household_id", "joined_at", "left_at", "ending", "recorded_by_subject", "recorded_by_organisation", "sop_id")
	SELECT "residents"."new_identifier"(), "id", "household_id", "arrived_at", "departed_at",
		CASE WHEN "departed_at" IS NOT NULL THEN 'DEPARTED' END, "recorded_by_subject", "recorded_by_organisation", "sop_id"
	FROM "residents"."resident" WHERE "household_id" IS NOT NULL;
--> statement-breakpoint
SELECT set_config('app.role', '', true);
--> statement-breakpoint
CREATE FUNCTION "residents"."membership_begins_with_resident"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO residents.household_membership
		(id, resident_id, household_id, joined_at, left_at, ending, recorded_by_subject, recorded_by_organisation, sop_id)
		SELECT residents.new_identifier(), id, household_id, arrived_at, departed_at,
			CASE WHEN departed_at IS NOT NULL THEN 'DEPARTED' END, recorded_by_subject, recorded_by_organisation, sop_id
		FROM fresh WHERE household_id IS NOT NULL;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "joins_a_household" AFTER INSERT ON "residents"."resident"
	REFERENCING NEW TABLE AS "fresh" FOR EACH STATEMENT EXECUTE FUNCTION "residents"."membership_begins_with_resident"();
--> statement-breakpoint
-- A departure ends the membership, and its taking back lets it go on; who comes back belongs to the last household again. Who became its head
-- meanwhile stays so. The program writes every other membership itself, before the resident.
CREATE FUNCTION "residents"."membership_follows_resident"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	wanted uuid := CASE WHEN NEW.departed_at IS NULL THEN NEW.household_id END;
	present residents.household_membership;
	latest residents.household_membership;
	has_head boolean;
BEGIN
	SELECT * INTO present FROM residents.household_membership WHERE resident_id = NEW.id AND left_at IS NULL;
	IF present.household_id IS NOT DISTINCT FROM wanted THEN
		RETURN NULL;
	END IF;
	IF present.id IS NOT NULL THEN
		UPDATE residents.household_membership
			SET left_at = greatest(joined_at, coalesce(NEW.departed_at, now())), version = version + 1, updated_at = now(),
				ending = CASE WHEN NEW.departed_at IS NOT NULL THEN 'DEPARTED' WHEN wanted IS NULL THEN 'LEFT' ELSE 'JOINED_ANOTHER' END
			WHERE id = present.id;
	END IF;
	IF wanted IS NULL THEN
		RETURN NULL;
	END IF;
	SELECT * INTO latest FROM residents.household_membership
		WHERE resident_id = NEW.id AND household_id = wanted AND ending = 'DEPARTED' ORDER BY left_at DESC, id DESC LIMIT 1;
	has_head := EXISTS (SELECT FROM residents.household_membership WHERE household_id = wanted AND relation = 'HEAD' AND left_at IS NULL);
	IF OLD.departed_at IS NOT NULL AND NEW.arrived_at = OLD.arrived_at AND latest.left_at >= OLD.departed_at
		AND NOT (has_head AND latest.relation = 'HEAD')
	THEN
		UPDATE residents.household_membership SET left_at = NULL, ending = NULL, version = version + 1, updated_at = now()
			WHERE id = latest.id;
		RETURN NULL;
	END IF;
	INSERT INTO residents.household_membership (id, resident_id, household_id, relation, joined_at)
		VALUES (residents.new_identifier(), NEW.id, wanted,
			CASE WHEN has_head AND latest.relation = 'HEAD' THEN 'UNKNOWN' ELSE coalesce(latest.relation, 'UNKNOWN') END,
			CASE WHEN OLD.departed_at IS NULL THEN now() ELSE greatest(latest.left_at, NEW.arrived_at) END);
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "keeps_its_household" AFTER UPDATE OF "household_id", "departed_at" ON "residents"."resident" FOR EACH ROW
	WHEN ((OLD."household_id", OLD."departed_at") IS DISTINCT FROM (NEW."household_id", NEW."departed_at"))
	EXECUTE FUNCTION "residents"."membership_follows_resident"();
--> statement-breakpoint
-- At the end of the transaction: the membership that lasts is that of the resident's row, while the stay lasts.
CREATE FUNCTION "residents"."membership_is_the_residents"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF EXISTS (SELECT FROM residents.resident WHERE resident.id = NEW.resident_id
		AND (CASE WHEN resident.departed_at IS NULL THEN resident.household_id END) IS DISTINCT FROM
			(SELECT household_id FROM residents.household_membership AS kept WHERE kept.resident_id = NEW.resident_id AND kept.left_at IS NULL))
	THEN
		RAISE EXCEPTION 'the household of a resident is another one'
			USING ERRCODE = 'check_violation', CONSTRAINT = 'household_membership_is_the_residents';
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "is_the_residents" AFTER INSERT OR UPDATE ON "residents"."household_membership"
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	WHEN (NOT "residents"."reader_is_maintenance"()) EXECUTE FUNCTION "residents"."membership_is_the_residents"();
--> statement-breakpoint
-- What has ended stays as it was, but for a departure that is taken back.
CREATE FUNCTION "residents"."membership_stays"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'a membership that has ended is kept as it is'
		USING ERRCODE = 'check_violation', CONSTRAINT = 'household_membership_stays';
END $$;
--> statement-breakpoint
CREATE TRIGGER "stays" BEFORE UPDATE ON "residents"."household_membership" FOR EACH ROW
	WHEN (OLD."left_at" IS NOT NULL AND NOT "residents"."reader_is_maintenance"()
		AND NOT (OLD."ending" = 'DEPARTED' AND NEW."left_at" IS NULL))
	EXECUTE FUNCTION "residents"."membership_stays"();
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
				stale.other_name_sources)
				IS DISTINCT FROM (fresh.registration_number, fresh.given_name, fresh.family_name,
				fresh.date_of_birth, fresh.date_of_birth_certainty, fresh.date_of_birth_is_estimate, fresh.nationality,
				fresh.given_name_latin, fresh.family_name_latin, fresh.latin_name_source, fresh.nationality_status, fresh.other_names,
				fresh.other_name_sources)),
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
--> statement-breakpoint
-- Somebody is found by other names as well.
CREATE TRIGGER "other_names_wait" AFTER UPDATE OF "other_names" ON "residents"."resident" FOR EACH ROW
	WHEN (OLD."other_names" <> NEW."other_names") EXECUTE FUNCTION "residents"."other_name_waits"();
