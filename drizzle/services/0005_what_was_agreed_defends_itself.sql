-- What is agreed between organisations speaks of nobody; it is remembered by whoever writes and read by whoever asks.
ALTER TABLE "services"."known_agreement" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "known_to_all" ON "services"."known_agreement" USING (true);
--> statement-breakpoint
-- Acts that wait to be judged again: written with their record, read and settled by the slice alone.
ALTER TABLE "services"."unverified_act" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "left_with_the_record" ON "services"."unverified_act" FOR INSERT WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY "settled_by_the_slice" ON "services"."unverified_act" USING (
	(SELECT "services"."reader_is_slice"()) OR (SELECT "services"."reader_is_maintenance"())
);
--> statement-breakpoint
-- Whoever answers for the owner's records at a centre opens and closes them there; nobody of another organisation does.
CREATE POLICY "kept_at_the_centre" ON "services"."sharing_clause" USING (
	(SELECT "services"."reader"('organisation')) = 'IOM'
	AND (SELECT "services"."reader"('role')) IN ('CENTRE_MANAGER', 'COORDINATOR')
	AND ("centre_id" = ANY ((SELECT "services"."reader_list"('centres'))::uuid[]) OR (SELECT "services"."reader_of_all_centres"()))
);
