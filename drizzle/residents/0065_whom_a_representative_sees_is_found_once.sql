-- Whom a legal representative sees is found once for a statement, not once for each event that it looks at.
CREATE FUNCTION "residents"."represented_seen_by_reader"() RETURNS uuid[] LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN ARRAY(SELECT resident.id FROM residents.resident
		WHERE resident.id = ANY (residents.ever_represented_by_reader()));
END $$;
--> statement-breakpoint
CREATE FUNCTION "residents"."numbers_seen_by_reader"() RETURNS integer[] LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN ARRAY(SELECT known.number FROM residents.audit_person AS known
		WHERE known.person = ANY (residents.ever_represented_by_reader()));
END $$;
--> statement-breakpoint
ALTER POLICY "read_by_officers" ON "residents"."audit_event" USING (
	(SELECT "residents"."reader_is_slice"()) OR (SELECT "residents"."reader_is_maintenance"())
	OR (SELECT "residents"."reader"('role')) IN ('DATA_PROTECTION_OFFICER', 'AUDITOR')
	OR CASE WHEN (SELECT "residents"."reader"('role')) = 'LEGAL_REPRESENTATIVE'
		THEN "numbers" && (SELECT "residents"."numbers_seen_by_reader"())
			OR "people" && (SELECT "residents"."represented_seen_by_reader"())
		ELSE false END
);
--> statement-breakpoint
ALTER POLICY "read_by_officers" ON "residents"."audit_person" USING (
	(SELECT "residents"."reader_is_slice"()) OR (SELECT pg_has_role(
	current_user, (SELECT relowner FROM pg_class WHERE oid = '"residents"."audit_head"'::regclass), 'MEMBER'))
	OR (SELECT "residents"."reader"('role')) IN ('DATA_PROTECTION_OFFICER', 'AUDITOR')
	OR CASE WHEN (SELECT "residents"."reader"('role')) = 'LEGAL_REPRESENTATIVE'
		THEN "person" = ANY ((SELECT "residents"."represented_seen_by_reader"())::uuid[]) ELSE false END
);
