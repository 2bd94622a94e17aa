ALTER TABLE "residents"."import_run" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- It names nobody, and no type shows it: the owner reads it, and whoever of the owner takes rows over adds one.
CREATE POLICY "kept_by_owner" ON "residents"."import_run" USING ((SELECT "residents"."reader_is_inside"()));
--> statement-breakpoint
CREATE POLICY "appended" ON "residents"."import_run" FOR INSERT WITH CHECK (
	(SELECT "residents"."reader_kind"() = 'PEOPLE' AND "residents"."reader"('organisation') = 'STATE')
);
--> statement-breakpoint
ALTER TABLE "residents"."imported_row" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Seen and added with the resident.
CREATE POLICY "of_a_resident" ON "residents"."imported_row" USING (
	(SELECT "residents"."reader_is_inside"())
	OR EXISTS (SELECT FROM "residents"."resident" WHERE "resident"."id" = "resident_id" OFFSET 0)
);
