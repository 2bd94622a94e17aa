ALTER TABLE "residents"."statistics_edition" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Numbers are told to whoever counts; the slice alone makes them.
CREATE POLICY "of_who_counts" ON "residents"."statistics_edition" FOR SELECT USING (
	(SELECT "residents"."reader_is_inside"()) OR (SELECT "residents"."reader"('role')) = 'STATISTICS'
);
--> statement-breakpoint
CREATE POLICY "appended" ON "residents"."statistics_edition" FOR INSERT WITH CHECK ((SELECT "residents"."reader_is_inside"()));
--> statement-breakpoint
ALTER TABLE "residents"."statistics_figure" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "of_who_counts" ON "residents"."statistics_figure" FOR SELECT USING (
	(SELECT "residents"."reader_is_inside"()) OR (SELECT "residents"."reader"('role')) = 'STATISTICS'
);
--> statement-breakpoint
CREATE POLICY "appended" ON "residents"."statistics_figure" FOR INSERT WITH CHECK ((SELECT "residents"."reader_is_inside"()));
