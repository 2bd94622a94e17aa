-- As before, and of which consent it is the successor stays as well.
CREATE OR REPLACE FUNCTION "residents"."guard_given_consent"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF ROW(NEW.id, NEW.resident_id, NEW.given_by, NEW.modality, NEW.certified_by_id, NEW.language, NEW.legal_basis,
			NEW.field_groups, NEW.recipient_organisation, NEW.purpose, NEW.given_at, NEW.expires_at, NEW.document_sha256,
			NEW.renews_id, NEW.recorded_by_subject, NEW.recorded_by_organisation)
		IS DISTINCT FROM ROW(OLD.id, OLD.resident_id, OLD.given_by, OLD.modality, OLD.certified_by_id, OLD.language, OLD.legal_basis,
			OLD.field_groups, OLD.recipient_organisation, OLD.purpose, OLD.given_at, OLD.expires_at, OLD.document_sha256,
			OLD.renews_id, OLD.recorded_by_subject, OLD.recorded_by_organisation)
		OR (OLD.confirmation <> 'AWAITED' AND NEW.confirmation <> OLD.confirmation)
		OR (OLD.confirmation = 'AWAITED' AND NEW.confirmation = 'NOT_NEEDED') THEN
		RAISE EXCEPTION 'A consent stays as it was given.' USING ERRCODE = 'check_violation', CONSTRAINT = 'consent_stays_as_given';
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
-- A renewal is the same consent for longer: whose, what, to whom and for what do not change by it.
CREATE FUNCTION "residents"."guard_renewed_consent"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF NOT EXISTS (SELECT FROM "residents"."consent" "renewed" WHERE "renewed"."id" = NEW."renews_id" AND "renewed"."resident_id" = NEW."resident_id"
		AND "renewed"."field_groups" = NEW."field_groups" AND "renewed"."recipient_organisation" = NEW."recipient_organisation"
		AND "renewed"."purpose" = NEW."purpose" AND "renewed"."legal_basis" = NEW."legal_basis" AND "renewed"."given_at" <= NEW."given_at") THEN
		RAISE EXCEPTION 'A renewal says the same.' USING ERRCODE = 'check_violation', CONSTRAINT = 'consent_renewal_says_the_same';
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "guard_renewed_consent" BEFORE INSERT ON "residents"."consent" FOR EACH ROW WHEN (NEW."renews_id" IS NOT NULL)
	EXECUTE FUNCTION "residents"."guard_renewed_consent"();
