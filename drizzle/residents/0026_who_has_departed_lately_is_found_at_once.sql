CREATE INDEX "resident_departed_from_centre" ON "residents"."resident" USING btree ("centre_id","departed_at") WHERE "residents"."resident"."departed_at" is not null;
