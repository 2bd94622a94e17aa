-- Who reads is judged once a statement, in as few parts as can be: each `(SELECT ...)` of a rule costs every statement as much as some
-- dozen rows, whether it is asked or not. No rule says other than before.
CREATE OR REPLACE FUNCTION "facilities"."reader_is_maintenance"() RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
	-- No expression of SQL alone: with a subquery inside it would be run as a statement of its own wherever it is asked.
	IF facilities.reader('role') <> 'MAINTENANCE' THEN
		RETURN false;
	END IF;
	RETURN pg_catalog.pg_has_role(current_user,
		(SELECT relowner FROM pg_catalog.pg_class WHERE oid = '"facilities"."audit_head"'::pg_catalog.regclass), 'MEMBER');
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION "facilities"."reader_is_inside"() RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN facilities.reader_is_slice() OR facilities.reader_is_maintenance();
END $$;
--> statement-breakpoint
-- Whose rows of a centre are those of every centre: inside, figures, and who has all centres.
CREATE FUNCTION "facilities"."reader_is_everywhere"() RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN facilities.reader_is_inside() OR facilities.reader('role') = 'STATISTICS' OR facilities.reader_of_all_centres();
END $$;
--> statement-breakpoint
-- The centres at which the reader's organisation is a party of an agreement that is in force.
CREATE FUNCTION "facilities"."centres_agreed_with_reader"() RETURNS uuid[] LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN ARRAY(SELECT sop.centre_id FROM facilities.cooperation_sop AS sop
		JOIN facilities.sop_party AS party ON party.sop_id = sop.id
		WHERE sop.status IN ('AGREED', 'IN_FORCE') AND party.organisation = facilities.reader('organisation')
			AND party.signed_at IS NOT NULL
			AND sop.valid_from <= now() AND (sop.valid_until IS NULL OR sop.valid_until > now()));
END $$;
--> statement-breakpoint
ALTER POLICY "at_the_centre" ON "facilities"."centre" USING (
	(SELECT "facilities"."reader_is_everywhere"()) OR "id" = ANY ((SELECT "facilities"."reader_list"('centres'))::uuid[])
);
--> statement-breakpoint
ALTER POLICY "at_the_centre" ON "facilities"."shift_window" USING (
	(SELECT "facilities"."reader_is_everywhere"()) OR "centre_id" = ANY ((SELECT "facilities"."reader_list"('centres'))::uuid[])
);
--> statement-breakpoint
ALTER POLICY "at_the_centre" ON "facilities"."shelter" USING (
	(SELECT "facilities"."reader_is_everywhere"()) OR "centre_id" = ANY ((SELECT "facilities"."reader_list"('centres'))::uuid[])
);
--> statement-breakpoint
ALTER POLICY "at_the_centre" ON "facilities"."building" USING (
	(SELECT "facilities"."reader_is_everywhere"()) OR "centre_id" = ANY ((SELECT "facilities"."reader_list"('centres'))::uuid[])
);
--> statement-breakpoint
ALTER POLICY "at_the_centre" ON "facilities"."safe_zone" USING (
	(SELECT "facilities"."reader_is_everywhere"()) OR "centre_id" = ANY ((SELECT "facilities"."reader_list"('centres'))::uuid[])
);
--> statement-breakpoint
ALTER POLICY "at_the_centre" ON "facilities"."inspection" USING (
	(SELECT "facilities"."reader_is_everywhere"()) OR "centre_id" = ANY ((SELECT "facilities"."reader_list"('centres'))::uuid[])
);
--> statement-breakpoint
ALTER POLICY "at_the_centre" ON "facilities"."work_order" USING (
	(SELECT "facilities"."reader_is_everywhere"()) OR "centre_id" = ANY ((SELECT "facilities"."reader_list"('centres'))::uuid[])
);
--> statement-breakpoint
ALTER POLICY "at_the_centre" ON "facilities"."cooperation_sop" USING (
	(SELECT "facilities"."reader_is_everywhere"()) OR "centre_id" = ANY ((SELECT "facilities"."reader_list"('centres'))::uuid[])
);
--> statement-breakpoint
ALTER POLICY "at_the_centre" ON "facilities"."sanitary_unit" USING (
	(SELECT "facilities"."reader_is_everywhere"()) OR "centre_id" = ANY ((SELECT "facilities"."reader_list"('centres'))::uuid[])
);
--> statement-breakpoint
ALTER POLICY "at_the_centre" ON "facilities"."reading" USING (
	(SELECT "facilities"."reader_is_everywhere"()) OR "centre_id" = ANY ((SELECT "facilities"."reader_list"('centres'))::uuid[])
);
--> statement-breakpoint
ALTER POLICY "at_the_centre" ON "facilities"."house_rule" USING (
	(SELECT "facilities"."reader_is_everywhere"()) OR "centre_id" = ANY ((SELECT "facilities"."reader_list"('centres'))::uuid[])
);
--> statement-breakpoint
ALTER POLICY "at_the_centre" ON "facilities"."notice" USING (
	(SELECT "facilities"."reader_is_everywhere"()) OR "centre_id" = ANY ((SELECT "facilities"."reader_list"('centres'))::uuid[])
);
--> statement-breakpoint
ALTER POLICY "at_the_centre" ON "facilities"."standard_indicator" USING (
	(SELECT "facilities"."reader_is_everywhere"()) OR "centre_id" = ANY ((SELECT "facilities"."reader_list"('centres'))::uuid[])
);
--> statement-breakpoint
ALTER POLICY "at_the_centre" ON "facilities"."centre_purpose" USING (
	(SELECT "facilities"."reader_is_everywhere"()) OR "centre_id" = ANY ((SELECT "facilities"."reader_list"('centres'))::uuid[])
);
--> statement-breakpoint
-- At a centre and in a zone of the reader, for the owner of the premises and for the parties of an agreement in force.
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
				OR "building"."centre_id" = ANY ((SELECT "facilities"."centres_agreed_with_reader"())::uuid[]))))
);
