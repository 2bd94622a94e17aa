ALTER TABLE "residents"."feed_fold" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "known_to_all" ON "residents"."feed_fold" FOR SELECT USING (true);
--> statement-breakpoint
CREATE POLICY "kept_by_owner" ON "residents"."feed_fold" USING ((SELECT "residents"."reader_is_maintenance"()));
--> statement-breakpoint
-- The owner of the tables folds: of what is old, and what a later change says again.
CREATE POLICY "kept_by_owner" ON "residents"."change" USING ((SELECT "residents"."reader_is_maintenance"()));
