CREATE INDEX "bed_block_by_end" ON "facilities"."bed_block" USING btree ("bed_id","ends_at");--> statement-breakpoint
CREATE INDEX "placement_ended_stays" ON "facilities"."placement" USING btree ("bed_id","ends_at") WHERE "facilities"."placement"."stage" = 'CHECKED_IN' and "facilities"."placement"."ends_at" is not null;--> statement-breakpoint
CREATE INDEX "placement_reserved_before" ON "facilities"."placement" USING btree ("bed_id","starts_at") WHERE "facilities"."placement"."stage" = 'CHECKED_IN' and "facilities"."placement"."reserved_from" is not null;--> statement-breakpoint
CREATE INDEX "placement_reserved" ON "facilities"."placement" USING btree ("bed_id","starts_at") WHERE "facilities"."placement"."stage" = 'RESERVED';--> statement-breakpoint
CREATE INDEX "placement_cancelled" ON "facilities"."placement" USING btree ("bed_id","closed_at") WHERE "facilities"."placement"."stage" = 'CANCELLED';--> statement-breakpoint
CREATE INDEX "placement_asked" ON "facilities"."placement" USING btree ("person_known_at" NULLS FIRST) WHERE "facilities"."placement"."stage" in ('RESERVED', 'CHECKED_IN') and "facilities"."placement"."ends_at" is null;
