-- Who reads is judged without a statement of its own. No rule says other than before.
CREATE OR REPLACE FUNCTION "staff"."reader_is_maintenance"() RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
	-- No expression of SQL alone: with a subquery inside it would be run as a statement of its own wherever it is asked.
	IF staff.reader('role') <> 'MAINTENANCE' THEN
		RETURN false;
	END IF;
	RETURN pg_catalog.pg_has_role(current_user,
		(SELECT relowner FROM pg_catalog.pg_class WHERE oid = '"staff"."audit_head"'::pg_catalog.regclass), 'MEMBER');
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION "staff"."reader_is_inside"() RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN staff.reader_is_slice() OR staff.reader_is_maintenance();
END $$;
