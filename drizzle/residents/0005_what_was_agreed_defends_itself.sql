-- What is agreed between organisations speaks of nobody; it is remembered by whoever writes and read by whoever asks.
ALTER TABLE "residents"."known_agreement" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "known_to_all" ON "residents"."known_agreement" USING (true);
--> statement-breakpoint
-- Acts that wait to be judged again: written with their record, read and settled by the slice alone.
ALTER TABLE "residents"."unverified_act" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "left_with_the_record" ON "residents"."unverified_act" FOR INSERT WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY "settled_by_the_slice" ON "residents"."unverified_act" USING (
	(SELECT "residents"."reader_is_slice"()) OR (SELECT "residents"."reader_is_maintenance"())
);
--> statement-breakpoint
-- Whoever answers for the owner's records at a centre opens and closes them there; nobody of another organisation does.
CREATE POLICY "kept_at_the_centre" ON "residents"."sharing_clause" USING (
	(SELECT "residents"."reader"('organisation')) = 'STATE'
	AND (SELECT "residents"."reader"('role')) IN ('CENTRE_MANAGER', 'COORDINATOR')
	AND ("centre_id" = ANY ((SELECT "residents"."reader_list"('centres'))::uuid[]) OR (SELECT "residents"."reader_of_all_centres"()))
);
