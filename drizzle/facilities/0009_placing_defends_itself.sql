-- Reservations hold a bed as stays do; what was called off or entered by mistake holds nothing. Who stays is in one bed,
-- and has one plan for another at a time.
ALTER TABLE "facilities"."placement" DROP CONSTRAINT "placement_one_resident_a_bed";
--> statement-breakpoint
ALTER TABLE "facilities"."placement"
	ADD CONSTRAINT "placement_one_resident_a_bed"
	EXCLUDE USING gist ("bed_id" WITH =, tstzrange("starts_at", coalesce("ends_at", "expected_until")) WITH &&)
	WHERE ("stage" IN ('RESERVED', 'CHECKED_IN'));
--> statement-breakpoint
ALTER TABLE "facilities"."placement" DROP CONSTRAINT "placement_one_bed_a_resident";
--> statement-breakpoint
ALTER TABLE "facilities"."placement"
	ADD CONSTRAINT "placement_one_bed_a_resident"
	EXCLUDE USING gist ("resident_id" WITH =, tstzrange("starts_at", coalesce("ends_at", "expected_until")) WITH &&)
	WHERE ("stage" = 'CHECKED_IN');
--> statement-breakpoint
ALTER TABLE "facilities"."placement"
	ADD CONSTRAINT "placement_one_plan_a_resident"
	EXCLUDE USING gist ("resident_id" WITH =, tstzrange("starts_at", "expected_until") WITH &&)
	WHERE ("stage" = 'RESERVED');
--> statement-breakpoint
ALTER TABLE "facilities"."capacity"
	ADD CONSTRAINT "capacity_of_work_order" FOREIGN KEY ("work_order_id") REFERENCES "facilities"."work_order" ("id");
--> statement-breakpoint
INSERT INTO "facilities"."bed_block" ("id", "bed_id", "kind", "starts_at", "reason")
	SELECT gen_random_uuid(), "id", 'OUT_OF_SERVICE', "out_of_service_since", coalesce("out_of_service_reason", 'out of service')
	FROM "facilities"."bed" WHERE "out_of_service_since" IS NOT NULL;
--> statement-breakpoint
INSERT INTO "facilities"."centre_purpose" ("id", "centre_id", "kind", "valid_from", "source")
	SELECT gen_random_uuid(), "id", "kind", "created_at"::date, 'as registered' FROM "facilities"."centre";
--> statement-breakpoint
ALTER TABLE "facilities"."centre_purpose" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "at_the_centre" ON "facilities"."centre_purpose" USING (
	(SELECT "facilities"."reader_is_inside"() OR "facilities"."reader"('role') = 'STATISTICS')
	OR "centre_id" = ANY ((SELECT "facilities"."reader_list"('centres'))::uuid[])
	OR (SELECT "facilities"."reader_of_all_centres"())
);
--> statement-breakpoint
ALTER TABLE "facilities"."work_order_room" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "of_its_work_order" ON "facilities"."work_order_room" USING (
	(SELECT "facilities"."reader_is_inside"())
	OR EXISTS (SELECT FROM "facilities"."work_order" WHERE "work_order"."id" = "work_order_id")
);
--> statement-breakpoint
ALTER TABLE "facilities"."work_order_step" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "of_its_work_order" ON "facilities"."work_order_step" USING (
	(SELECT "facilities"."reader_is_inside"())
	OR EXISTS (SELECT FROM "facilities"."work_order" WHERE "work_order"."id" = "work_order_id")
);
--> statement-breakpoint
-- The building is what has a centre: whoever reads it reads what stands in it.
ALTER TABLE "facilities"."room_equipment" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "in_its_building" ON "facilities"."room_equipment" USING (
	(SELECT "facilities"."reader_is_inside"())
	OR EXISTS (
		SELECT FROM "facilities"."room"
			JOIN "facilities"."floor" ON "floor"."id" = "room"."floor_id"
			JOIN "facilities"."building" ON "building"."id" = "floor"."building_id"
		WHERE "room"."id" = "room_id")
);
--> statement-breakpoint
ALTER TABLE "facilities"."bed_block" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "in_its_building" ON "facilities"."bed_block" USING (
	(SELECT "facilities"."reader_is_inside"())
	OR EXISTS (
		SELECT FROM "facilities"."bed"
			JOIN "facilities"."room" ON "room"."id" = "bed"."room_id"
			JOIN "facilities"."floor" ON "floor"."id" = "room"."floor_id"
			JOIN "facilities"."building" ON "building"."id" = "floor"."building_id"
		WHERE "bed"."id" = "bed_id")
);
--> statement-breakpoint
-- What the rules said of a placement is read by those who read the placement.
ALTER TABLE "facilities"."placement_finding" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "of_its_placement" ON "facilities"."placement_finding" USING (
	(SELECT "facilities"."reader_is_inside"())
	OR EXISTS (SELECT FROM "facilities"."placement" WHERE "placement"."id" = "placement_id")
);
