-- Who reads is judged once a statement, in as few parts as can be: each `(SELECT ...)` of a rule costs every statement as much as some
-- dozen rows, whether it is asked or not. No rule says other than before.
CREATE OR REPLACE FUNCTION "services"."reader_is_maintenance"() RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
	-- No expression of SQL alone: with a subquery inside it would be run as a statement of its own wherever it is asked.
	IF services.reader('role') <> 'MAINTENANCE' THEN
		RETURN false;
	END IF;
	RETURN pg_catalog.pg_has_role(current_user,
		(SELECT relowner FROM pg_catalog.pg_class WHERE oid = '"services"."audit_head"'::pg_catalog.regclass), 'MEMBER');
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION "services"."reader_is_inside"() RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN services.reader_is_slice() OR services.reader_is_maintenance();
END $$;
--> statement-breakpoint
-- Whose rows of a centre are those of every centre: inside, figures, and who has all centres.
CREATE FUNCTION "services"."reader_is_everywhere"() RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN services.reader_is_inside() OR services.reader('role') = 'STATISTICS' OR services.reader_of_all_centres();
END $$;
--> statement-breakpoint
-- The centres at which a clause in force opens a group to the reader: asked once, not of each row.
CREATE FUNCTION "services"."centres_opened_to_reader"("wanted" text) RETURNS uuid[] LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN ARRAY(SELECT clause.centre_id FROM services.sharing_clause AS clause
		WHERE clause.organisation = services.reader('organisation')
			AND "wanted" = ANY (clause.field_groups) AND services.reader('purpose') = ANY (clause.purposes)
			AND clause.valid_from <= now() AND (clause.valid_until IS NULL OR clause.valid_until > now()));
END $$;
--> statement-breakpoint
ALTER POLICY "at_the_centre" ON "services"."service_offer" USING (
	(SELECT "services"."reader_is_everywhere"()) OR "centre_id" = ANY ((SELECT "services"."reader_list"('centres'))::uuid[])
);
--> statement-breakpoint
ALTER POLICY "at_the_centre" ON "services"."group_activity" USING (
	(SELECT "services"."reader_is_everywhere"()) OR "centre_id" = ANY ((SELECT "services"."reader_list"('centres'))::uuid[])
);
--> statement-breakpoint
ALTER POLICY "reached_and_open" ON "services"."session" USING (
	(SELECT "services"."reader_is_inside"())
	OR ((SELECT "services"."reader_of_people"())
		AND ("centre_id" = ANY ((SELECT "services"."reader_list"('centres'))::uuid[])
			OR (SELECT "services"."reader_of_all_centres"()))
		AND ("organisation" = (SELECT "services"."reader"('organisation'))
			OR "centre_id" = ANY ((SELECT "services"."centres_opened_to_reader"('OPERATIONAL'))::uuid[])))
);
--> statement-breakpoint
ALTER POLICY "reached_and_open" ON "services"."referral" USING (
	(SELECT "services"."reader_is_inside"())
	OR ((SELECT "services"."reader_of_people"())
		AND ("centre_id" = ANY ((SELECT "services"."reader_list"('centres'))::uuid[])
			OR (SELECT "services"."reader_of_all_centres"()))
		AND ((SELECT "services"."reader"('organisation')) = ANY (ARRAY["from_organisation", "to_organisation"])
			OR "centre_id" = ANY ((SELECT "services"."centres_opened_to_reader"('OPERATIONAL'))::uuid[])))
);
--> statement-breakpoint
ALTER POLICY "reached_and_open" ON "services"."care_plan" USING (
	(SELECT "services"."reader_is_inside"())
	OR ((SELECT "services"."reader_of_people"())
		AND ("centre_id" = ANY ((SELECT "services"."reader_list"('centres'))::uuid[])
			OR (SELECT "services"."reader_of_all_centres"()))
		AND ("recorded_by_organisation" = (SELECT "services"."reader"('organisation'))
			OR "centre_id" = ANY ((SELECT "services"."centres_opened_to_reader"('OPERATIONAL'))::uuid[])))
);
--> statement-breakpoint
ALTER POLICY "reached_and_open" ON "services"."interpreter_booking" USING (
	(SELECT "services"."reader_is_inside"())
	OR ((SELECT "services"."reader_of_people"())
		AND ("centre_id" = ANY ((SELECT "services"."reader_list"('centres'))::uuid[])
			OR (SELECT "services"."reader_of_all_centres"()))
		AND ("recorded_by_organisation" = (SELECT "services"."reader"('organisation'))
			OR "centre_id" = ANY ((SELECT "services"."centres_opened_to_reader"('OPERATIONAL'))::uuid[])))
);
--> statement-breakpoint
ALTER POLICY "reached_and_open" ON "services"."service_request" USING (
	(SELECT "services"."reader_is_inside"())
	OR ((SELECT "services"."reader_of_people"()) AND EXISTS (
		SELECT FROM "services"."service_offer" "offer" WHERE "offer"."id" = "service_request"."offer_id"
			AND ((SELECT "services"."reader"('organisation')) = ANY (ARRAY["service_request"."recorded_by_organisation", "offer"."organisation"])
				OR "offer"."centre_id" = ANY ((SELECT "services"."centres_opened_to_reader"('OPERATIONAL'))::uuid[]))))
);
--> statement-breakpoint
ALTER POLICY "reached_and_open" ON "services"."attendance" USING (
	(SELECT "services"."reader_is_inside"())
	OR ((SELECT "services"."reader_of_people"()) AND EXISTS (
		SELECT FROM "services"."group_activity" "activity" WHERE "activity"."id" = "attendance"."activity_id"
			AND ("attendance"."recorded_by_organisation" = (SELECT "services"."reader"('organisation'))
				OR "activity"."centre_id" = ANY ((SELECT "services"."centres_opened_to_reader"('OPERATIONAL'))::uuid[]))))
);
