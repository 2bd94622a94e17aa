CREATE TABLE "facilities"."followed" (
	"feed" text PRIMARY KEY NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "followed_until_within_centuries" CHECK ("facilities"."followed"."until" >= '1900-01-01T00:00:00Z' and "facilities"."followed"."until" < '2201-01-01T00:00:00Z')
);
--> statement-breakpoint
ALTER TABLE "facilities"."followed" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "kept_by_the_slice" ON "facilities"."followed" USING ((SELECT "facilities"."reader_is_inside"()));
