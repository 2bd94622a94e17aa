CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
ALTER TABLE "facilities"."shelter" ADD CONSTRAINT "shelter_in_centre" UNIQUE ("id", "centre_id");
--> statement-breakpoint
ALTER TABLE "facilities"."building"
	ADD CONSTRAINT "building_in_centre" UNIQUE ("id", "centre_id"),
	ADD CONSTRAINT "building_in_shelter" UNIQUE ("id", "shelter_id"),
	ADD CONSTRAINT "building_in_shelter_of_its_centre"
		FOREIGN KEY ("shelter_id", "centre_id") REFERENCES "facilities"."shelter" ("id", "centre_id");
--> statement-breakpoint
ALTER TABLE "facilities"."safe_zone"
	ADD CONSTRAINT "safe_zone_in_building" UNIQUE ("id", "building_id"),
	ADD CONSTRAINT "safe_zone_in_building_of_its_centre"
		FOREIGN KEY ("building_id", "centre_id") REFERENCES "facilities"."building" ("id", "centre_id"),
	ADD CONSTRAINT "safe_zone_in_building_of_its_shelter"
		FOREIGN KEY ("building_id", "shelter_id") REFERENCES "facilities"."building" ("id", "shelter_id");
--> statement-breakpoint
ALTER TABLE "facilities"."floor"
	ADD CONSTRAINT "floor_in_safe_zone_of_its_building"
		FOREIGN KEY ("safe_zone_id", "building_id") REFERENCES "facilities"."safe_zone" ("id", "building_id");
--> statement-breakpoint
ALTER TABLE "facilities"."placement"
	ADD CONSTRAINT "placement_one_resident_a_bed"
	EXCLUDE USING gist ("bed_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&);
--> statement-breakpoint
ALTER TABLE "facilities"."placement"
	ADD CONSTRAINT "placement_one_bed_a_resident"
	EXCLUDE USING gist ("resident_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&);
--> statement-breakpoint
ALTER TABLE "facilities"."cooperation_sop"
	ADD CONSTRAINT "cooperation_sop_one_in_force"
	EXCLUDE USING gist ("centre_id" WITH =, tstzrange("valid_from", "valid_until") WITH &&)
	WHERE ("status" = 'IN_FORCE');
--> statement-breakpoint
ALTER TABLE "facilities"."cooperation_sop"
	ADD CONSTRAINT "cooperation_sop_past_has_end"
	CHECK ("status" NOT IN ('SUPERSEDED', 'ENDED') OR "valid_until" IS NOT NULL);
--> statement-breakpoint
CREATE FUNCTION "facilities"."sop_is_signed"(sop uuid) RETURNS boolean
LANGUAGE sql STABLE
SET search_path = pg_catalog
AS $$
	SELECT EXISTS (SELECT FROM facilities.sop_party WHERE sop_id = sop AND signed_at IS NOT NULL)
$$;
--> statement-breakpoint
CREATE FUNCTION "facilities"."refuse_change_of_signed_sop"() RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog
AS $$
BEGIN
	RAISE EXCEPTION USING
		ERRCODE = 'check_violation',
		CONSTRAINT = 'cooperation_sop_signed_is_final',
		MESSAGE = 'A signed SOP is never edited: a new version supersedes it.',
		HINT = 'Write its content, parties and responsibilities before the first signature.';
END
$$;
--> statement-breakpoint
-- The status of a signed SOP only moves on; when that makes it past, its end may come earlier. Nothing else changes.
CREATE FUNCTION "facilities"."guard_signed_sop"() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog
AS $$
DECLARE
	life CONSTANT text[] := ARRAY['DRAFT', 'AGREED', 'IN_FORCE', 'SUPERSEDED', 'ENDED'];
	becomes_past boolean;
BEGIN
	IF NOT facilities.sop_is_signed(OLD.id) THEN
		RETURN coalesce(NEW, OLD);
	END IF;
	IF TG_OP = 'DELETE' THEN
		PERFORM facilities.refuse_change_of_signed_sop();
	END IF;
	becomes_past := NEW.status IN ('SUPERSEDED', 'ENDED') AND OLD.status NOT IN ('SUPERSEDED', 'ENDED');
	IF (OLD.id, OLD.centre_id, OLD.number, OLD.valid_from, OLD.document_name, OLD.document_sha256)
			IS DISTINCT FROM
			(NEW.id, NEW.centre_id, NEW.number, NEW.valid_from, NEW.document_name, NEW.document_sha256)
		OR (OLD.status <> NEW.status AND NOT becomes_past
			AND (OLD.status IN ('SUPERSEDED', 'ENDED')
				OR array_position(life, NEW.status) < array_position(life, OLD.status)))
		OR (OLD.valid_until IS DISTINCT FROM NEW.valid_until
			AND NOT (becomes_past AND (OLD.valid_until IS NULL OR NEW.valid_until < OLD.valid_until)))
	THEN
		PERFORM facilities.refuse_change_of_signed_sop();
	END IF;
	RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER "cooperation_sop_signed_is_final"
	BEFORE UPDATE OR DELETE ON "facilities"."cooperation_sop"
	FOR EACH ROW EXECUTE FUNCTION "facilities"."guard_signed_sop"();
--> statement-breakpoint
CREATE FUNCTION "facilities"."guard_responsibility_of_signed_sop"() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog
AS $$
BEGIN
	-- A signature that is being written at this moment is waited for: it locks the SOP too.
	PERFORM FROM facilities.cooperation_sop
		WHERE id IN (OLD.sop_id, NEW.sop_id) ORDER BY id FOR SHARE;
	IF facilities.sop_is_signed(OLD.sop_id) OR facilities.sop_is_signed(NEW.sop_id) THEN
		PERFORM facilities.refuse_change_of_signed_sop();
	END IF;
	RETURN coalesce(NEW, OLD);
END
$$;
--> statement-breakpoint
CREATE TRIGGER "sop_responsibility_signed_is_final"
	BEFORE INSERT OR UPDATE OR DELETE ON "facilities"."sop_responsibility"
	FOR EACH ROW EXECUTE FUNCTION "facilities"."guard_responsibility_of_signed_sop"();
--> statement-breakpoint
CREATE FUNCTION "facilities"."guard_signature"() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog
AS $$
BEGIN
	PERFORM FROM facilities.cooperation_sop WHERE id = OLD.sop_id FOR UPDATE;
	IF NOT facilities.sop_is_signed(OLD.sop_id) THEN
		RETURN coalesce(NEW, OLD);
	END IF;
	-- All that is left to a party of a signed SOP is to sign it too.
	IF TG_OP = 'DELETE'
		OR OLD.signed_at IS NOT NULL
		OR (OLD.id, OLD.sop_id, OLD.organisation) IS DISTINCT FROM (NEW.id, NEW.sop_id, NEW.organisation)
	THEN
		PERFORM facilities.refuse_change_of_signed_sop();
	END IF;
	RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER "sop_party_signed_is_final"
	BEFORE UPDATE OR DELETE ON "facilities"."sop_party"
	FOR EACH ROW EXECUTE FUNCTION "facilities"."guard_signature"();
--> statement-breakpoint
CREATE FUNCTION "facilities"."guard_new_parties"() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog
AS $$
BEGIN
	PERFORM FROM facilities.cooperation_sop
		WHERE id IN (SELECT sop_id FROM added) ORDER BY id FOR UPDATE;
	-- All parties of an SOP may come signed in one statement; one that comes after a signature is refused.
	IF EXISTS (
		SELECT FROM added JOIN facilities.sop_party AS earlier ON earlier.sop_id = added.sop_id
		WHERE earlier.signed_at IS NOT NULL AND earlier.id NOT IN (SELECT id FROM added)
	) THEN
		PERFORM facilities.refuse_change_of_signed_sop();
	END IF;
	RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER "sop_party_joins_before_signatures"
	AFTER INSERT ON "facilities"."sop_party"
	REFERENCING NEW TABLE AS added
	FOR EACH STATEMENT EXECUTE FUNCTION "facilities"."guard_new_parties"();
