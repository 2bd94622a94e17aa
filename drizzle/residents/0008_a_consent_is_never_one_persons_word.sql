-- This migration speaks for the owner: it fills what is new in rows that are there.
SELECT set_config('app.role', 'MAINTENANCE', true);
--> statement-breakpoint
ALTER TABLE "residents"."consent" ADD COLUMN "document_sha256" text;--> statement-breakpoint
ALTER TABLE "residents"."consent" ADD COLUMN "confirmation" text DEFAULT 'AWAITED' NOT NULL;--> statement-breakpoint
ALTER TABLE "residents"."consent" ADD COLUMN "confirmed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "residents"."consent" ADD COLUMN "confirmed_by_subject" text;--> statement-breakpoint
ALTER TABLE "residents"."consent" ADD COLUMN "confirmed_by_organisation" text;--> statement-breakpoint
ALTER TABLE "residents"."consent" ADD COLUMN "confirmed_by_role" text;--> statement-breakpoint
ALTER TABLE "residents"."consent" ADD COLUMN "centre_id" uuid;--> statement-breakpoint
ALTER TABLE "residents"."consent" ADD COLUMN "reach_zone" uuid DEFAULT '00000000-0000-0000-0000-000000000000' NOT NULL;--> statement-breakpoint
ALTER TABLE "residents"."consent" ADD COLUMN "reach_case_manager" uuid DEFAULT '00000000-0000-0000-0000-000000000000' NOT NULL;--> statement-breakpoint
-- A consent goes where its resident goes: the key below carries centre, zone and case manager along, so that the rule of
-- the consents asks its own row. It may not ask the residents, whose rule asks the consents.
ALTER TABLE "residents"."resident"
	ADD COLUMN "reach_zone" uuid NOT NULL GENERATED ALWAYS AS (coalesce("safe_zone_id", '00000000-0000-0000-0000-000000000000'::uuid)) STORED,
	ADD COLUMN "reach_case_manager" uuid NOT NULL GENERATED ALWAYS AS (coalesce("case_manager_id", '00000000-0000-0000-0000-000000000000'::uuid)) STORED,
	ADD CONSTRAINT "resident_reach" UNIQUE ("id", "centre_id", "reach_zone", "reach_case_manager");
--> statement-breakpoint
UPDATE "residents"."consent" SET "centre_id" = "resident"."centre_id", "reach_zone" = "resident"."reach_zone",
		"reach_case_manager" = "resident"."reach_case_manager",
		"confirmation" = CASE WHEN 'HEALTH' = ANY ("field_groups")
			OR "consent"."recorded_by_organisation" IS NOT DISTINCT FROM "recipient_organisation" THEN 'AWAITED' ELSE 'NOT_NEEDED' END
	FROM "residents"."resident" WHERE "resident"."id" = "consent"."resident_id";
--> statement-breakpoint
ALTER TABLE "residents"."consent" ALTER COLUMN "centre_id" SET NOT NULL,
	ADD CONSTRAINT "consent_goes_with_its_resident"
		FOREIGN KEY ("resident_id", "centre_id", "reach_zone", "reach_case_manager")
		REFERENCES "residents"."resident" ("id", "centre_id", "reach_zone", "reach_case_manager") ON UPDATE CASCADE;
--> statement-breakpoint
-- What was written, spoken or filmed is known by its hash; consents from before this rule are not.
ALTER TABLE "residents"."consent" ADD CONSTRAINT "consent_document_is_known"
	CHECK ("modality" = 'VERBAL_CERTIFIED' OR "document_sha256" IS NOT NULL) NOT VALID;
--> statement-breakpoint
CREATE INDEX "consent_awaited" ON "residents"."consent" USING btree ("centre_id","given_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "residents"."consent"."confirmation" = 'AWAITED';--> statement-breakpoint
ALTER TABLE "residents"."consent" ADD CONSTRAINT "consent_confirmation_words" CHECK ("residents"."consent"."confirmation" in ('NOT_NEEDED', 'AWAITED', 'GIVEN'));--> statement-breakpoint
ALTER TABLE "residents"."consent" ADD CONSTRAINT "consent_document_hash" CHECK ("residents"."consent"."document_sha256" ~ '^[0-9a-f]{64}$');--> statement-breakpoint
ALTER TABLE "residents"."consent" ADD CONSTRAINT "consent_confirmed_whole" CHECK (("residents"."consent"."confirmation" = 'GIVEN') = ("residents"."consent"."confirmed_at" is not null)
        and ("residents"."consent"."confirmed_at" is null) = ("residents"."consent"."confirmed_by_subject" is null)
        and ("residents"."consent"."confirmed_at" is null) = ("residents"."consent"."confirmed_by_organisation" is null)
        and ("residents"."consent"."confirmed_at" is null) = ("residents"."consent"."confirmed_by_role" is null));--> statement-breakpoint
ALTER TABLE "residents"."consent" ADD CONSTRAINT "consent_of_one_person_opens_nothing_to_that_side" CHECK ("residents"."consent"."confirmation" <> 'NOT_NEEDED' or (not 'HEALTH' = any("residents"."consent"."field_groups")
        and "residents"."consent"."recorded_by_organisation" is distinct from "residents"."consent"."recipient_organisation"));--> statement-breakpoint
ALTER TABLE "residents"."consent" ADD CONSTRAINT "consent_confirmed_by_another" CHECK ("residents"."consent"."confirmed_by_subject" <> "residents"."consent"."recorded_by_subject"
        or "residents"."consent"."confirmed_by_organisation" <> "residents"."consent"."recorded_by_organisation");--> statement-breakpoint
ALTER TABLE "residents"."consent" ADD CONSTRAINT "consent_confirmed_by_another_side" CHECK ("residents"."consent"."confirmed_by_organisation" <> "residents"."consent"."recipient_organisation"
        or "residents"."consent"."confirmed_by_role" = 'LEGAL_REPRESENTATIVE');
--> statement-breakpoint
ALTER TABLE "residents"."consent" ADD CONSTRAINT "consent_confirmed_at_within_centuries" CHECK ("residents"."consent"."confirmed_at" >= '1900-01-01T00:00:00Z' and "residents"."consent"."confirmed_at" < '2201-01-01T00:00:00Z');
--> statement-breakpoint
-- A consent is confirmed, withdrawn, or goes with its resident; what it says never changes.
CREATE FUNCTION "residents"."guard_given_consent"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF ROW(NEW.id, NEW.resident_id, NEW.given_by, NEW.modality, NEW.certified_by_id, NEW.language, NEW.legal_basis,
			NEW.field_groups, NEW.recipient_organisation, NEW.purpose, NEW.given_at, NEW.expires_at, NEW.document_sha256,
			NEW.recorded_by_subject, NEW.recorded_by_organisation)
		IS DISTINCT FROM ROW(OLD.id, OLD.resident_id, OLD.given_by, OLD.modality, OLD.certified_by_id, OLD.language, OLD.legal_basis,
			OLD.field_groups, OLD.recipient_organisation, OLD.purpose, OLD.given_at, OLD.expires_at, OLD.document_sha256,
			OLD.recorded_by_subject, OLD.recorded_by_organisation)
		OR (OLD.confirmation <> 'AWAITED' AND NEW.confirmation <> OLD.confirmation)
		OR (OLD.confirmation = 'AWAITED' AND NEW.confirmation = 'NOT_NEEDED') THEN
		RAISE EXCEPTION 'A consent stays as it was given.' USING ERRCODE = 'check_violation', CONSTRAINT = 'consent_stays_as_given';
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "guard_given_consent" BEFORE UPDATE ON "residents"."consent"
	FOR EACH ROW EXECUTE FUNCTION "residents"."guard_given_consent"();
--> statement-breakpoint
-- Whether a resident is there for the reader. For rules that the rule of the residents does not ask on the reader's behalf.
CREATE FUNCTION "residents"."resident_is_seen"("who" uuid) RETURNS boolean LANGUAGE sql STABLE
	RETURN EXISTS (SELECT FROM "residents"."resident" WHERE "resident"."id" = "who");
--> statement-breakpoint
DROP POLICY "own_or_in_favour" ON "residents"."consent";
--> statement-breakpoint
-- Consents of residents within reach: all of them for the owner's people, for a slice that asks what it may show, and for
-- the representative; for others those in their favour, those that they recorded or confirmed, and those that they are asked to confirm.
CREATE POLICY "reached_and_concerned" ON "residents"."consent" USING (
	(SELECT "residents"."reader_is_inside"())
	OR ((SELECT "residents"."reader_of_people"() AND "residents"."reader"('role') <> 'LEGAL_REPRESENTATIVE')
		AND ("centre_id" = ANY ((SELECT "residents"."reader_list"('centres'))::uuid[])
			OR (SELECT "residents"."reader_of_all_centres"()))
		AND ((SELECT "residents"."reader_list"('zones') = '{}')
			OR "reach_zone" = ANY ((SELECT "residents"."reader_list"('zones'))::uuid[]))
		AND ((SELECT "residents"."reader"('own_cases_only') = '')
			OR "reach_case_manager" = (SELECT nullif("residents"."reader"('staff_member'), '')::uuid))
		AND ((SELECT "residents"."reader"('organisation') = 'STATE' OR "residents"."reader"('role') = 'SERVICE')
			OR "recipient_organisation" = (SELECT "residents"."reader"('organisation'))
			OR "recorded_by_organisation" = (SELECT "residents"."reader"('organisation'))
			OR "confirmed_by_organisation" = (SELECT "residents"."reader"('organisation'))
			OR ("confirmation" = 'AWAITED' AND "recipient_organisation" = 'STATE')))
	OR CASE WHEN (SELECT "residents"."reader"('role') = 'LEGAL_REPRESENTATIVE')
		THEN "residents"."resident_is_seen"("resident_id") ELSE false END
);
--> statement-breakpoint
-- As before, but a consent that waits for a second person opens nothing.
DROP POLICY "reached_and_open" ON "residents"."resident";
--> statement-breakpoint
CREATE POLICY "reached_and_open" ON "residents"."resident" USING (
	(SELECT "residents"."reader_is_inside"())
	OR ((SELECT "residents"."reader_of_people"())
		AND ("centre_id" = ANY ((SELECT "residents"."reader_list"('centres'))::uuid[])
			OR (SELECT "residents"."reader_of_all_centres"()))
		AND ((SELECT "residents"."reader_list"('zones') = '{}')
			OR "safe_zone_id" = ANY ((SELECT "residents"."reader_list"('zones'))::uuid[]))
		AND ((SELECT "residents"."reader"('own_cases_only') = '')
			OR "case_manager_id" = (SELECT nullif("residents"."reader"('staff_member'), '')::uuid))
		AND (SELECT "residents"."reader"('role') <> 'LEGAL_REPRESENTATIVE')
		AND ((SELECT "residents"."reader_is_own"())
			OR EXISTS (SELECT FROM "residents"."sharing_clause" "clause"
				WHERE "clause"."centre_id" = "resident"."centre_id"
					AND "clause"."organisation" = (SELECT "residents"."reader"('organisation'))
					AND ((SELECT "residents"."reader"('role') = 'SERVICE')
						OR (SELECT "residents"."reader"('purpose')) = ANY ("clause"."purposes"))
					AND "clause"."valid_from" <= now() AND ("clause"."valid_until" IS NULL OR "clause"."valid_until" > now()))
			OR EXISTS (SELECT FROM "residents"."consent"
				WHERE "consent"."resident_id" = "resident"."id"
					AND "consent"."recipient_organisation" = (SELECT "residents"."reader"('organisation'))
					AND ((SELECT "residents"."reader"('role') = 'SERVICE')
						OR "consent"."purpose" = (SELECT "residents"."reader"('purpose')))
					AND "consent"."given_at" <= now() AND ("consent"."expires_at" IS NULL OR "consent"."expires_at" > now())
					AND "consent"."confirmation" <> 'AWAITED'
					AND ("consent"."withdrawn_at" IS NULL OR "consent"."withdrawn_at" > now()))))
);
