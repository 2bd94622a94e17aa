-- A withdrawal ends the consents that renew each other, also those that whoever withdraws does not see: what was taken back opens nothing.
-- As the owner, and only where the same transaction has withdrawn one of them itself, which takes that it is seen.
CREATE FUNCTION "residents"."withdraw_line"("which" uuid) RETURNS void LANGUAGE plpgsql
	SECURITY DEFINER SET "search_path" = '' AS $$
DECLARE
	reader text := residents.reader('role');
	moment timestamptz;
BEGIN
	SELECT consent.withdrawn_at INTO moment FROM residents.consent
		WHERE consent.id = which AND consent.xmin = pg_current_xact_id()::xid;
	IF moment IS NULL THEN
		RAISE EXCEPTION 'One consent is withdrawn before its line.' USING ERRCODE = 'check_violation', CONSTRAINT = 'consent_withdrawn_before_its_line';
	END IF;
	PERFORM set_config('app.role', 'MAINTENANCE', true);
	UPDATE residents.consent SET withdrawn_at = greatest(moment, consent.given_at), version = consent.version + 1, updated_at = now()
		WHERE consent.withdrawn_at IS NULL AND (consent.expires_at IS NULL OR consent.expires_at > moment)
		AND consent.id IN (
			WITH RECURSIVE line (id, renews_id) AS (
				SELECT named.id, named.renews_id FROM residents.consent named WHERE named.id = which
				UNION SELECT other.id, other.renews_id FROM residents.consent other
					JOIN line ON other.renews_id = line.id OR other.id = line.renews_id)
			SELECT line.id FROM line);
	PERFORM set_config('app.role', reader, true);
END $$;
