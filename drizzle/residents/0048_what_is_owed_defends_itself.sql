-- Until whoever may decide it has decided: what was read in a published standard is marked as that, and the rest as assumed.
INSERT INTO "residents"."entitlement" ("id", "category", "entitled", "quantity", "rhythm", "source", "assumed", "valid_from", "recorded_by_subject") VALUES
	('019300a0-0000-7000-8000-000000000001', 'MEALS', 'CHILDREN', 5, 'DAILY', 'EASO 2018, reception conditions for unaccompanied children, indicator 35.2: five meals with snacks, one of them hot', false, '2019-01-01T00:00:00Z', 'migration'),
	('019300a0-0000-7000-8000-000000000002', 'MEALS', 'ADULTS', 3, 'DAILY', 'EASO 2016, reception conditions, indicator 21.2: three meals, one of them hot', false, '2019-01-01T00:00:00Z', 'migration'),
	('019300a0-0000-7000-8000-000000000003', 'HYGIENE_KIT', 'CHILDREN', 1, 'MONTHLY', 'Sphere 2018, hygiene promotion: articles of hygiene each month; recalled, not read', true, '2019-01-01T00:00:00Z', 'migration'),
	('019300a0-0000-7000-8000-000000000004', 'HYGIENE_KIT', 'ADULTS', 1, 'MONTHLY', 'Sphere 2018, hygiene promotion: articles of hygiene each month; recalled, not read', true, '2019-01-01T00:00:00Z', 'migration'),
	('019300a0-0000-7000-8000-000000000005', 'BEDDING', 'CHILDREN', 1, 'ON_ARRIVAL', 'EASO 2016, reception conditions, on bedding; recalled, not read', true, '2019-01-01T00:00:00Z', 'migration'),
	('019300a0-0000-7000-8000-000000000006', 'BEDDING', 'ADULTS', 1, 'ON_ARRIVAL', 'EASO 2016, reception conditions, on bedding; recalled, not read', true, '2019-01-01T00:00:00Z', 'migration'),
	('019300a0-0000-7000-8000-000000000007', 'CLOTHING', 'CHILDREN', 1, 'BY_SEASON', 'EASO 2016, reception conditions, on clothing for the season; recalled, not read', true, '2019-01-01T00:00:00Z', 'migration'),
	('019300a0-0000-7000-8000-000000000008', 'CLOTHING', 'ADULTS', 1, 'BY_SEASON', 'EASO 2016, reception conditions, on clothing for the season; recalled, not read', true, '2019-01-01T00:00:00Z', 'migration');
--> statement-breakpoint
-- What everybody is to have speaks of nobody. Whoever answers for the owner's records at a centre sets it there.
ALTER TABLE "residents"."entitlement" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "known_to_all" ON "residents"."entitlement" FOR SELECT USING (true);
--> statement-breakpoint
CREATE POLICY "kept_by_owner" ON "residents"."entitlement" USING ((SELECT "residents"."reader_is_inside"()));
--> statement-breakpoint
CREATE POLICY "kept_at_the_centre" ON "residents"."entitlement" FOR INSERT WITH CHECK (
	(SELECT "residents"."reader"('organisation')) = 'STATE'
	AND (SELECT "residents"."reader"('role')) IN ('CENTRE_MANAGER', 'COORDINATOR')
	AND ("centre_id" = ANY ((SELECT "residents"."reader_list"('centres'))::uuid[])
		OR ("centre_id" IS NOT NULL AND (SELECT "residents"."reader_of_all_centres"())))
);
--> statement-breakpoint
-- From when on what somebody has had counts at a moment: the beginning of the day or the season on the clock of the place (as `day_at` has it),
-- seven days or a month before, and for what is had once in a stay all of it.
CREATE FUNCTION "residents"."counted_from"("rhythm" text, "moment" timestamptz, "place" uuid) RETURNS timestamptz LANGUAGE sql STABLE
RETURN CASE "rhythm"
	WHEN 'WEEKLY' THEN "moment" - interval '7 days'
	WHEN 'MONTHLY' THEN "moment" - interval '1 month'
	WHEN 'ON_ARRIVAL' THEN '-infinity'::timestamptz
	ELSE (SELECT (CASE WHEN "rhythm" = 'DAILY' THEN "day"
			WHEN extract(month FROM "day") >= 10 THEN make_date(extract(year FROM "day")::int, 10, 1)
			WHEN extract(month FROM "day") >= 4 THEN make_date(extract(year FROM "day")::int, 4, 1)
			ELSE make_date(extract(year FROM "day")::int - 1, 10, 1) END)::timestamp AT TIME ZONE coalesce(
				(SELECT "terms" ->> 'timeZone' FROM "residents"."known_agreement" WHERE "known_agreement"."place" = "counted_from"."place"),
				nullif(current_setting('app.time_zone', true), ''), 'Europe/Sofia')
		FROM (SELECT "residents"."day_at"("moment", "place") AS "day") AS "clock")
END;
