ALTER TABLE "staff"."statistics_edition" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Numbers are told to whoever counts; the slice alone makes them.
CREATE POLICY "of_who_counts" ON "staff"."statistics_edition" FOR SELECT USING (
	(SELECT "staff"."reader_is_inside"()) OR (SELECT "staff"."reader"('role')) = 'STATISTICS'
);
--> statement-breakpoint
CREATE POLICY "appended" ON "staff"."statistics_edition" FOR INSERT WITH CHECK ((SELECT "staff"."reader_is_inside"()));
--> statement-breakpoint
ALTER TABLE "staff"."statistics_figure" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "of_who_counts" ON "staff"."statistics_figure" FOR SELECT USING (
	(SELECT "staff"."reader_is_inside"()) OR (SELECT "staff"."reader"('role')) = 'STATISTICS'
);
--> statement-breakpoint
CREATE POLICY "appended" ON "staff"."statistics_figure" FOR INSERT WITH CHECK ((SELECT "staff"."reader_is_inside"()));
