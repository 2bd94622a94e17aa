-- A slice that asks for somebody gets nobody of whom that person may not know: the represented for whom the law has
-- represent them; for another organisation those whom a clause or a consent opens to it. Centres, zones and cases are
-- those of the person already. Its own rules look into no other table than those of the residents do.
CREATE FUNCTION "residents"."person_may_know"("who" uuid, "place" uuid, "born" date) RETURNS boolean
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
				AND (consent.withdrawn_at IS NULL OR consent.withdrawn_at > now()));
END
$$;
--> statement-breakpoint
CREATE POLICY "asked_for_somebody" ON "residents"."resident" AS RESTRICTIVE USING (
	(SELECT "residents"."reader"('for_principal') = '')
	OR "residents"."person_may_know"("id", "centre_id", "date_of_birth")
);
