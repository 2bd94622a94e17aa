-- As before, but asked of the bed of each placement (`OFFSET 0`): else PostgreSQL gathers every bed within reach first, for one person as for a page.
ALTER POLICY "reached_and_open" ON "facilities"."placement" USING (
	(SELECT "facilities"."reader_is_inside"())
	OR ((SELECT "facilities"."reader_of_people"()) AND EXISTS (
		SELECT FROM "facilities"."bed"
			JOIN "facilities"."room" ON "room"."id" = "bed"."room_id"
			JOIN "facilities"."floor" ON "floor"."id" = "room"."floor_id"
			JOIN "facilities"."building" ON "building"."id" = "floor"."building_id"
		WHERE "bed"."id" = "placement"."bed_id"
			AND ("facilities"."reader"('zones') IN ('', '{}')
				OR "floor"."safe_zone_id" = ANY ("facilities"."reader_list"('zones')))
			AND ("facilities"."reader"('organisation') = "facilities"."premises_owner"()
				OR "building"."centre_id" = ANY ((SELECT "facilities"."centres_agreed_with_reader"())::uuid[]))
		OFFSET 0))
);
