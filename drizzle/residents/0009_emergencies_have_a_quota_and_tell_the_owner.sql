CREATE TABLE "residents"."break_glass_notice" (
	"id" uuid PRIMARY KEY NOT NULL,
	"break_glass_id" uuid NOT NULL,
	"resident_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"organisation" text NOT NULL,
	"role" text NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "break_glass_notice_kind_words" CHECK ("residents"."break_glass_notice"."kind" in ('OPENED', 'AWAITS_APPROVAL', 'APPROVED', 'REVIEWED')),
	CONSTRAINT "break_glass_notice_at_within_centuries" CHECK ("residents"."break_glass_notice"."at" >= '1900-01-01T00:00:00Z' and "residents"."break_glass_notice"."at" < '2201-01-01T00:00:00Z')
);
--> statement-breakpoint
ALTER TABLE "residents"."break_glass" DROP CONSTRAINT "break_glass_resident_id_resident_id_fk";
--> statement-breakpoint
ALTER TABLE "residents"."break_glass" ADD COLUMN "approval" text DEFAULT 'NOT_NEEDED' NOT NULL;--> statement-breakpoint
ALTER TABLE "residents"."break_glass" ADD COLUMN "approved_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "residents"."break_glass" ADD COLUMN "approved_by_subject" text;--> statement-breakpoint
ALTER TABLE "residents"."break_glass" ADD COLUMN "approved_by_organisation" text;--> statement-breakpoint
ALTER TABLE "residents"."break_glass_notice" ADD CONSTRAINT "break_glass_notice_break_glass_id_break_glass_id_fk" FOREIGN KEY ("break_glass_id") REFERENCES "residents"."break_glass"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "break_glass_notice_latest" ON "residents"."break_glass_notice" USING btree ("at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "break_glass_of_subject" ON "residents"."break_glass" USING btree ("organisation","subject","created_at");--> statement-breakpoint
ALTER TABLE "residents"."break_glass" ADD CONSTRAINT "break_glass_approval_words" CHECK ("residents"."break_glass"."approval" in ('NOT_NEEDED', 'AWAITED', 'GIVEN'));--> statement-breakpoint
ALTER TABLE "residents"."break_glass" ADD CONSTRAINT "break_glass_approved_whole" CHECK (("residents"."break_glass"."approval" = 'GIVEN') = ("residents"."break_glass"."approved_at" is not null)
        and ("residents"."break_glass"."approved_at" is null) = ("residents"."break_glass"."approved_by_subject" is null)
        and ("residents"."break_glass"."approved_at" is null) = ("residents"."break_glass"."approved_by_organisation" is null));--> statement-breakpoint
ALTER TABLE "residents"."break_glass" ADD CONSTRAINT "break_glass_approved_by_another" CHECK ("residents"."break_glass"."approved_by_subject" <> "residents"."break_glass"."subject" or "residents"."break_glass"."approved_by_organisation" <> "residents"."break_glass"."organisation");--> statement-breakpoint
ALTER TABLE "residents"."break_glass" ADD CONSTRAINT "break_glass_approved_at_within_centuries" CHECK ("residents"."break_glass"."approved_at" >= '1900-01-01T00:00:00Z' and "residents"."break_glass"."approved_at" < '2201-01-01T00:00:00Z');
--> statement-breakpoint
-- A reason is one: at least 20 characters that are no blanks. Emergencies from before this rule stay as they are.
ALTER TABLE "residents"."break_glass" ADD CONSTRAINT "break_glass_reason_is_one"
	CHECK (char_length(regexp_replace("reason", '\s', '', 'g')) >= 20) NOT VALID;
--> statement-breakpoint
-- One emergency of one person for one resident at a time.
ALTER TABLE "residents"."break_glass" ADD CONSTRAINT "break_glass_one_at_a_time"
	EXCLUDE USING gist ("resident_id" WITH =, "organisation" WITH =, "subject" WITH =, tstzrange("granted_at", "expires_at") WITH &&)
	WHERE ("reviewed_at" IS NULL);
--> statement-breakpoint
-- Three an hour for one person; each further one waits for a second person, and not more than ten may wait.
-- What was asked, by whom and why never changes.
CREATE FUNCTION "residents"."guard_break_glass"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	recent integer;
	waiting integer;
BEGIN
	IF TG_OP = 'INSERT' THEN
		PERFORM pg_advisory_xact_lock(hashtextextended('break_glass ' || NEW.organisation || ' ' || NEW.subject, 0));
		NEW.created_at := now();
		SELECT count(*) FILTER (WHERE approval <> 'AWAITED'), count(*) FILTER (WHERE approval = 'AWAITED' AND reviewed_at IS NULL)
			INTO recent, waiting FROM "residents"."break_glass"
			WHERE organisation = NEW.organisation AND subject = NEW.subject AND created_at > now() - interval '1 hour';
		IF waiting >= 10 THEN
			RAISE EXCEPTION 'Ten emergencies wait for a second person.'
				USING ERRCODE = 'check_violation', CONSTRAINT = 'break_glass_few_wait';
		END IF;
		NEW.approval := CASE WHEN recent >= 3 THEN 'AWAITED' ELSE 'NOT_NEEDED' END;
		NEW.approved_at := NULL;
		NEW.approved_by_subject := NULL;
		NEW.approved_by_organisation := NULL;
	ELSIF ROW(NEW.id, NEW.resident_id, NEW.subject, NEW.organisation, NEW.role, NEW.reason)
			IS DISTINCT FROM ROW(OLD.id, OLD.resident_id, OLD.subject, OLD.organisation, OLD.role, OLD.reason)
		OR (NEW.approval <> OLD.approval AND NOT (OLD.approval = 'AWAITED' AND NEW.approval = 'GIVEN')) THEN
		RAISE EXCEPTION 'An emergency stays as it was asked for.'
			USING ERRCODE = 'check_violation', CONSTRAINT = 'break_glass_stays_as_asked';
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "guard_break_glass" BEFORE INSERT OR UPDATE ON "residents"."break_glass"
	FOR EACH ROW EXECUTE FUNCTION "residents"."guard_break_glass"();
--> statement-breakpoint
-- The owner is told in the very transaction.
CREATE FUNCTION "residents"."tell_of_break_glass"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	what text;
BEGIN
	what := CASE
		WHEN TG_OP = 'INSERT' THEN CASE NEW.approval WHEN 'AWAITED' THEN 'AWAITS_APPROVAL' ELSE 'OPENED' END
		WHEN NEW.approval <> OLD.approval THEN 'APPROVED'
		WHEN NEW.reviewed_at IS NOT NULL AND OLD.reviewed_at IS NULL THEN 'REVIEWED'
	END;
	IF what IS NOT NULL THEN
		INSERT INTO "residents"."break_glass_notice" (id, break_glass_id, resident_id, kind, subject, organisation, role, reason, at)
			VALUES (gen_random_uuid(), NEW.id, NEW.resident_id, what, NEW.subject, NEW.organisation, NEW.role, NEW.reason, now());
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "tell_of_break_glass" AFTER INSERT OR UPDATE ON "residents"."break_glass"
	FOR EACH ROW EXECUTE FUNCTION "residents"."tell_of_break_glass"();
--> statement-breakpoint
ALTER TABLE "residents"."break_glass_notice" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "written_with_the_emergency" ON "residents"."break_glass_notice" FOR INSERT WITH CHECK (true);
--> statement-breakpoint
-- The owner's officers, and whoever manages the centre of the resident.
CREATE POLICY "told_to_the_owner" ON "residents"."break_glass_notice" FOR SELECT USING (
	(SELECT "residents"."reader_is_inside"())
	OR ((SELECT "residents"."reader"('organisation')) = 'STATE' AND (
		(SELECT "residents"."reader"('role')) IN ('DATA_PROTECTION_OFFICER', 'AUDITOR')
		OR ((SELECT "residents"."reader"('role')) = 'CENTRE_MANAGER' AND EXISTS (
			SELECT FROM "residents"."resident" WHERE "resident"."id" = "break_glass_notice"."resident_id"))))
);
--> statement-breakpoint
-- Emergencies that wait are seen by those who can approve them: in the same organisation, or in the owner's.
CREATE POLICY "approved_by_another" ON "residents"."break_glass" FOR UPDATE USING (
	"approval" = 'AWAITED' AND (SELECT "residents"."reader"('purpose')) = 'EMERGENCY'
	AND (SELECT "residents"."reader"('role')) IN
		('CASE_MANAGER', 'SOCIAL_WORKER', 'PSYCHOLOGIST', 'NURSE', 'CENTRE_MANAGER', 'COORDINATOR')
	AND (SELECT "residents"."reader"('organisation')) IN ("organisation", 'STATE')
) WITH CHECK (
	"approval" = 'GIVEN' AND "approved_by_subject" = (SELECT "residents"."reader"('subject'))
	AND "approved_by_organisation" = (SELECT "residents"."reader"('organisation'))
);
--> statement-breakpoint
CREATE POLICY "seen_by_who_approves" ON "residents"."break_glass" FOR SELECT USING (
	(SELECT "residents"."reader"('purpose')) = 'EMERGENCY'
	AND (SELECT "residents"."reader"('role')) IN
		('CASE_MANAGER', 'SOCIAL_WORKER', 'PSYCHOLOGIST', 'NURSE', 'CENTRE_MANAGER', 'COORDINATOR')
	AND (SELECT "residents"."reader"('organisation')) IN ("organisation", 'STATE')
	AND ("approval" = 'AWAITED' OR "approved_by_subject" = (SELECT "residents"."reader"('subject')))
);
--> statement-breakpoint
-- Who asked sees the own emergencies, reviewed ones too, and changes none of them.
DROP POLICY "own_emergencies" ON "residents"."break_glass";
--> statement-breakpoint
CREATE POLICY "kept_by_the_slice" ON "residents"."break_glass" USING ((SELECT "residents"."reader_is_inside"()));
--> statement-breakpoint
CREATE POLICY "own_emergencies" ON "residents"."break_glass" FOR SELECT USING (
	"subject" = (SELECT "residents"."reader"('subject')) AND "organisation" = (SELECT "residents"."reader"('organisation'))
);
--> statement-breakpoint
CREATE POLICY "asked_for_oneself" ON "residents"."break_glass" FOR INSERT WITH CHECK (
	"subject" = (SELECT "residents"."reader"('subject')) AND "organisation" = (SELECT "residents"."reader"('organisation'))
	AND "reviewed_at" IS NULL
);
--> statement-breakpoint
-- As before, but one that waits for a second person, or was reviewed, opens nobody.
DROP POLICY "in_an_emergency" ON "residents"."resident";
--> statement-breakpoint
CREATE POLICY "in_an_emergency" ON "residents"."resident" FOR SELECT USING (
	(SELECT "residents"."reader"('purpose')) = 'EMERGENCY'
	AND EXISTS (SELECT FROM "residents"."break_glass"
		WHERE "break_glass"."resident_id" = "resident"."id"
			AND "break_glass"."subject" = (SELECT "residents"."reader"('subject'))
			AND "break_glass"."organisation" = (SELECT "residents"."reader"('organisation'))
			AND "break_glass"."approval" <> 'AWAITED' AND "break_glass"."reviewed_at" IS NULL
			AND "break_glass"."granted_at" <= now() AND "break_glass"."expires_at" > now())
);
