-- Who reads, as the application told this transaction. Nothing told means: nobody, and no row.
CREATE FUNCTION "residents"."reader"("what" text) RETURNS text LANGUAGE sql STABLE
	RETURN coalesce(current_setting('app.' || what, true), '');
--> statement-breakpoint
CREATE FUNCTION "residents"."reader_list"("what" text) RETURNS uuid[] LANGUAGE sql STABLE
	RETURN coalesce(nullif(current_setting('app.' || what, true), ''), '{}')::uuid[];
--> statement-breakpoint
-- The slice itself, about its own rows: it checks pointers again in the background and walks its audit.
CREATE FUNCTION "residents"."reader_is_slice"() RETURNS boolean LANGUAGE sql STABLE
	RETURN "residents"."reader"('organisation') = 'SELF' AND "residents"."reader"('role') = 'SERVICE';
--> statement-breakpoint
-- The owner of the tables, when it says so: migrations and bulk loads. The application's role cannot become it.
CREATE FUNCTION "residents"."reader_is_maintenance"() RETURNS boolean LANGUAGE sql STABLE
	RETURN "residents"."reader"('role') = 'MAINTENANCE' AND pg_has_role(
		current_user, (SELECT relowner FROM pg_class WHERE oid = '"residents"."audit_head"'::regclass), 'MEMBER');
--> statement-breakpoint
CREATE FUNCTION "residents"."reader_of_all_centres"() RETURNS boolean LANGUAGE sql STABLE
	RETURN "residents"."reader_list"('centres') = '{}' AND "residents"."reader"('role') IN
		('COORDINATOR', 'DATA_PROTECTION_OFFICER', 'AUDITOR', 'ANALYST', 'SERVICE');
--> statement-breakpoint
-- Those who get rows about people at all; the others get numbers.
CREATE FUNCTION "residents"."reader_of_people"() RETURNS boolean LANGUAGE sql STABLE
	RETURN "residents"."reader"('role') NOT IN ('', 'ANALYST', 'STATISTICS', 'MAINTENANCE', 'HEALTH_CHECK');
--> statement-breakpoint
INSERT INTO "residents"."audit_head" ("sequence", "hash") VALUES (0, repeat('0', 64));
--> statement-breakpoint
ALTER TABLE "residents"."audit_event" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "appended" ON "residents"."audit_event" FOR INSERT WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY "read_by_officers" ON "residents"."audit_event" FOR SELECT USING (
	(SELECT "residents"."reader_is_slice"()) OR (SELECT "residents"."reader_is_maintenance"())
	OR (SELECT "residents"."reader"('role')) IN ('DATA_PROTECTION_OFFICER', 'AUDITOR')
	OR ((SELECT "residents"."reader"('role')) = 'LEGAL_REPRESENTATIVE' AND EXISTS (
		SELECT FROM "residents"."resident" WHERE "resident"."id" = ANY ("people")))
);
--> statement-breakpoint
ALTER TABLE "residents"."audit_head" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "everybody_appends" ON "residents"."audit_head" USING (true);
--> statement-breakpoint
ALTER TABLE "residents"."idempotency" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "own_keys" ON "residents"."idempotency" USING (
	("organisation" = (SELECT "residents"."reader"('organisation')) AND "subject" = (SELECT "residents"."reader"('subject')))
	OR (SELECT "residents"."reader_is_maintenance"())
);
--> statement-breakpoint
-- The organisation that owns the rows. A legal representative's right comes from the law, whoever signed them in.
CREATE FUNCTION "residents"."reader_is_own"() RETURNS boolean LANGUAGE sql STABLE
	RETURN "residents"."reader"('organisation') = 'STATE' OR "residents"."reader"('role') = 'LEGAL_REPRESENTATIVE';
--> statement-breakpoint
CREATE FUNCTION "residents"."reader_is_inside"() RETURNS boolean LANGUAGE sql STABLE
	RETURN "residents"."reader_is_slice"() OR "residents"."reader_is_maintenance"();
--> statement-breakpoint
-- The tables that the rule of the residents looks into. Their own rules look into no other table.
ALTER TABLE "residents"."sharing_clause" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "known_to_all" ON "residents"."sharing_clause" FOR SELECT USING (true);
--> statement-breakpoint
CREATE POLICY "kept_by_owner" ON "residents"."sharing_clause" USING ((SELECT "residents"."reader_is_inside"()));
--> statement-breakpoint
ALTER TABLE "residents"."consent" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "own_or_in_favour" ON "residents"."consent" USING (
	(SELECT "residents"."reader_is_inside"())
	OR ((SELECT "residents"."reader_of_people"()) AND (
		(SELECT "residents"."reader_is_own"())
		OR (SELECT "residents"."reader"('role')) = 'SERVICE'
		OR "recipient_organisation" = (SELECT "residents"."reader"('organisation'))
		OR "recorded_by_organisation" = (SELECT "residents"."reader"('organisation'))))
);
--> statement-breakpoint
ALTER TABLE "residents"."legal_representative" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "people_only" ON "residents"."legal_representative" USING (
	(SELECT "residents"."reader_is_inside"() OR "residents"."reader_of_people"()));
--> statement-breakpoint
ALTER TABLE "residents"."representation" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "people_only" ON "residents"."representation" USING (
	(SELECT "residents"."reader_is_inside"() OR "residents"."reader_of_people"()));
--> statement-breakpoint
ALTER TABLE "residents"."break_glass" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "own_emergencies" ON "residents"."break_glass" USING (
	(SELECT "residents"."reader_is_inside"())
	OR ("subject" = (SELECT "residents"."reader"('subject'))
		AND "organisation" = (SELECT "residents"."reader"('organisation')) AND "reviewed_at" IS NULL)
);
--> statement-breakpoint
CREATE POLICY "reviewed_by_officers" ON "residents"."break_glass" USING (
	(SELECT "residents"."reader"('organisation')) = 'STATE'
	AND (SELECT "residents"."reader"('role')) IN ('DATA_PROTECTION_OFFICER', 'AUDITOR')
) WITH CHECK (
	(SELECT "residents"."reader"('organisation')) = 'STATE'
	AND (SELECT "residents"."reader"('role')) = 'DATA_PROTECTION_OFFICER'
);
--> statement-breakpoint
-- Residents: at a centre of the reader, of the reader's organisation or opened to it; represented; or in an emergency.
ALTER TABLE "residents"."resident" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "reached_and_open" ON "residents"."resident" USING (
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
					AND ("consent"."withdrawn_at" IS NULL OR "consent"."withdrawn_at" > now()))))
);
--> statement-breakpoint
CREATE POLICY "represented" ON "residents"."resident" USING (
	(SELECT "residents"."reader"('role')) = 'LEGAL_REPRESENTATIVE'
	AND EXISTS (SELECT FROM "residents"."representation"
		JOIN "residents"."legal_representative" ON "legal_representative"."id" = "representation"."legal_representative_id"
		WHERE "representation"."resident_id" = "resident"."id"
			AND "legal_representative"."subject" = (SELECT "residents"."reader"('subject'))
			AND "representation"."appointed_on" <= (now() AT TIME ZONE 'UTC')::date
			AND ("representation"."ended_on" IS NULL OR "representation"."ended_on" > (now() AT TIME ZONE 'UTC')::date))
);
--> statement-breakpoint
CREATE POLICY "in_an_emergency" ON "residents"."resident" FOR SELECT USING (
	(SELECT "residents"."reader"('purpose')) = 'EMERGENCY'
	AND EXISTS (SELECT FROM "residents"."break_glass"
		WHERE "break_glass"."resident_id" = "resident"."id"
			AND "break_glass"."subject" = (SELECT "residents"."reader"('subject'))
			AND "break_glass"."granted_at" <= now() AND "break_glass"."expires_at" > now())
);
--> statement-breakpoint
CREATE POLICY "counted" ON "residents"."resident" FOR SELECT USING (
	(SELECT "residents"."reader"('role')) = 'STATISTICS');
--> statement-breakpoint
-- What belongs to a resident is seen with the resident.
ALTER TABLE "residents"."presence" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "of_a_resident" ON "residents"."presence" USING (
	(SELECT "residents"."reader_is_inside"())
	OR EXISTS (SELECT FROM "residents"."resident" WHERE "resident"."id" = "resident_id")
);
--> statement-breakpoint
ALTER TABLE "residents"."basic_assistance" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "of_a_resident" ON "residents"."basic_assistance" USING (
	(SELECT "residents"."reader_is_inside"())
	OR EXISTS (SELECT FROM "residents"."resident" WHERE "resident"."id" = "resident_id")
);
--> statement-breakpoint
ALTER TABLE "residents"."vulnerability" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "of_a_resident" ON "residents"."vulnerability" USING (
	(SELECT "residents"."reader_is_inside"())
	OR EXISTS (SELECT FROM "residents"."resident" WHERE "resident"."id" = "resident_id")
);
--> statement-breakpoint
ALTER TABLE "residents"."household" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "of_a_member" ON "residents"."household" USING (
	(SELECT "residents"."reader_is_inside"())
	OR (SELECT "residents"."reader_is_own"() AND "residents"."reader_of_people"())
	OR EXISTS (SELECT FROM "residents"."resident" WHERE "resident"."household_id" = "household"."id")
);
--> statement-breakpoint
ALTER TABLE "residents"."resident_cohort" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "figures" ON "residents"."resident_cohort" USING (
	(SELECT "residents"."reader_is_inside"() OR "residents"."reader"('role') = 'STATISTICS')
	OR ((SELECT "residents"."reader"('role')) IN
			('ANALYST', 'COORDINATOR', 'CENTRE_MANAGER', 'CASE_MANAGER', 'SOCIAL_WORKER', 'REGISTRAR')
		AND ("centre_id" = ANY ((SELECT "residents"."reader_list"('centres'))::uuid[])
			OR (SELECT "residents"."reader_of_all_centres"())))
);
--> statement-breakpoint
ALTER TABLE "residents"."resident_cohort_member" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "of_a_cohort" ON "residents"."resident_cohort_member" USING (
	(SELECT "residents"."reader_is_inside"() OR "residents"."reader"('role') = 'STATISTICS')
	OR EXISTS (SELECT FROM "residents"."resident_cohort" WHERE "resident_cohort"."id" = "cohort_id")
);
