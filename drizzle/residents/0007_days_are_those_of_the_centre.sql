-- The day of a moment at a place, on the clock that its owner has told; until then on that of the deployment.
CREATE FUNCTION "residents"."day_at"("moment" timestamptz, "place" uuid) RETURNS date LANGUAGE sql STABLE
RETURN ("moment" AT TIME ZONE coalesce(
	(SELECT "terms" ->> 'timeZone' FROM "residents"."known_agreement" WHERE "known_agreement"."place" = "day_at"."place"),
	nullif(current_setting('app.time_zone', true), ''),
	'Europe/Sofia'))::date;
--> statement-breakpoint
ALTER POLICY "represented" ON "residents"."resident" USING (
	(SELECT "residents"."reader"('role')) = 'LEGAL_REPRESENTATIVE'
	AND EXISTS (SELECT FROM "residents"."representation"
		JOIN "residents"."legal_representative" ON "legal_representative"."id" = "representation"."legal_representative_id"
		WHERE "representation"."resident_id" = "resident"."id"
			AND "legal_representative"."subject" = (SELECT "residents"."reader"('subject'))
			AND "representation"."appointed_on" <= "residents"."day_at"(now(), "resident"."centre_id")
			AND ("representation"."ended_on" IS NULL OR "representation"."ended_on" > "residents"."day_at"(now(), "resident"."centre_id")))
);
