-- Whether who gave a consent may speak for the resident at a moment: the resident always; whoever spoke for a child until
-- the day of the 18th birthday at the centre, from which on the adult decides alone. What was given for an adult goes on.
CREATE FUNCTION "residents"."giver_may_speak"("giver" text, "given" timestamptz, "born" date, "place" uuid, "moment" timestamptz)
RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
	-- No expression of SQL alone: that would be planned anew with every statement that reads a resident.
	IF "giver" = 'RESIDENT' THEN
		RETURN true;
	END IF;
	RETURN residents.is_child_on("born", residents.day_at("moment", "place"))
		OR NOT residents.is_child_on("born", residents.day_at("given", "place"));
END $$;
--> statement-breakpoint
-- As before, but for consents that ended with childhood.
ALTER POLICY "reached_and_open" ON "residents"."resident" USING (
	(SELECT "residents"."reader_is_inside"())
	OR ((SELECT "residents"."reader_of_people"())
		AND ("centre_id" = ANY ((SELECT "residents"."reader_list"('centres'))::uuid[])
			OR (SELECT "residents"."reader_of_all_centres"()))
		AND ((SELECT "residents"."reader_list"('zones') = '{}')
			OR "safe_zone_id" = ANY ((SELECT "residents"."reader_list"('zones'))::uuid[]))
		AND ((SELECT "residents"."reader"('own_cases_only') = '')
			OR "case_manager_id" = (SELECT nullif("residents"."reader"('staff_member'), '')::uuid))
		AND (SELECT "residents"."reader"('role') <> 'LEGAL_REPRESENTATIVE')
		AND ((SELECT "residents"."reader_is_own"())
			OR EXISTS (SELECT FROM "residents"."sharing_clause" "clause"
				WHERE "clause"."centre_id" = "resident"."centre_id"
					AND "clause"."organisation" = (SELECT "residents"."reader"('organisation'))
					AND ((SELECT "residents"."reader"('role') = 'SERVICE')
						OR (SELECT "residents"."reader"('purpose')) = ANY ("clause"."purposes"))
					AND "clause"."valid_from" <= now() AND ("clause"."valid_until" IS NULL OR "clause"."valid_until" > now()))
			OR EXISTS (SELECT FROM "residents"."consent"
				WHERE "consent"."resident_id" = "resident"."id"
					AND "consent"."recipient_organisation" = (SELECT "residents"."reader"('organisation'))
					AND ((SELECT "residents"."reader"('role') = 'SERVICE')
						OR "consent"."purpose" = (SELECT "residents"."reader"('purpose')))
					AND "consent"."given_at" <= now() AND ("consent"."expires_at" IS NULL OR "consent"."expires_at" > now())
					AND "consent"."confirmation" <> 'AWAITED'
					AND ("consent"."withdrawn_at" IS NULL OR "consent"."withdrawn_at" > now())
					AND "residents"."giver_may_speak"("consent"."given_by", "consent"."given_at", "resident"."date_of_birth",
						"resident"."centre_id", now()))))
);
--> statement-breakpoint
CREATE OR REPLACE FUNCTION "residents"."person_may_know"("who" uuid, "place" uuid, "born" date) RETURNS boolean
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog
AS $$
DECLARE
	person_role text := residents.reader('for_role');
	person_organisation text := residents.reader('for_organisation');
	person_purpose text := residents.reader('for_purpose');
BEGIN
	IF person_role IN ('ANALYST', 'STATISTICS', 'MAINTENANCE', 'HEALTH_CHECK') THEN
		RETURN false;
	END IF;
	IF person_role = 'LEGAL_REPRESENTATIVE' THEN
		RETURN EXISTS (SELECT FROM residents.representation
			JOIN residents.legal_representative ON legal_representative.id = representation.legal_representative_id
			WHERE representation.resident_id = "who" AND legal_representative.subject = residents.reader('for_principal')
				AND representation.appointed_on <= residents.day_at(now(), "place")
				AND (representation.ended_on IS NULL OR representation.ended_on > residents.day_at(now(), "place"))
				AND (representation.of_adult OR residents.is_child_on("born", residents.day_at(now(), "place"))));
	END IF;
	RETURN person_organisation = 'STATE'
		OR EXISTS (SELECT FROM residents.sharing_clause AS clause
			WHERE clause.centre_id = "place" AND clause.organisation = person_organisation
				AND person_purpose = ANY (clause.purposes)
				AND clause.valid_from <= now() AND (clause.valid_until IS NULL OR clause.valid_until > now()))
		OR EXISTS (SELECT FROM residents.consent
			WHERE consent.resident_id = "who" AND consent.recipient_organisation = person_organisation
				AND consent.purpose = person_purpose AND consent.confirmation <> 'AWAITED'
				AND consent.given_at <= now() AND (consent.expires_at IS NULL OR consent.expires_at > now())
				AND (consent.withdrawn_at IS NULL OR consent.withdrawn_at > now())
				AND residents.giver_may_speak(consent.given_by, consent.given_at, "born", "place", now()));
END
$$;
--> statement-breakpoint
-- Who gives a consent for somebody represents that person on the day on which it is given.
CREATE FUNCTION "residents"."giver_represents"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF NEW."given_by" <> 'RESIDENT' AND NOT EXISTS (SELECT FROM "residents"."representation"
		JOIN "residents"."resident" ON "resident"."id" = "representation"."resident_id",
			LATERAL (SELECT "residents"."day_at"(NEW."given_at", "resident"."centre_id") AS "day") AS "given"
		WHERE "resident"."id" = NEW."resident_id" AND "representation"."appointed_on" <= "given"."day"
			AND ("representation"."ended_on" IS NULL OR "representation"."ended_on" > "given"."day")
			AND ("representation"."of_adult" OR "residents"."is_child_on"("resident"."date_of_birth", "given"."day")))
	THEN
		RAISE EXCEPTION 'nobody represented the resident' USING ERRCODE = 'check_violation', CONSTRAINT = 'consent_giver_represents';
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "giver_represents" BEFORE INSERT ON "residents"."consent" FOR EACH ROW
	WHEN (NOT "residents"."reader_is_maintenance"()) EXECUTE FUNCTION "residents"."giver_represents"();
