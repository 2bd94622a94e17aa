ALTER TABLE "services"."followed" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "kept_by_the_slice" ON "services"."followed" USING ((SELECT "services"."reader_is_inside"()));
--> statement-breakpoint
ALTER TABLE "services"."departed" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "kept_by_the_slice" ON "services"."departed" USING ((SELECT "services"."reader_is_inside"()));
--> statement-breakpoint
-- Read at the centre that was left: what waits for somebody there has rules of its own.
CREATE POLICY "reached" ON "services"."departed" FOR SELECT USING (
	(SELECT "services"."reader_of_people"())
	AND ((SELECT "services"."reader_of_all_centres"())
		OR "centre_id" = ANY ((SELECT "services"."reader_list"('centres'))::uuid[]))
);
