ALTER TABLE "residents"."statistics_ground" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Whoever counts is told numbers, and not what stands in base cells: the slice alone builds on it, and its owner checks it.
CREATE POLICY "kept_by_the_slice" ON "residents"."statistics_ground" USING ((SELECT "residents"."reader_is_inside"()));
