-- Who reads, as the application told this transaction. Nothing told means: nobody, and no row.
CREATE FUNCTION "staff"."reader"("what" text) RETURNS text LANGUAGE sql STABLE
	RETURN coalesce(current_setting('app.' || what, true), '');
--> statement-breakpoint
CREATE FUNCTION "staff"."reader_list"("what" text) RETURNS uuid[] LANGUAGE sql STABLE
	RETURN coalesce(nullif(current_setting('app.' || what, true), ''), '{}')::uuid[];
--> statement-breakpoint
-- The slice itself, about its own rows: it checks pointers again in the background and walks its audit.
CREATE FUNCTION "staff"."reader_is_slice"() RETURNS boolean LANGUAGE sql STABLE
	RETURN "staff"."reader"('organisation') = 'SELF' AND "staff"."reader"('role') = 'SERVICE';
--> statement-breakpoint
-- The owner of the tables, when it says so: migrations and bulk loads. The application's role cannot become it.
CREATE FUNCTION "staff"."reader_is_maintenance"() RETURNS boolean LANGUAGE sql STABLE
	RETURN "staff"."reader"('role') = 'MAINTENANCE' AND pg_has_role(
		current_user, (SELECT relowner FROM pg_class WHERE oid = '"staff"."audit_head"'::regclass), 'MEMBER');
--> statement-breakpoint
CREATE FUNCTION "staff"."reader_of_all_centres"() RETURNS boolean LANGUAGE sql STABLE
	RETURN "staff"."reader_list"('centres') = '{}' AND "staff"."reader"('role') IN
		('COORDINATOR', 'DATA_PROTECTION_OFFICER', 'AUDITOR', 'ANALYST', 'SERVICE');
--> statement-breakpoint
-- Those who get rows about people at all; the others get numbers.
CREATE FUNCTION "staff"."reader_of_people"() RETURNS boolean LANGUAGE sql STABLE
	RETURN "staff"."reader"('role') NOT IN ('', 'ANALYST', 'STATISTICS', 'MAINTENANCE', 'HEALTH_CHECK');
--> statement-breakpoint
INSERT INTO "staff"."audit_head" ("sequence", "hash") VALUES (0, repeat('0', 64));
--> statement-breakpoint
ALTER TABLE "staff"."audit_event" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "appended" ON "staff"."audit_event" FOR INSERT WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY "read_by_officers" ON "staff"."audit_event" FOR SELECT USING (
	(SELECT "staff"."reader_is_slice"()) OR (SELECT "staff"."reader_is_maintenance"())
	OR (SELECT "staff"."reader"('role')) IN ('DATA_PROTECTION_OFFICER', 'AUDITOR')
);
--> statement-breakpoint
ALTER TABLE "staff"."audit_head" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "everybody_appends" ON "staff"."audit_head" USING (true);
--> statement-breakpoint
ALTER TABLE "staff"."idempotency" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "own_keys" ON "staff"."idempotency" USING (
	("organisation" = (SELECT "staff"."reader"('organisation')) AND "subject" = (SELECT "staff"."reader"('subject')))
	OR (SELECT "staff"."reader_is_maintenance"())
);
--> statement-breakpoint
CREATE FUNCTION "staff"."reader_is_inside"() RETURNS boolean LANGUAGE sql STABLE
	RETURN "staff"."reader_is_slice"() OR "staff"."reader_is_maintenance"();
--> statement-breakpoint
ALTER TABLE "staff"."organisation" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "known_to_all" ON "staff"."organisation" FOR SELECT USING (true);
--> statement-breakpoint
CREATE POLICY "kept_by_owner" ON "staff"."organisation" USING ((SELECT "staff"."reader_is_inside"()));
--> statement-breakpoint
ALTER TABLE "staff"."staff_member" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "colleagues" ON "staff"."staff_member" USING (
	(SELECT "staff"."reader_is_inside"())
	OR ((SELECT "staff"."reader_of_people"()) AND (
		"centre_ids" && (SELECT "staff"."reader_list"('centres'))
		OR (SELECT "staff"."reader_of_all_centres"())
		OR "id" = (SELECT nullif("staff"."reader"('staff_member'), '')::uuid)))
);
--> statement-breakpoint
ALTER TABLE "staff"."qualification" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "of_a_colleague" ON "staff"."qualification" USING (
	(SELECT "staff"."reader_is_inside"())
	OR EXISTS (SELECT FROM "staff"."staff_member" WHERE "staff_member"."id" = "staff_member_id")
);
--> statement-breakpoint
ALTER TABLE "staff"."shift" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "at_the_centre" ON "staff"."shift" USING (
	(SELECT "staff"."reader_is_inside"())
	OR "centre_id" = ANY ((SELECT "staff"."reader_list"('centres'))::uuid[])
	OR (SELECT "staff"."reader_of_all_centres"())
);
--> statement-breakpoint
ALTER TABLE "staff"."shift_assignment" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "of_a_shift" ON "staff"."shift_assignment" USING (
	(SELECT "staff"."reader_is_inside"())
	OR EXISTS (SELECT FROM "staff"."shift" WHERE "shift"."id" = "shift_id")
);
--> statement-breakpoint
ALTER TABLE "staff"."handover" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "at_the_centre" ON "staff"."handover" USING (
	(SELECT "staff"."reader_is_inside"())
	OR ((SELECT "staff"."reader_of_people"())
		AND ("centre_id" = ANY ((SELECT "staff"."reader_list"('centres'))::uuid[])
			OR (SELECT "staff"."reader_of_all_centres"()))
		AND ((SELECT "staff"."reader_list"('zones') = '{}')
			OR "safe_zone_id" = ANY ((SELECT "staff"."reader_list"('zones'))::uuid[])))
);
