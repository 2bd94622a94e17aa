-- Rights, keys, emergencies and authorship belong to the person, under a name that no other issuer gives:
-- ORGANISATION:subject. The columns that are compared with it keep their rows under the qualified name.
ALTER POLICY "own_keys" ON "services"."idempotency" USING (
	("organisation" = (SELECT "services"."reader"('organisation')) AND "subject" = (SELECT "services"."reader"('principal')))
	OR (SELECT "services"."reader_is_maintenance"())
);
--> statement-breakpoint
SELECT set_config('app.role', 'MAINTENANCE', true);
--> statement-breakpoint
UPDATE "services"."idempotency" SET "subject" = "organisation" || ':' || "subject";
--> statement-breakpoint
UPDATE "services"."service_request" SET "recorded_by_subject" = "recorded_by_organisation" || ':' || "recorded_by_subject";
--> statement-breakpoint
UPDATE "services"."group_activity" SET "recorded_by_subject" = "recorded_by_organisation" || ':' || "recorded_by_subject";
--> statement-breakpoint
UPDATE "services"."service_offer" SET "recorded_by_subject" = "recorded_by_organisation" || ':' || "recorded_by_subject";
--> statement-breakpoint
UPDATE "services"."session" SET "recorded_by_subject" = "recorded_by_organisation" || ':' || "recorded_by_subject";
--> statement-breakpoint
UPDATE "services"."referral" SET "recorded_by_subject" = "recorded_by_organisation" || ':' || "recorded_by_subject";
--> statement-breakpoint
UPDATE "services"."care_plan" SET "recorded_by_subject" = "recorded_by_organisation" || ':' || "recorded_by_subject";
--> statement-breakpoint
UPDATE "services"."interpreter_booking" SET "recorded_by_subject" = "recorded_by_organisation" || ':' || "recorded_by_subject";
--> statement-breakpoint
UPDATE "services"."attendance" SET "recorded_by_subject" = "recorded_by_organisation" || ':' || "recorded_by_subject";
--> statement-breakpoint
SELECT set_config('app.role', '', true);
