-- What an event says of whom takes a tenth of the room: an identifier of a person is kept once and not once an event.
CREATE TABLE "residents"."audit_person" (
	"number" integer PRIMARY KEY NOT NULL,
	"person" uuid NOT NULL,
	CONSTRAINT "audit_person_person_unique" UNIQUE("person")
);
--> statement-breakpoint
CREATE TABLE "residents"."audit_place" (
	"near" integer NOT NULL,
	"block" bigint NOT NULL,
	CONSTRAINT "audit_place_near_block_pk" PRIMARY KEY("near","block")
);
--> statement-breakpoint
DROP INDEX "residents"."audit_event_of_people";--> statement-breakpoint
ALTER TABLE "residents"."audit_event" ADD COLUMN "numbers" integer[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "residents"."audit_event" ADD COLUMN "others" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "residents"."audit_event" ADD COLUMN "reads" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "residents"."audit_event" ADD COLUMN "records" "bytea" DEFAULT '' NOT NULL;
--> statement-breakpoint
-- An event stays in its row as long as it fits into a page, its longer parts packed.
ALTER TABLE "residents"."audit_event" ALTER COLUMN "event" SET STORAGE MAIN, ALTER COLUMN "people" SET STORAGE MAIN,
	ALTER COLUMN "numbers" SET STORAGE MAIN, ALTER COLUMN "others" SET STORAGE MAIN, ALTER COLUMN "reads" SET STORAGE MAIN,
	ALTER COLUMN "records" SET STORAGE MAIN;
--> statement-breakpoint
ALTER TABLE "residents"."audit_person" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "numbered" ON "residents"."audit_person" FOR INSERT WITH CHECK ((SELECT pg_has_role(
	current_user, (SELECT relowner FROM pg_class WHERE oid = '"residents"."audit_head"'::regclass), 'MEMBER')));
--> statement-breakpoint
CREATE POLICY "read_by_officers" ON "residents"."audit_person" FOR SELECT USING (
	(SELECT "residents"."reader_is_slice"()) OR (SELECT pg_has_role(
	current_user, (SELECT relowner FROM pg_class WHERE oid = '"residents"."audit_head"'::regclass), 'MEMBER'))
	OR (SELECT "residents"."reader"('role')) IN ('DATA_PROTECTION_OFFICER', 'AUDITOR')
	OR CASE WHEN (SELECT "residents"."reader"('role')) = 'LEGAL_REPRESENTATIVE' THEN "residents"."resident_is_seen"("person") ELSE false END
);
--> statement-breakpoint
ALTER TABLE "residents"."audit_place" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "numbered" ON "residents"."audit_place" FOR INSERT WITH CHECK ((SELECT pg_has_role(
	current_user, (SELECT relowner FROM pg_class WHERE oid = '"residents"."audit_head"'::regclass), 'MEMBER')));
--> statement-breakpoint
CREATE POLICY "read_by_officers" ON "residents"."audit_place" FOR SELECT USING (
	(SELECT "residents"."reader_is_slice"()) OR (SELECT pg_has_role(
	current_user, (SELECT relowner FROM pg_class WHERE oid = '"residents"."audit_head"'::regclass), 'MEMBER'))
	OR (SELECT "residents"."reader"('role')) IN ('DATA_PROTECTION_OFFICER', 'AUDITOR', 'LEGAL_REPRESENTATIVE')
);
--> statement-breakpoint
-- The numbers of people, who get one at their first event, and the block in which they are named. Called by whoever holds the end of the
-- chain. As the owner: whoever writes an event names people, and reads nobody's name.
CREATE FUNCTION "residents"."audit_numbers"("named" uuid[], "sequence" bigint) RETURNS integer[] LANGUAGE plpgsql
	SECURITY DEFINER SET "search_path" = '' AS $$
DECLARE
	found_numbers integer[];
BEGIN
	IF named = '{}' THEN
		RETURN '{}';
	END IF;
	FOR attempt IN 1..2 LOOP
		found_numbers := array(
			SELECT known.number FROM unnest(named) WITH ORDINALITY AS one (person, place)
			LEFT JOIN "residents"."audit_person" known ON known.person = one.person ORDER BY one.place);
		EXIT WHEN array_position(found_numbers, NULL) IS NULL;
		INSERT INTO "residents"."audit_person" (number, person)
			SELECT (SELECT coalesce(max(known.number), 0) FROM "residents"."audit_person" known) + row_number() OVER (ORDER BY min(one.place)), one.person
			FROM unnest(named) WITH ORDINALITY AS one (person, place)
			WHERE NOT EXISTS (SELECT FROM "residents"."audit_person" known WHERE known.person = one.person)
			GROUP BY one.person;
	END LOOP;
	INSERT INTO "residents"."audit_place" (near, block)
		SELECT DISTINCT one / 16, audit_numbers.sequence / 256 FROM unnest(found_numbers) AS one
		WHERE NOT EXISTS (
			SELECT FROM "residents"."audit_place" known WHERE known.near = one / 16 AND known.block = audit_numbers.sequence / 256);
	RETURN found_numbers;
END $$;
--> statement-breakpoint
-- Where the events until now name whom.
SELECT set_config('app.role', 'MAINTENANCE', true);
--> statement-breakpoint
SELECT "residents"."audit_numbers"("people", "sequence") FROM "residents"."audit_event" WHERE "people" <> '{}' ORDER BY "sequence";
--> statement-breakpoint
SELECT set_config('app.role', '', true);
--> statement-breakpoint
CREATE FUNCTION "residents"."somebody_is_seen"("people" uuid[], "numbers" integer[]) RETURNS boolean LANGUAGE sql STABLE
	RETURN EXISTS (SELECT FROM "residents"."resident" WHERE "resident"."id" = ANY ("people"))
		OR EXISTS (SELECT FROM "residents"."audit_person" WHERE "audit_person"."number" = ANY ("numbers"));
--> statement-breakpoint
DROP POLICY "read_by_officers" ON "residents"."audit_event";
--> statement-breakpoint
CREATE POLICY "read_by_officers" ON "residents"."audit_event" FOR SELECT USING (
	(SELECT "residents"."reader_is_slice"()) OR (SELECT "residents"."reader_is_maintenance"())
	OR (SELECT "residents"."reader"('role')) IN ('DATA_PROTECTION_OFFICER', 'AUDITOR')
	OR CASE WHEN (SELECT "residents"."reader"('role')) = 'LEGAL_REPRESENTATIVE'
		THEN "residents"."somebody_is_seen"("people", "numbers") ELSE false END
);
