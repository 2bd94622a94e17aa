CREATE INDEX "referral_at_centre_in_state" ON "services"."referral" USING btree ("centre_id","state","opened_at" DESC NULLS LAST,"id" DESC NULLS LAST);
