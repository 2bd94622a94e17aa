-- Who reads, as the application told this transaction. Nothing told means: nobody, and no row.
CREATE FUNCTION "facilities"."reader"("what" text) RETURNS text LANGUAGE sql STABLE
	RETURN coalesce(current_setting('app.' || what, true), '');
--> statement-breakpoint
CREATE FUNCTION "facilities"."reader_list"("what" text) RETURNS uuid[] LANGUAGE sql STABLE
	RETURN coalesce(nullif(current_setting('app.' || what, true), ''), '{}')::uuid[];
--> statement-breakpoint
-- The slice itself, about its own rows: it checks pointers again in the background and walks its audit.
CREATE FUNCTION "facilities"."reader_is_slice"() RETURNS boolean LANGUAGE sql STABLE
	RETURN "facilities"."reader"('organisation') = 'SELF' AND "facilities"."reader"('role') = 'SERVICE';
--> statement-breakpoint
-- The owner of the tables, when it says so: migrations and bulk loads. The application's role cannot become it.
CREATE FUNCTION "facilities"."reader_is_maintenance"() RETURNS boolean LANGUAGE sql STABLE
	RETURN "facilities"."reader"('role') = 'MAINTENANCE' AND pg_has_role(
		current_user, (SELECT relowner FROM pg_class WHERE oid = '"facilities"."audit_head"'::regclass), 'MEMBER');
--> statement-breakpoint
CREATE FUNCTION "facilities"."reader_of_all_centres"() RETURNS boolean LANGUAGE sql STABLE
	RETURN "facilities"."reader_list"('centres') = '{}' AND "facilities"."reader"('role') IN
		('COORDINATOR', 'DATA_PROTECTION_OFFICER', 'AUDITOR', 'ANALYST', 'SERVICE');
--> statement-breakpoint
-- Those who get rows about people at all; the others get numbers.
CREATE FUNCTION "facilities"."reader_of_people"() RETURNS boolean LANGUAGE sql STABLE
	RETURN "facilities"."reader"('role') NOT IN ('', 'ANALYST', 'STATISTICS', 'MAINTENANCE', 'HEALTH_CHECK');
--> statement-breakpoint
INSERT INTO "facilities"."audit_head" ("sequence", "hash") VALUES (0, repeat('0', 64));
--> statement-breakpoint
ALTER TABLE "facilities"."audit_event" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "appended" ON "facilities"."audit_event" FOR INSERT WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY "read_by_officers" ON "facilities"."audit_event" FOR SELECT USING (
	(SELECT "facilities"."reader_is_slice"()) OR (SELECT "facilities"."reader_is_maintenance"())
	OR (SELECT "facilities"."reader"('role')) IN ('DATA_PROTECTION_OFFICER', 'AUDITOR')
);
--> statement-breakpoint
ALTER TABLE "facilities"."audit_head" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "everybody_appends" ON "facilities"."audit_head" USING (true);
--> statement-breakpoint
ALTER TABLE "facilities"."idempotency" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "own_keys" ON "facilities"."idempotency" USING (
	("organisation" = (SELECT "facilities"."reader"('organisation')) AND "subject" = (SELECT "facilities"."reader"('subject')))
	OR (SELECT "facilities"."reader_is_maintenance"())
);
--> statement-breakpoint
CREATE FUNCTION "facilities"."reader_is_inside"() RETURNS boolean LANGUAGE sql STABLE
	RETURN "facilities"."reader_is_slice"() OR "facilities"."reader_is_maintenance"();
--> statement-breakpoint
ALTER TABLE "facilities"."centre" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "at_the_centre" ON "facilities"."centre" USING (
	(SELECT "facilities"."reader_is_inside"() OR "facilities"."reader"('role') = 'STATISTICS')
	OR "id" = ANY ((SELECT "facilities"."reader_list"('centres'))::uuid[])
	OR (SELECT "facilities"."reader_of_all_centres"())
);
--> statement-breakpoint
ALTER TABLE "facilities"."shift_window" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "at_the_centre" ON "facilities"."shift_window" USING (
	(SELECT "facilities"."reader_is_inside"() OR "facilities"."reader"('role') = 'STATISTICS')
	OR "centre_id" = ANY ((SELECT "facilities"."reader_list"('centres'))::uuid[])
	OR (SELECT "facilities"."reader_of_all_centres"())
);
--> statement-breakpoint
ALTER TABLE "facilities"."shelter" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "at_the_centre" ON "facilities"."shelter" USING (
	(SELECT "facilities"."reader_is_inside"() OR "facilities"."reader"('role') = 'STATISTICS')
	OR "centre_id" = ANY ((SELECT "facilities"."reader_list"('centres'))::uuid[])
	OR (SELECT "facilities"."reader_of_all_centres"())
);
--> statement-breakpoint
ALTER TABLE "facilities"."building" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "at_the_centre" ON "facilities"."building" USING (
	(SELECT "facilities"."reader_is_inside"() OR "facilities"."reader"('role') = 'STATISTICS')
	OR "centre_id" = ANY ((SELECT "facilities"."reader_list"('centres'))::uuid[])
	OR (SELECT "facilities"."reader_of_all_centres"())
);
--> statement-breakpoint
ALTER TABLE "facilities"."safe_zone" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "at_the_centre" ON "facilities"."safe_zone" USING (
	(SELECT "facilities"."reader_is_inside"() OR "facilities"."reader"('role') = 'STATISTICS')
	OR "centre_id" = ANY ((SELECT "facilities"."reader_list"('centres'))::uuid[])
	OR (SELECT "facilities"."reader_of_all_centres"())
);
--> statement-breakpoint
ALTER TABLE "facilities"."inspection" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "at_the_centre" ON "facilities"."inspection" USING (
	(SELECT "facilities"."reader_is_inside"() OR "facilities"."reader"('role') = 'STATISTICS')
	OR "centre_id" = ANY ((SELECT "facilities"."reader_list"('centres'))::uuid[])
	OR (SELECT "facilities"."reader_of_all_centres"())
);
--> statement-breakpoint
ALTER TABLE "facilities"."work_order" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "at_the_centre" ON "facilities"."work_order" USING (
	(SELECT "facilities"."reader_is_inside"() OR "facilities"."reader"('role') = 'STATISTICS')
	OR "centre_id" = ANY ((SELECT "facilities"."reader_list"('centres'))::uuid[])
	OR (SELECT "facilities"."reader_of_all_centres"())
);
--> statement-breakpoint
ALTER TABLE "facilities"."cooperation_sop" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "at_the_centre" ON "facilities"."cooperation_sop" USING (
	(SELECT "facilities"."reader_is_inside"() OR "facilities"."reader"('role') = 'STATISTICS')
	OR "centre_id" = ANY ((SELECT "facilities"."reader_list"('centres'))::uuid[])
	OR (SELECT "facilities"."reader_of_all_centres"())
);
--> statement-breakpoint
ALTER TABLE "facilities"."sop_party" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "of_an_agreement" ON "facilities"."sop_party" USING (
	(SELECT "facilities"."reader_is_inside"())
	OR EXISTS (SELECT FROM "facilities"."cooperation_sop" WHERE "cooperation_sop"."id" = "sop_id")
);
--> statement-breakpoint
ALTER TABLE "facilities"."sop_responsibility" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "of_an_agreement" ON "facilities"."sop_responsibility" USING (
	(SELECT "facilities"."reader_is_inside"())
	OR EXISTS (SELECT FROM "facilities"."cooperation_sop" WHERE "cooperation_sop"."id" = "sop_id")
);
--> statement-breakpoint
-- What lies inside a building speaks of nobody and has no centre of its own: it is read and locked by all.
ALTER TABLE "facilities"."floor" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "known_to_all" ON "facilities"."floor" USING (true);
--> statement-breakpoint
ALTER TABLE "facilities"."room" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "known_to_all" ON "facilities"."room" USING (true);
--> statement-breakpoint
ALTER TABLE "facilities"."bed" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "known_to_all" ON "facilities"."bed" USING (true);
--> statement-breakpoint
ALTER TABLE "facilities"."capacity" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "known_to_all" ON "facilities"."capacity" USING (true);
--> statement-breakpoint
ALTER TABLE "facilities"."published_figure" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "known_to_all" ON "facilities"."published_figure" USING (true);
--> statement-breakpoint
-- Who has which bed: at a centre and in a zone of the reader, for the State and for the parties of an SOP in force.
ALTER TABLE "facilities"."placement" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "reached_and_open" ON "facilities"."placement" USING (
	(SELECT "facilities"."reader_is_inside"())
	OR ((SELECT "facilities"."reader_of_people"()) AND EXISTS (
		SELECT FROM "facilities"."bed"
			JOIN "facilities"."room" ON "room"."id" = "bed"."room_id"
			JOIN "facilities"."floor" ON "floor"."id" = "room"."floor_id"
			JOIN "facilities"."building" ON "building"."id" = "floor"."building_id"
		WHERE "bed"."id" = "placement"."bed_id"
			AND ((SELECT "facilities"."reader_list"('zones') = '{}')
				OR "floor"."safe_zone_id" = ANY ((SELECT "facilities"."reader_list"('zones'))::uuid[]))
			AND ((SELECT "facilities"."reader"('organisation') = 'STATE')
				OR EXISTS (SELECT FROM "facilities"."cooperation_sop" "sop"
					JOIN "facilities"."sop_party" "party" ON "party"."sop_id" = "sop"."id"
					WHERE "sop"."centre_id" = "building"."centre_id" AND "sop"."status" = 'IN_FORCE'
						AND "party"."organisation" = (SELECT "facilities"."reader"('organisation'))
						AND "party"."signed_at" IS NOT NULL
						AND "sop"."valid_from" <= now() AND ("sop"."valid_until" IS NULL OR "sop"."valid_until" > now())))))
);
--> statement-breakpoint
CREATE POLICY "counted" ON "facilities"."placement" FOR SELECT USING (
	(SELECT "facilities"."reader"('role')) = 'STATISTICS');
