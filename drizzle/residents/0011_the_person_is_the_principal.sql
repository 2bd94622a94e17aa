-- Rights, keys, emergencies and authorship belong to the person, under a name that no other issuer gives:
-- ORGANISATION:subject. The columns that are compared with it keep their rows under the qualified name.
ALTER POLICY "own_keys" ON "residents"."idempotency" USING (
	("organisation" = (SELECT "residents"."reader"('organisation')) AND "subject" = (SELECT "residents"."reader"('principal')))
	OR (SELECT "residents"."reader_is_maintenance"())
);
--> statement-breakpoint
ALTER POLICY "approved_by_another" ON "residents"."break_glass" USING (
	"approval" = 'AWAITED' AND (SELECT "residents"."reader"('purpose')) = 'EMERGENCY'
	AND (SELECT "residents"."reader"('role')) IN
		('CASE_MANAGER', 'SOCIAL_WORKER', 'PSYCHOLOGIST', 'NURSE', 'CENTRE_MANAGER', 'COORDINATOR')
	AND (SELECT "residents"."reader"('organisation')) IN ("organisation", 'STATE')
) WITH CHECK (
	"approval" = 'GIVEN' AND "approved_by_subject" = (SELECT "residents"."reader"('principal'))
	AND "approved_by_organisation" = (SELECT "residents"."reader"('organisation'))
);
--> statement-breakpoint
ALTER POLICY "seen_by_who_approves" ON "residents"."break_glass" USING (
	(SELECT "residents"."reader"('purpose')) = 'EMERGENCY'
	AND (SELECT "residents"."reader"('role')) IN
		('CASE_MANAGER', 'SOCIAL_WORKER', 'PSYCHOLOGIST', 'NURSE', 'CENTRE_MANAGER', 'COORDINATOR')
	AND (SELECT "residents"."reader"('organisation')) IN ("organisation", 'STATE')
	AND ("approval" = 'AWAITED' OR "approved_by_subject" = (SELECT "residents"."reader"('principal')))
);
--> statement-breakpoint
ALTER POLICY "own_emergencies" ON "residents"."break_glass" USING (
	"subject" = (SELECT "residents"."reader"('principal')) AND "organisation" = (SELECT "residents"."reader"('organisation'))
);
--> statement-breakpoint
ALTER POLICY "asked_for_oneself" ON "residents"."break_glass" WITH CHECK (
	"subject" = (SELECT "residents"."reader"('principal')) AND "organisation" = (SELECT "residents"."reader"('organisation'))
	AND "reviewed_at" IS NULL
);
--> statement-breakpoint
ALTER POLICY "in_an_emergency" ON "residents"."resident" USING (
	(SELECT "residents"."reader"('purpose')) = 'EMERGENCY'
	AND EXISTS (SELECT FROM "residents"."break_glass"
		WHERE "break_glass"."resident_id" = "resident"."id"
			AND "break_glass"."subject" = (SELECT "residents"."reader"('principal'))
			AND "break_glass"."organisation" = (SELECT "residents"."reader"('organisation'))
			AND "break_glass"."approval" <> 'AWAITED' AND "break_glass"."reviewed_at" IS NULL
			AND "break_glass"."granted_at" <= now() AND "break_glass"."expires_at" > now())
);
--> statement-breakpoint
-- Represented, at the centres of the sign-in or, when it says so, at every one.
ALTER POLICY "represented" ON "residents"."resident" USING (
	(SELECT "residents"."reader"('role')) = 'LEGAL_REPRESENTATIVE'
	AND ((SELECT "residents"."reader"('all_centres') = 'on')
		OR "centre_id" = ANY ((SELECT "residents"."reader_list"('centres'))::uuid[]))
	AND EXISTS (SELECT FROM "residents"."representation"
		JOIN "residents"."legal_representative" ON "legal_representative"."id" = "representation"."legal_representative_id"
		WHERE "representation"."resident_id" = "resident"."id"
			AND "legal_representative"."subject" = (SELECT "residents"."reader"('principal'))
			AND "representation"."appointed_on" <= "residents"."day_at"(now(), "resident"."centre_id")
			AND ("representation"."ended_on" IS NULL OR "representation"."ended_on" > "residents"."day_at"(now(), "resident"."centre_id")))
);
--> statement-breakpoint
SELECT set_config('app.role', 'MAINTENANCE', true);
--> statement-breakpoint
UPDATE "residents"."idempotency" SET "subject" = "organisation" || ':' || "subject";
--> statement-breakpoint
-- What was asked in an emergency stays as it was asked; who asked gets the qualified name.
ALTER TABLE "residents"."break_glass" DISABLE TRIGGER USER;
--> statement-breakpoint
UPDATE "residents"."break_glass" SET "subject" = "organisation" || ':' || "subject", "reviewed_by_subject" = 'STATE:' || "reviewed_by_subject",
	"approved_by_subject" = "approved_by_organisation" || ':' || "approved_by_subject";
--> statement-breakpoint
ALTER TABLE "residents"."break_glass" ENABLE TRIGGER USER;
--> statement-breakpoint
UPDATE "residents"."break_glass_notice" SET "subject" = "organisation" || ':' || "subject";
--> statement-breakpoint
-- Who confirms a consent is compared with who recorded it.
ALTER TABLE "residents"."consent" DISABLE TRIGGER "guard_given_consent";
--> statement-breakpoint
UPDATE "residents"."consent" SET "recorded_by_subject" = "recorded_by_organisation" || ':' || "recorded_by_subject",
	"confirmed_by_subject" = "confirmed_by_organisation" || ':' || "confirmed_by_subject";
--> statement-breakpoint
ALTER TABLE "residents"."consent" ENABLE TRIGGER "guard_given_consent";
--> statement-breakpoint
UPDATE "residents"."legal_representative" SET "subject" = 'STATE:' || "subject";
--> statement-breakpoint
SELECT set_config('app.role', '', true);
