-- Rights, keys, emergencies and authorship belong to the person, under a name that no other issuer gives:
-- ORGANISATION:subject. The columns that are compared with it keep their rows under the qualified name.
ALTER POLICY "own_keys" ON "facilities"."idempotency" USING (
	("organisation" = (SELECT "facilities"."reader"('organisation')) AND "subject" = (SELECT "facilities"."reader"('principal')))
	OR (SELECT "facilities"."reader_is_maintenance"())
);
--> statement-breakpoint
SELECT set_config('app.role', 'MAINTENANCE', true);
--> statement-breakpoint
UPDATE "facilities"."idempotency" SET "subject" = "organisation" || ':' || "subject";
--> statement-breakpoint
SELECT set_config('app.role', '', true);
