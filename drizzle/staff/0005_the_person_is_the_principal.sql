-- Rights, keys, emergencies and authorship belong to the person, under a name that no other issuer gives:
-- ORGANISATION:subject. The columns that are compared with it keep their rows under the qualified name.
ALTER POLICY "own_keys" ON "staff"."idempotency" USING (
	("organisation" = (SELECT "staff"."reader"('organisation')) AND "subject" = (SELECT "staff"."reader"('principal')))
	OR (SELECT "staff"."reader_is_maintenance"())
);
--> statement-breakpoint
SELECT set_config('app.role', 'MAINTENANCE', true);
--> statement-breakpoint
UPDATE "staff"."idempotency" SET "subject" = "organisation" || ':' || "subject";
--> statement-breakpoint
UPDATE "staff"."staff_member" SET "subject" = (SELECT "code" FROM "staff"."organisation" WHERE "organisation"."id" = "organisation_id") || ':' || "subject";
--> statement-breakpoint
SELECT set_config('app.role', '', true);
