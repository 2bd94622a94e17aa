CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
-- The day on which a representation ends may be the day on which the next one begins.
ALTER TABLE "residents"."representation"
	ADD CONSTRAINT "representation_one_at_a_time"
	EXCLUDE USING gist ("resident_id" WITH =, daterange("appointed_on", "ended_on") WITH &&);
