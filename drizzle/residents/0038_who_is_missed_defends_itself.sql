ALTER TABLE "residents"."missing_episode" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "of_a_resident" ON "residents"."missing_episode" USING (
	(SELECT "residents"."reader_is_inside"())
	OR EXISTS (SELECT FROM "residents"."resident" WHERE "resident"."id" = "resident_id")
);
--> statement-breakpoint
ALTER TABLE "residents"."missing_step" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "of_a_resident" ON "residents"."missing_step" USING (
	(SELECT "residents"."reader_is_inside"())
	OR EXISTS (SELECT FROM "residents"."resident" WHERE "resident"."id" = "resident_id")
);
--> statement-breakpoint
-- Hours of a centre: they speak of nobody. Whoever answers for the owner's records at a centre sets them there.
ALTER TABLE "residents"."missing_clock" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "known_to_all" ON "residents"."missing_clock" FOR SELECT USING (true);
--> statement-breakpoint
CREATE POLICY "kept_by_owner" ON "residents"."missing_clock" USING ((SELECT "residents"."reader_is_inside"()));
--> statement-breakpoint
CREATE POLICY "kept_at_the_centre" ON "residents"."missing_clock" FOR INSERT WITH CHECK (
	(SELECT "residents"."reader"('organisation')) = 'STATE'
	AND (SELECT "residents"."reader"('role')) IN ('CENTRE_MANAGER', 'COORDINATOR')
	AND ("centre_id" = ANY ((SELECT "residents"."reader_list"('centres'))::uuid[]) OR (SELECT "residents"."reader_of_all_centres"()))
);
