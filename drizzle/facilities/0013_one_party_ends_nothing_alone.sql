-- The organisation that owns the premises is a party of every SOP. The one place in SQL that names it.
CREATE FUNCTION "facilities"."premises_owner"() RETURNS text LANGUAGE sql IMMUTABLE
	RETURN 'STATE';
--> statement-breakpoint
-- A release is bound to what was read, as a signature is: from the first one on nothing is edited.
CREATE OR REPLACE FUNCTION "facilities"."sop_is_signed"(sop uuid) RETURNS boolean
LANGUAGE sql STABLE
SET search_path = pg_catalog
AS $$
	SELECT EXISTS (SELECT FROM facilities.sop_party WHERE sop_id = sop AND signed_at IS NOT NULL)
		OR EXISTS (SELECT FROM facilities.sop_release WHERE sop_id = sop)
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION "facilities"."guard_new_parties"() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog
AS $$
BEGIN
	PERFORM FROM facilities.cooperation_sop
		WHERE id IN (SELECT sop_id FROM added) ORDER BY id FOR UPDATE;
	-- All parties of an SOP may come signed in one statement; one that comes after a signature or a release is refused.
	IF EXISTS (
		SELECT FROM added JOIN facilities.sop_party AS earlier ON earlier.sop_id = added.sop_id
		WHERE earlier.signed_at IS NOT NULL AND earlier.id NOT IN (SELECT id FROM added)
	) OR EXISTS (
		SELECT FROM added JOIN facilities.sop_release AS released ON released.sop_id = added.sop_id
	) THEN
		PERFORM facilities.refuse_change_of_signed_sop();
	END IF;
	RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION "facilities"."refuse_end_by_one_party"() RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog
AS $$
BEGIN
	RAISE EXCEPTION USING
		ERRCODE = 'check_violation',
		CONSTRAINT = 'cooperation_sop_of_all_parties',
		MESSAGE = 'An SOP belongs to all its parties: none makes, replaces or ends it alone.',
		HINT = 'All sign it; it ends by notice, by the word of every party, or by a version that every party has signed or released.';
END
$$;
--> statement-breakpoint
-- Who signs, releases or agrees does it for its own organisation, whatever the program in between believes.
CREATE FUNCTION "facilities"."guard_own_signature"() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog
AS $$
BEGIN
	IF NEW.signed_at IS NOT NULL AND (TG_OP = 'INSERT' OR OLD.signed_at IS NULL)
		AND NEW.organisation <> facilities.reader('organisation')
		AND NOT facilities.reader_is_maintenance()
	THEN
		PERFORM facilities.refuse_end_by_one_party();
	END IF;
	RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER "sop_party_signs_for_itself"
	BEFORE INSERT OR UPDATE ON "facilities"."sop_party"
	FOR EACH ROW EXECUTE FUNCTION "facilities"."guard_own_signature"();
--> statement-breakpoint
CREATE FUNCTION "facilities"."guard_release"() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog
AS $$
BEGIN
	-- A draft that is being written at this moment is waited for: what is released is what stands there afterwards.
	PERFORM FROM facilities.cooperation_sop
		WHERE id = NEW.sop_id AND status = 'DRAFT' AND document_sha256 = NEW.document_sha256 FOR UPDATE;
	IF NOT FOUND THEN
		PERFORM facilities.refuse_change_of_signed_sop();
	END IF;
	RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER "sop_release_of_a_draft"
	BEFORE INSERT ON "facilities"."sop_release"
	FOR EACH ROW EXECUTE FUNCTION "facilities"."guard_release"();
--> statement-breakpoint
ALTER TABLE "facilities"."sop_release" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "of_an_agreement" ON "facilities"."sop_release" FOR SELECT USING (
	(SELECT "facilities"."reader_is_inside"())
	OR EXISTS (SELECT FROM "facilities"."cooperation_sop" WHERE "cooperation_sop"."id" = "sop_id")
);
--> statement-breakpoint
-- A release is never taken back or changed by the application: there is no policy for it.
CREATE POLICY "for_itself" ON "facilities"."sop_release" FOR INSERT WITH CHECK (
	"organisation" = (SELECT "facilities"."reader"('organisation'))
	AND EXISTS (SELECT FROM "facilities"."cooperation_sop" WHERE "cooperation_sop"."id" = "sop_id")
);
--> statement-breakpoint
CREATE POLICY "maintained" ON "facilities"."sop_release" USING ((SELECT "facilities"."reader_is_maintenance"()));
--> statement-breakpoint
ALTER TABLE "facilities"."sop_end_agreement" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "of_an_agreement" ON "facilities"."sop_end_agreement" FOR SELECT USING (
	(SELECT "facilities"."reader_is_inside"())
	OR EXISTS (SELECT FROM "facilities"."cooperation_sop" WHERE "cooperation_sop"."id" = "sop_id")
);
--> statement-breakpoint
CREATE POLICY "for_itself" ON "facilities"."sop_end_agreement" FOR INSERT WITH CHECK (
	"organisation" = (SELECT "facilities"."reader"('organisation'))
	AND EXISTS (SELECT FROM "facilities"."cooperation_sop" WHERE "cooperation_sop"."id" = "sop_id")
);
--> statement-breakpoint
CREATE POLICY "changed_for_itself" ON "facilities"."sop_end_agreement" FOR UPDATE
	USING ("organisation" = (SELECT "facilities"."reader"('organisation')))
	WITH CHECK ("organisation" = (SELECT "facilities"."reader"('organisation')));
--> statement-breakpoint
CREATE POLICY "maintained" ON "facilities"."sop_end_agreement" USING ((SELECT "facilities"."reader_is_maintenance"()));
--> statement-breakpoint
-- Whether all parties, the owner of the premises among them, have signed, and only they have functions.
CREATE FUNCTION "facilities"."sop_is_signed_by_all"(sop uuid) RETURNS boolean
LANGUAGE sql STABLE
SET search_path = pg_catalog
AS $$
	SELECT EXISTS (SELECT FROM facilities.sop_party
			WHERE sop_id = sop AND organisation = facilities.premises_owner())
		AND NOT EXISTS (SELECT FROM facilities.sop_party WHERE sop_id = sop AND signed_at IS NULL)
		AND NOT EXISTS (SELECT FROM facilities.sop_responsibility AS line WHERE line.sop_id = sop
			AND line.organisation NOT IN (SELECT organisation FROM facilities.sop_party WHERE sop_id = sop))
$$;
--> statement-breakpoint
-- Whether one party gives notice now, and the days of notice run before the end: at least one day between several.
CREATE FUNCTION "facilities"."sop_ends_by_notice"("was" "facilities"."cooperation_sop", "becomes" "facilities"."cooperation_sop")
RETURNS boolean
LANGUAGE sql
SET search_path = pg_catalog
AS $$
	SELECT becomes.notice_given_at IS NOT NULL
		AND becomes.notice_given_at BETWEEN clock_timestamp() - interval '1 minute' AND clock_timestamp() + interval '1 minute'
		AND becomes.notice_given_by = facilities.reader('organisation')
		AND EXISTS (SELECT FROM facilities.sop_party
			WHERE sop_id = was.id AND organisation = becomes.notice_given_by)
		AND becomes.valid_until >= becomes.notice_given_at + make_interval(hours => 24 * greatest(was.notice_days,
			CASE WHEN (SELECT count(*) FROM facilities.sop_party WHERE sop_id = was.id) > 1 THEN 1 ELSE 0 END))
$$;
--> statement-breakpoint
-- Whether every party has named the same moment within 14 days, and the end is not before it.
CREATE FUNCTION "facilities"."sop_ends_by_all"("was" "facilities"."cooperation_sop", "becomes" "facilities"."cooperation_sop")
RETURNS boolean
LANGUAGE sql
SET search_path = pg_catalog
AS $$
	SELECT count(*) > 0 AND bool_and(said.ends_at IS NOT NULL) AND count(DISTINCT said.ends_at) = 1
		AND max(said.ends_at) <= becomes.valid_until
	FROM facilities.sop_party AS party
	LEFT JOIN facilities.sop_end_agreement AS said ON said.sop_id = party.sop_id
		AND said.organisation = party.organisation AND said.agreed_at > clock_timestamp() - interval '14 days'
	WHERE party.sop_id = was.id
$$;
--> statement-breakpoint
-- Whether a version that all have signed begins no later than this one ends, and each party has signed or released it.
CREATE FUNCTION "facilities"."sop_is_replaced"("was" "facilities"."cooperation_sop", "becomes" "facilities"."cooperation_sop")
RETURNS boolean
LANGUAGE sql
SET search_path = pg_catalog
AS $$
	SELECT EXISTS (
		SELECT FROM facilities.cooperation_sop AS following
		WHERE following.centre_id = was.centre_id AND following.number > was.number
			AND following.status IN ('DRAFT', 'AGREED', 'IN_FORCE') AND following.valid_from <= becomes.valid_until
			AND facilities.sop_is_signed_by_all(following.id)
			AND NOT EXISTS (
				SELECT FROM facilities.sop_party AS party WHERE party.sop_id = was.id
				AND party.organisation NOT IN (
					SELECT organisation FROM facilities.sop_party WHERE sop_id = following.id
					UNION ALL
					SELECT organisation FROM facilities.sop_release
						WHERE sop_id = following.id AND document_sha256 = following.document_sha256)))
$$;
--> statement-breakpoint
-- Beside guard_signed_sop, which keeps the content: this one keeps the agreement. Only bulk loads of the tables' owner pass.
CREATE FUNCTION "facilities"."guard_agreement_of_all"() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog
AS $$
DECLARE
	holds CONSTANT text[] := ARRAY['AGREED', 'IN_FORCE'];
	-- Clocks of the program and of the database differ a little.
	soon CONSTANT timestamptz := clock_timestamp() + interval '1 minute';
	lately CONSTANT timestamptz := clock_timestamp() - interval '1 minute';
BEGIN
	IF facilities.reader_is_maintenance() THEN
		RETURN NEW;
	END IF;
	IF TG_OP = 'INSERT' THEN
		IF NEW.status <> 'DRAFT' THEN
			PERFORM facilities.refuse_end_by_one_party();
		END IF;
		RETURN NEW;
	END IF;
	IF OLD.status = 'DRAFT' AND NEW.status <> 'DRAFT'
		AND NOT (NEW.status = ANY (holds) AND NEW.valid_from >= lately AND facilities.sop_is_signed_by_all(NEW.id))
	THEN
		PERFORM facilities.refuse_end_by_one_party();
	END IF;
	IF OLD.status = ANY (holds) THEN
		IF OLD.status <> NEW.status AND NOT (NEW.status = ANY (holds))
			AND (NEW.valid_until IS NULL OR NEW.valid_until > soon)
		THEN
			PERFORM facilities.refuse_end_by_one_party();
		END IF;
		IF NEW.valid_until IS DISTINCT FROM OLD.valid_until AND (NEW.valid_until < lately OR NOT (
			facilities.sop_ends_by_notice(OLD, NEW)
			OR facilities.sop_ends_by_all(OLD, NEW)
			OR facilities.sop_is_replaced(OLD, NEW)))
		THEN
			PERFORM facilities.refuse_end_by_one_party();
		END IF;
	END IF;
	RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER "cooperation_sop_of_all_parties"
	BEFORE INSERT OR UPDATE ON "facilities"."cooperation_sop"
	FOR EACH ROW EXECUTE FUNCTION "facilities"."guard_agreement_of_all"();
