CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
ALTER TABLE "staff"."shift_assignment"
	ADD CONSTRAINT "shift_assignment_no_overlap"
	EXCLUDE USING gist ("staff_member_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&)
	WHERE ("state" = 'PLANNED');
