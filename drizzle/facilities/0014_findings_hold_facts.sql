ALTER TABLE "facilities"."placement_finding" ADD COLUMN "facts" jsonb;--> statement-breakpoint
-- Sentences are read back into the facts of which they were made; terms of a zone that only a sentence held stay with the zone.
SELECT set_config('app.role', 'MAINTENANCE', true);--> statement-breakpoint
UPDATE "facilities"."placement_finding" SET "facts" = jsonb_strip_nulls(jsonb_build_object(
	'at', substring("message" from '\d{4}-\d{2}-\d{2}T[0-9:.]+Z'),
	'people', CASE WHEN "rule" IN ('CHILDREN_PER_BEDROOM', 'ADULTS_PER_BEDROOM') THEN substring("message" from '^(\d+) ')::integer END,
	'limit', substring("message" from 'at most (\d+) may')::integer,
	'opensOn', substring("message" from 'opens on (\d{4}-\d{2}-\d{2})'),
	'closesOn', substring("message" from 'close[sd] on (\d{4}-\d{2}-\d{2})'),
	'ages', substring("message" from '(\d+ to \w+ years)'),
	'sex', substring("message" from 'registered as (\w+)'),
	'unknown', to_jsonb(string_to_array(substring("message" from 'Not known of the resident: (.*)\.$'), ', ')),
	'about', CASE
		WHEN "message" LIKE 'Not known of the resident%' THEN 'RESIDENT'
		WHEN "message" LIKE 'Sex, age and household could not be asked%' THEN 'NOBODY_ASKED'
		WHEN "rule" = 'FACTS_KNOWN' THEN 'ROOM' END));--> statement-breakpoint
SELECT set_config('app.role', '', true);--> statement-breakpoint
ALTER TABLE "facilities"."placement_finding" ALTER COLUMN "facts" SET NOT NULL;
