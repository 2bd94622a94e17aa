ALTER TABLE "residents"."consent" ADD COLUMN "renews_id" uuid;--> statement-breakpoint
ALTER TABLE "residents"."consent" ADD CONSTRAINT "consent_renews_id_consent_id_fk" FOREIGN KEY ("renews_id") REFERENCES "residents"."consent"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "consent_expiring" ON "residents"."consent" USING btree ("centre_id","expires_at","id") WHERE "residents"."consent"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX "consent_expiring_of_case" ON "residents"."consent" USING btree ("reach_case_manager","expires_at","id") WHERE "residents"."consent"."withdrawn_at" is null;--> statement-breakpoint
ALTER TABLE "residents"."consent" ADD CONSTRAINT "consent_renewed_once" UNIQUE("renews_id");