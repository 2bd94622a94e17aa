CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
ALTER TABLE "services"."interpreter_booking"
	ADD CONSTRAINT "interpreter_booking_no_overlap"
	EXCLUDE USING gist ("interpreter_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&)
	WHERE ("state" = 'BOOKED');
--> statement-breakpoint
CREATE UNIQUE INDEX "care_plan_one_open" ON "services"."care_plan" ("resident_id") WHERE "state" <> 'CLOSED';
