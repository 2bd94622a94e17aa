ALTER TABLE "services"."statistics_edition" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Numbers are told to whoever counts; the slice alone makes them.
CREATE POLICY "of_who_counts" ON "services"."statistics_edition" FOR SELECT USING (
	(SELECT "services"."reader_is_inside"()) OR (SELECT "services"."reader"('role')) = 'STATISTICS'
);
--> statement-breakpoint
CREATE POLICY "appended" ON "services"."statistics_edition" FOR INSERT WITH CHECK ((SELECT "services"."reader_is_inside"()));
--> statement-breakpoint
ALTER TABLE "services"."statistics_figure" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "of_who_counts" ON "services"."statistics_figure" FOR SELECT USING (
	(SELECT "services"."reader_is_inside"()) OR (SELECT "services"."reader"('role')) = 'STATISTICS'
);
--> statement-breakpoint
CREATE POLICY "appended" ON "services"."statistics_figure" FOR INSERT WITH CHECK ((SELECT "services"."reader_is_inside"()));

--> statement-breakpoint
ALTER TABLE "services"."statistics_ground" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Whoever counts is told numbers, and not what stands in base cells: the slice alone builds on it, and its owner checks it.
CREATE POLICY "kept_by_the_slice" ON "services"."statistics_ground" USING ((SELECT "services"."reader_is_inside"()));

--> statement-breakpoint
-- A session belongs to the day of its centre.
CREATE FUNCTION "services"."day_at"("moment" timestamptz, "place" uuid) RETURNS date LANGUAGE sql STABLE
RETURN ("moment" AT TIME ZONE coalesce(
	(SELECT "terms" ->> 'timeZone' FROM "services"."known_agreement" WHERE "known_agreement"."place" = "day_at"."place"),
	nullif(current_setting('app.time_zone', true), ''),
	'Europe/Sofia'))::date;
