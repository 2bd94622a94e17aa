-- A key is remembered for 30 days, in which nobody takes it away; then the slice forgets it.
CREATE INDEX "idempotency_by_age" ON "staff"."idempotency" USING btree ("created_at");
--> statement-breakpoint
CREATE POLICY "young_keys_are_kept" ON "staff"."idempotency" AS RESTRICTIVE FOR DELETE USING ("created_at" < now() - interval '30 days');
--> statement-breakpoint
CREATE POLICY "old_keys_are_seen" ON "staff"."idempotency" FOR SELECT USING (
	(SELECT "staff"."reader_is_slice"()) AND "created_at" < now() - interval '30 days'
);
--> statement-breakpoint
CREATE POLICY "old_keys_are_forgotten" ON "staff"."idempotency" FOR DELETE USING (
	(SELECT "staff"."reader_is_slice"()) AND "created_at" < now() - interval '30 days'
);
