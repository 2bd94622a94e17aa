-- Who reads is judged once a statement, in as few parts as can be: each `(SELECT ...)` of a rule costs every statement as much as some
-- dozen rows, whether it is asked or not. What is true of few readers is asked of the row instead. No rule says other than before.
CREATE OR REPLACE FUNCTION "residents"."reader_is_maintenance"() RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
	-- No expression of SQL alone: with a subquery inside it would be run as a statement of its own wherever it is asked.
	IF residents.reader('role') <> 'MAINTENANCE' THEN
		RETURN false;
	END IF;
	RETURN pg_catalog.pg_has_role(current_user,
		(SELECT relowner FROM pg_catalog.pg_class WHERE oid = '"residents"."audit_head"'::pg_catalog.regclass), 'MEMBER');
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION "residents"."reader_is_inside"() RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN residents.reader_is_slice() OR residents.reader_is_maintenance();
END $$;
--> statement-breakpoint
-- INSIDE: the slice about its own rows, and maintenance. NOBODY: who gets numbers alone, or said nothing. The owner's people and the
-- partners' are both PEOPLE.
CREATE FUNCTION "residents"."reader_kind"() RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
	IF residents.reader_is_inside() THEN
		RETURN 'INSIDE';
	END IF;
	IF residents.reader('role') = 'LEGAL_REPRESENTATIVE' THEN
		RETURN 'REPRESENTATIVE';
	END IF;
	RETURN CASE WHEN residents.reader_of_people() THEN 'PEOPLE' ELSE 'NOBODY' END;
END $$;
--> statement-breakpoint
CREATE FUNCTION "residents"."reader_is_narrowed"() RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN residents.reader_list('zones') <> '{}' OR residents.reader('own_cases_only') <> '';
END $$;
--> statement-breakpoint
-- The centres whose residents a clause in force opens to the reader.
CREATE FUNCTION "residents"."centres_opened_to_reader"() RETURNS uuid[] LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN ARRAY(SELECT clause.centre_id FROM residents.sharing_clause AS clause
		WHERE clause.organisation = residents.reader('organisation')
			AND (residents.reader('role') = 'SERVICE' OR residents.reader('purpose') = ANY (clause.purposes))
			AND clause.valid_from <= now() AND (clause.valid_until IS NULL OR clause.valid_until > now()));
END $$;
--> statement-breakpoint
-- Whom the reader represents or once represented; whether today is asked of each of them.
CREATE FUNCTION "residents"."ever_represented_by_reader"() RETURNS uuid[] LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN ARRAY(SELECT representation.resident_id FROM residents.representation
		JOIN residents.legal_representative ON legal_representative.id = representation.legal_representative_id
		WHERE legal_representative.subject = residents.reader('principal'));
END $$;
--> statement-breakpoint
CREATE FUNCTION "residents"."reader_represents"("who" uuid, "place" uuid, "born" date) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN EXISTS (SELECT FROM residents.representation
		JOIN residents.legal_representative ON legal_representative.id = representation.legal_representative_id
		WHERE representation.resident_id = "who" AND legal_representative.subject = residents.reader('principal')
			AND representation.appointed_on <= residents.day_at(now(), "place")
			AND (representation.ended_on IS NULL OR representation.ended_on > residents.day_at(now(), "place"))
			AND (representation.of_adult OR residents.is_child_on("born", residents.day_at(now(), "place"))));
END $$;
--> statement-breakpoint
-- Whom the reader may see in an emergency that goes on.
CREATE FUNCTION "residents"."emergencies_of_reader"() RETURNS uuid[] LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN ARRAY(SELECT break_glass.resident_id FROM residents.break_glass
		WHERE break_glass.subject = residents.reader('principal') AND break_glass.organisation = residents.reader('organisation')
			AND break_glass.approval <> 'AWAITED' AND break_glass.reviewed_at IS NULL
			AND break_glass.granted_at <= now() AND break_glass.expires_at > now());
END $$;
--> statement-breakpoint
ALTER POLICY "reached_and_concerned" ON "residents"."consent" USING (
	CASE (SELECT "residents"."reader_kind"())
		WHEN 'INSIDE' THEN true
		WHEN 'REPRESENTATIVE' THEN "residents"."resident_is_seen"("resident_id")
		WHEN 'PEOPLE' THEN
			("centre_id" = ANY ((SELECT "residents"."reader_list"('centres'))::uuid[]) OR "residents"."reader_of_all_centres"())
			AND ("residents"."reader"('zones') IN ('', '{}') OR "reach_zone" = ANY ("residents"."reader_list"('zones')))
			AND ("residents"."reader"('own_cases_only') = ''
				OR "reach_case_manager" = nullif("residents"."reader"('staff_member'), '')::uuid)
			AND ("residents"."reader"('organisation') = ANY (ARRAY['STATE',
					"recipient_organisation", "recorded_by_organisation", "confirmed_by_organisation"])
				OR ("confirmation" = 'AWAITED' AND "recipient_organisation" = 'STATE')
				OR "residents"."reader"('role') = 'SERVICE')
		ELSE false
	END
);
--> statement-breakpoint
-- At a centre of the reader, of the reader's organisation or opened to it by a clause or a consent; or represented.
ALTER POLICY "reached_and_open" ON "residents"."resident" USING (
	CASE (SELECT "residents"."reader_kind"())
		WHEN 'INSIDE' THEN true
		WHEN 'REPRESENTATIVE' THEN
			"id" = ANY ((SELECT "residents"."ever_represented_by_reader"())::uuid[])
			AND ("residents"."reader"('all_centres') = 'on' OR "centre_id" = ANY ("residents"."reader_list"('centres')))
			AND "residents"."reader_represents"("id", "centre_id", "date_of_birth")
		WHEN 'PEOPLE' THEN
			("centre_id" = ANY ((SELECT "residents"."reader_list"('centres'))::uuid[])
				OR (SELECT "residents"."reader_of_all_centres"()))
			AND (NOT (SELECT "residents"."reader_is_narrowed"())
				OR (("residents"."reader"('zones') IN ('', '{}') OR "safe_zone_id" = ANY ("residents"."reader_list"('zones')))
					AND ("residents"."reader"('own_cases_only') = ''
						OR "case_manager_id" = nullif("residents"."reader"('staff_member'), '')::uuid)))
			AND ("residents"."reader"('organisation') = 'STATE'
				OR "centre_id" = ANY ((SELECT "residents"."centres_opened_to_reader"())::uuid[])
				OR EXISTS (SELECT FROM "residents"."consent"
					WHERE "consent"."resident_id" = "resident"."id"
						AND "consent"."recipient_organisation" = "residents"."reader"('organisation')
						AND ("residents"."reader"('role') = 'SERVICE' OR "consent"."purpose" = "residents"."reader"('purpose'))
						AND "consent"."given_at" <= now() AND ("consent"."expires_at" IS NULL OR "consent"."expires_at" > now())
						AND "consent"."confirmation" <> 'AWAITED'
						AND ("consent"."withdrawn_at" IS NULL OR "consent"."withdrawn_at" > now())
						AND "residents"."giver_may_speak"("consent"."given_by", "consent"."given_at", "resident"."date_of_birth",
							"resident"."centre_id", now())))
		ELSE false
	END
);
--> statement-breakpoint
DROP POLICY "represented" ON "residents"."resident";
--> statement-breakpoint
DROP POLICY "in_an_emergency" ON "residents"."resident";
--> statement-breakpoint
DROP POLICY "counted" ON "residents"."resident";
--> statement-breakpoint
CREATE POLICY "counted_or_in_an_emergency" ON "residents"."resident" FOR SELECT USING (
	CASE
		WHEN "residents"."reader"('role') = 'STATISTICS' THEN true
		WHEN "residents"."reader"('purpose') = 'EMERGENCY' THEN "id" = ANY ((SELECT "residents"."emergencies_of_reader"())::uuid[])
		ELSE false
	END
);
