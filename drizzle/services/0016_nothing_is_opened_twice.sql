-- The same words in whatever order: what a clause opens is a set.
CREATE FUNCTION "services"."words_in_order"("words" text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN (SELECT string_agg("word", ' ' ORDER BY "word" COLLATE "C") FROM unnest("words") AS "word");
--> statement-breakpoint
-- This migration speaks for the owner: what is open twice stays open for as long as it was, by one clause at a time.
SELECT set_config('app.role', 'MAINTENANCE', true);
--> statement-breakpoint
DELETE FROM "services"."sharing_clause" AS "twice" USING "services"."sharing_clause" AS "other"
	WHERE "other"."id" <> "twice"."id" AND "other"."centre_id" = "twice"."centre_id"
		AND "other"."organisation" = "twice"."organisation" AND "other"."sop_id" = "twice"."sop_id"
		AND "services"."words_in_order"("other"."field_groups") = "services"."words_in_order"("twice"."field_groups")
		AND "services"."words_in_order"("other"."purposes") = "services"."words_in_order"("twice"."purposes")
		AND tstzrange("other"."valid_from", "other"."valid_until") @> tstzrange("twice"."valid_from", "twice"."valid_until")
		AND (tstzrange("other"."valid_from", "other"."valid_until") <> tstzrange("twice"."valid_from", "twice"."valid_until")
			OR "other"."id" < "twice"."id");
--> statement-breakpoint
UPDATE "services"."sharing_clause" AS "first" SET "valid_until" = "next"."valid_from", "version" = "first"."version" + 1, "updated_at" = now()
	FROM (SELECT "id", lead("valid_from") OVER (
			PARTITION BY "centre_id", "organisation", "sop_id", "services"."words_in_order"("field_groups"), "services"."words_in_order"("purposes")
			ORDER BY "valid_from") AS "valid_from"
		FROM "services"."sharing_clause") AS "next"
	WHERE "next"."id" = "first"."id" AND ("first"."valid_until" IS NULL OR "first"."valid_until" > "next"."valid_from")
		AND "next"."valid_from" IS NOT NULL;
--> statement-breakpoint
SELECT set_config('app.role', '', true);
--> statement-breakpoint
ALTER TABLE "services"."sharing_clause"
	ADD CONSTRAINT "sharing_clause_opens_once"
	EXCLUDE USING gist ("centre_id" WITH =, "organisation" WITH =, "sop_id" WITH =,
		"services"."words_in_order"("field_groups") WITH =, "services"."words_in_order"("purposes") WITH =,
		tstzrange("valid_from", "valid_until") WITH &&);
