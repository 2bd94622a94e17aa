-- Who reads, as the application told this transaction. Nothing told means: nobody, and no row.
CREATE FUNCTION "services"."reader"("what" text) RETURNS text LANGUAGE sql STABLE
	RETURN coalesce(current_setting('app.' || what, true), '');
--> statement-breakpoint
CREATE FUNCTION "services"."reader_list"("what" text) RETURNS uuid[] LANGUAGE sql STABLE
	RETURN coalesce(nullif(current_setting('app.' || what, true), ''), '{}')::uuid[];
--> statement-breakpoint
-- The slice itself, about its own rows: it checks pointers again in the background and walks its audit.
CREATE FUNCTION "services"."reader_is_slice"() RETURNS boolean LANGUAGE sql STABLE
	RETURN "services"."reader"('organisation') = 'SELF' AND "services"."reader"('role') = 'SERVICE';
--> statement-breakpoint
-- The owner of the tables, when it says so: migrations and bulk loads. The application's role cannot become it.
CREATE FUNCTION "services"."reader_is_maintenance"() RETURNS boolean LANGUAGE sql STABLE
	RETURN "services"."reader"('role') = 'MAINTENANCE' AND pg_has_role(
		current_user, (SELECT relowner FROM pg_class WHERE oid = '"services"."audit_head"'::regclass), 'MEMBER');
--> statement-breakpoint
CREATE FUNCTION "services"."reader_of_all_centres"() RETURNS boolean LANGUAGE sql STABLE
	RETURN "services"."reader_list"('centres') = '{}' AND "services"."reader"('role') IN
		('COORDINATOR', 'DATA_PROTECTION_OFFICER', 'AUDITOR', 'ANALYST', 'SERVICE');
--> statement-breakpoint
-- Those who get rows about people at all; the others get numbers.
CREATE FUNCTION "services"."reader_of_people"() RETURNS boolean LANGUAGE sql STABLE
	RETURN "services"."reader"('role') NOT IN ('', 'ANALYST', 'STATISTICS', 'MAINTENANCE', 'HEALTH_CHECK');
--> statement-breakpoint
INSERT INTO "services"."audit_head" ("sequence", "hash") VALUES (0, repeat('0', 64));
--> statement-breakpoint
ALTER TABLE "services"."audit_event" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "appended" ON "services"."audit_event" FOR INSERT WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY "read_by_officers" ON "services"."audit_event" FOR SELECT USING (
	(SELECT "services"."reader_is_slice"()) OR (SELECT "services"."reader_is_maintenance"())
	OR (SELECT "services"."reader"('role')) IN ('DATA_PROTECTION_OFFICER', 'AUDITOR')
);
--> statement-breakpoint
ALTER TABLE "services"."audit_head" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "everybody_appends" ON "services"."audit_head" USING (true);
--> statement-breakpoint
ALTER TABLE "services"."idempotency" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "own_keys" ON "services"."idempotency" USING (
	("organisation" = (SELECT "services"."reader"('organisation')) AND "subject" = (SELECT "services"."reader"('subject')))
	OR (SELECT "services"."reader_is_maintenance"())
);
--> statement-breakpoint
-- What an agreement in force opens at a centre to the reader's organisation.
CREATE FUNCTION "services"."opens_to_reader"("centre" uuid, "wanted" text) RETURNS boolean LANGUAGE sql STABLE
	RETURN EXISTS (SELECT FROM "services"."sharing_clause" "clause"
		WHERE "clause"."centre_id" = "centre" AND "clause"."organisation" = "services"."reader"('organisation')
			AND "wanted" = ANY ("clause"."field_groups") AND "services"."reader"('purpose') = ANY ("clause"."purposes")
			AND "clause"."valid_from" <= now() AND ("clause"."valid_until" IS NULL OR "clause"."valid_until" > now()));
--> statement-breakpoint
CREATE FUNCTION "services"."reader_is_inside"() RETURNS boolean LANGUAGE sql STABLE
	RETURN "services"."reader_is_slice"() OR "services"."reader_is_maintenance"();
--> statement-breakpoint
ALTER TABLE "services"."sharing_clause" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "known_to_all" ON "services"."sharing_clause" FOR SELECT USING (true);
--> statement-breakpoint
CREATE POLICY "kept_by_owner" ON "services"."sharing_clause" USING ((SELECT "services"."reader_is_inside"()));
--> statement-breakpoint
ALTER TABLE "services"."service_offer" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "at_the_centre" ON "services"."service_offer" USING (
	(SELECT "services"."reader_is_inside"() OR "services"."reader"('role') = 'STATISTICS')
	OR "centre_id" = ANY ((SELECT "services"."reader_list"('centres'))::uuid[])
	OR (SELECT "services"."reader_of_all_centres"())
);
--> statement-breakpoint
ALTER TABLE "services"."group_activity" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "at_the_centre" ON "services"."group_activity" USING (
	(SELECT "services"."reader_is_inside"() OR "services"."reader"('role') = 'STATISTICS')
	OR "centre_id" = ANY ((SELECT "services"."reader_list"('centres'))::uuid[])
	OR (SELECT "services"."reader_of_all_centres"())
);
--> statement-breakpoint
ALTER TABLE "services"."session" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "reached_and_open" ON "services"."session" USING (
	(SELECT "services"."reader_is_inside"())
	OR ((SELECT "services"."reader_of_people"())
		AND ("centre_id" = ANY ((SELECT "services"."reader_list"('centres'))::uuid[])
			OR (SELECT "services"."reader_of_all_centres"()))
		AND ("organisation" = (SELECT "services"."reader"('organisation'))
			OR "services"."opens_to_reader"("centre_id", 'OPERATIONAL')))
);
--> statement-breakpoint
ALTER TABLE "services"."referral" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "reached_and_open" ON "services"."referral" USING (
	(SELECT "services"."reader_is_inside"())
	OR ((SELECT "services"."reader_of_people"())
		AND ("centre_id" = ANY ((SELECT "services"."reader_list"('centres'))::uuid[])
			OR (SELECT "services"."reader_of_all_centres"()))
		AND ("from_organisation" = (SELECT "services"."reader"('organisation'))
			OR "to_organisation" = (SELECT "services"."reader"('organisation'))
			OR "services"."opens_to_reader"("centre_id", 'OPERATIONAL')))
);
--> statement-breakpoint
ALTER TABLE "services"."care_plan" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "reached_and_open" ON "services"."care_plan" USING (
	(SELECT "services"."reader_is_inside"())
	OR ((SELECT "services"."reader_of_people"())
		AND ("centre_id" = ANY ((SELECT "services"."reader_list"('centres'))::uuid[])
			OR (SELECT "services"."reader_of_all_centres"()))
		AND ("recorded_by_organisation" = (SELECT "services"."reader"('organisation'))
			OR "services"."opens_to_reader"("centre_id", 'OPERATIONAL')))
);
--> statement-breakpoint
ALTER TABLE "services"."interpreter_booking" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "reached_and_open" ON "services"."interpreter_booking" USING (
	(SELECT "services"."reader_is_inside"())
	OR ((SELECT "services"."reader_of_people"())
		AND ("centre_id" = ANY ((SELECT "services"."reader_list"('centres'))::uuid[])
			OR (SELECT "services"."reader_of_all_centres"()))
		AND ("recorded_by_organisation" = (SELECT "services"."reader"('organisation'))
			OR "services"."opens_to_reader"("centre_id", 'OPERATIONAL')))
);
--> statement-breakpoint
-- Sessions may be counted by those who may not see them one by one.
CREATE POLICY "counted" ON "services"."session" FOR SELECT USING (
	(SELECT "services"."reader"('role')) = 'STATISTICS');
--> statement-breakpoint
-- A request belongs to who asked and to who offers; attendance to who plans the activity.
ALTER TABLE "services"."service_request" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "reached_and_open" ON "services"."service_request" USING (
	(SELECT "services"."reader_is_inside"())
	OR ((SELECT "services"."reader_of_people"()) AND EXISTS (
		SELECT FROM "services"."service_offer" "offer" WHERE "offer"."id" = "service_request"."offer_id"
			AND ("service_request"."recorded_by_organisation" = (SELECT "services"."reader"('organisation'))
				OR "offer"."organisation" = (SELECT "services"."reader"('organisation'))
				OR "services"."opens_to_reader"("offer"."centre_id", 'OPERATIONAL'))))
);
--> statement-breakpoint
ALTER TABLE "services"."attendance" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "reached_and_open" ON "services"."attendance" USING (
	(SELECT "services"."reader_is_inside"())
	OR ((SELECT "services"."reader_of_people"()) AND EXISTS (
		SELECT FROM "services"."group_activity" "activity" WHERE "activity"."id" = "attendance"."activity_id"
			AND ("attendance"."recorded_by_organisation" = (SELECT "services"."reader"('organisation'))
				OR "services"."opens_to_reader"("activity"."centre_id", 'OPERATIONAL'))))
);
--> statement-breakpoint
CREATE POLICY "counted" ON "services"."attendance" FOR SELECT USING (
	(SELECT "services"."reader"('role')) = 'STATISTICS');
--> statement-breakpoint
-- One open plan for each organisation: a refusal must not tell one organisation of the other's plan.
DROP INDEX "services"."care_plan_one_open";
--> statement-breakpoint
CREATE UNIQUE INDEX "care_plan_one_open" ON "services"."care_plan" ("resident_id", "recorded_by_organisation") WHERE "state" <> 'CLOSED';
