-- A program of the release before says by the estimate alone on what a date of birth rests.
CREATE FUNCTION "residents"."estimate_is_a_certainty"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	NEW."date_of_birth_certainty" := 'ASSESSED';
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "estimate_is_a_certainty" BEFORE INSERT ON "residents"."resident" FOR EACH ROW
	WHEN (NEW."date_of_birth_is_estimate" AND NEW."date_of_birth_certainty" IS NULL)
	EXECUTE FUNCTION "residents"."estimate_is_a_certainty"();
--> statement-breakpoint
ALTER TABLE "residents"."correction" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Seen and added with the resident; changed and taken away by maintenance alone.
CREATE POLICY "of_a_resident" ON "residents"."correction" FOR SELECT USING (
	(SELECT "residents"."reader_is_inside"())
	OR EXISTS (SELECT FROM "residents"."resident" WHERE "resident"."id" = "resident_id")
);
--> statement-breakpoint
CREATE POLICY "appended" ON "residents"."correction" FOR INSERT WITH CHECK (
	(SELECT "residents"."reader_is_inside"())
	OR EXISTS (SELECT FROM "residents"."resident" WHERE "resident"."id" = "resident_id")
);
--> statement-breakpoint
CREATE POLICY "kept_by_owner" ON "residents"."correction" USING ((SELECT "residents"."reader_is_maintenance"()));
--> statement-breakpoint
-- A value as a correction keeps it and as the graph tells it: of a list one after the other; a list of nothing is nothing.
CREATE FUNCTION "residents"."told_value"("value" jsonb) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
	IF jsonb_typeof("value") = 'array' THEN
		RETURN (SELECT string_agg("item", ', ' ORDER BY "place") FROM jsonb_array_elements_text("value") WITH ORDINALITY AS "each" ("item", "place"));
	END IF;
	RETURN "value" #>> '{}';
END $$;
--> statement-breakpoint
CREATE FUNCTION "residents"."correction_stays"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'a correction is kept as it is' USING ERRCODE = 'check_violation', CONSTRAINT = 'correction_stays';
END $$;
--> statement-breakpoint
CREATE TRIGGER "stays" BEFORE UPDATE OR DELETE ON "residents"."correction" FOR EACH ROW
	WHEN (NOT "residents"."reader_is_maintenance"()) EXECUTE FUNCTION "residents"."correction_stays"();
--> statement-breakpoint
-- The history tells only what happened: what is kept as the new value stands in the row, at the version that came of it.
CREATE FUNCTION "residents"."correction_is_of_a_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF NOT EXISTS (SELECT FROM "residents"."resident"
		WHERE "resident"."id" = NEW."resident_id" AND "resident"."version" = NEW."resident_version"
			AND "residents"."told_value"(to_jsonb("resident") -> lower(NEW."field")) IS NOT DISTINCT FROM NEW."new_value")
	THEN
		RAISE EXCEPTION 'nothing was corrected' USING ERRCODE = 'check_violation', CONSTRAINT = 'correction_is_of_a_change';
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "is_of_a_change" BEFORE INSERT ON "residents"."correction" FOR EACH ROW
	WHEN (NOT "residents"."reader_is_maintenance"()) EXECUTE FUNCTION "residents"."correction_is_of_a_change"();
--> statement-breakpoint
-- No column of a resident changes without a correction of the same transaction, but for those that are named here: they have
-- a history of their own, or count and date the row. A column that comes later is a registered value until it is named too.
CREATE FUNCTION "residents"."change_is_kept"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	"free" text[] := '{household_id, centre_id, safe_zone_id, case_manager_id, case_state, risk_level, arrived_at, departed_at,
		departure_reason, needs_assessed_at, verification, date_of_birth_is_estimate, reach_zone, reach_case_manager, version,
		created_at, updated_at}';
	"unkept" text;
BEGIN
	SELECT string_agg("fresh"."key", ', ') INTO "unkept"
		FROM jsonb_each(to_jsonb(NEW)) AS "fresh" JOIN jsonb_each(to_jsonb(OLD)) AS "former" USING ("key")
		WHERE "fresh"."value" <> "former"."value" AND "fresh"."key" <> ALL ("free")
			AND NOT EXISTS (SELECT FROM "residents"."correction"
				WHERE "correction"."resident_id" = NEW."id" AND "correction"."resident_version" = NEW."version"
					AND "correction"."field" = upper("fresh"."key")
					AND "correction"."old_value" IS NOT DISTINCT FROM "residents"."told_value"("former"."value")
					AND "correction"."new_value" IS NOT DISTINCT FROM "residents"."told_value"("fresh"."value"));
	IF "unkept" IS NOT NULL THEN
		RAISE EXCEPTION 'changed without a correction: %', "unkept"
			USING ERRCODE = 'check_violation', CONSTRAINT = 'resident_change_is_kept';
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
-- At the end of the transaction: the version is judged by the change itself, and what stood there is written after it.
CREATE CONSTRAINT TRIGGER "change_is_kept" AFTER UPDATE ON "residents"."resident" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	WHEN (NOT "residents"."reader_is_maintenance"()) EXECUTE FUNCTION "residents"."change_is_kept"();
