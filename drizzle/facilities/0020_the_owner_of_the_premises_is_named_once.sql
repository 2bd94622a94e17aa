-- As before, but for a second place that named the organisation.
ALTER POLICY "reached_and_open" ON "facilities"."placement" USING (
	(SELECT "facilities"."reader_is_inside"())
	OR ((SELECT "facilities"."reader_of_people"()) AND EXISTS (
		SELECT FROM "facilities"."bed"
			JOIN "facilities"."room" ON "room"."id" = "bed"."room_id"
			JOIN "facilities"."floor" ON "floor"."id" = "room"."floor_id"
			JOIN "facilities"."building" ON "building"."id" = "floor"."building_id"
		WHERE "bed"."id" = "placement"."bed_id"
			AND ((SELECT "facilities"."reader_list"('zones') = '{}')
				OR "floor"."safe_zone_id" = ANY ((SELECT "facilities"."reader_list"('zones'))::uuid[]))
			AND ((SELECT "facilities"."reader"('organisation') = "facilities"."premises_owner"())
				OR EXISTS (SELECT FROM "facilities"."cooperation_sop" "sop"
					JOIN "facilities"."sop_party" "party" ON "party"."sop_id" = "sop"."id"
					WHERE "sop"."centre_id" = "building"."centre_id" AND "sop"."status" IN ('AGREED', 'IN_FORCE')
						AND "party"."organisation" = (SELECT "facilities"."reader"('organisation'))
						AND "party"."signed_at" IS NOT NULL
						AND "sop"."valid_from" <= now() AND ("sop"."valid_until" IS NULL OR "sop"."valid_until" > now())))))
);
