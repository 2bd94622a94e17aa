-- This migration speaks for the owner: of referrals that are open twice, one stays open, an accepted one first, else the oldest.
SELECT set_config('app.role', 'MAINTENANCE', true);
--> statement-breakpoint
UPDATE "services"."referral" SET "state" = 'REVOKED', "closed_at" = now(), "failure_reason" = 'NO_LONGER_NEEDED',
		"version" = "version" + 1, "updated_at" = now()
	FROM (SELECT "id" AS "other", row_number() OVER (
			PARTITION BY "resident_id", "centre_id", "to_organisation", "function", "from_organisation"
			ORDER BY "state" = 'ACCEPTED' DESC, "opened_at", "id") AS "number"
		FROM "services"."referral" WHERE "state" IN ('IN_PROGRESS', 'ACCEPTED')) AS "open"
	WHERE "open"."other" = "referral"."id" AND "open"."number" > 1;
--> statement-breakpoint
SELECT set_config('app.role', '', true);
--> statement-breakpoint
CREATE INDEX "interpreter_booking_ahead" ON "services"."interpreter_booking" USING btree ("resident_id","ends_at") WHERE "services"."interpreter_booking"."state" = 'BOOKED';--> statement-breakpoint
CREATE UNIQUE INDEX "referral_open_once" ON "services"."referral" USING btree ("resident_id","centre_id","to_organisation","function","from_organisation") WHERE "services"."referral"."state" in ('IN_PROGRESS', 'ACCEPTED');