ALTER TABLE "facilities"."statistics_edition" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Numbers are told to whoever counts; the slice alone makes them.
CREATE POLICY "of_who_counts" ON "facilities"."statistics_edition" FOR SELECT USING (
	(SELECT "facilities"."reader_is_inside"()) OR (SELECT "facilities"."reader"('role')) = 'STATISTICS'
);
--> statement-breakpoint
CREATE POLICY "appended" ON "facilities"."statistics_edition" FOR INSERT WITH CHECK ((SELECT "facilities"."reader_is_inside"()));
--> statement-breakpoint
ALTER TABLE "facilities"."statistics_figure" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "of_who_counts" ON "facilities"."statistics_figure" FOR SELECT USING (
	(SELECT "facilities"."reader_is_inside"()) OR (SELECT "facilities"."reader"('role')) = 'STATISTICS'
);
--> statement-breakpoint
CREATE POLICY "appended" ON "facilities"."statistics_figure" FOR INSERT WITH CHECK ((SELECT "facilities"."reader_is_inside"()));
