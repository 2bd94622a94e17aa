-- What an event says of whom takes a tenth of the room: an identifier of a person is kept once and not once an event.
CREATE TABLE "staff"."audit_person" (
	"number" integer PRIMARY KEY NOT NULL,
	"person" uuid NOT NULL,
	CONSTRAINT "audit_person_person_unique" UNIQUE("person")
);
--> statement-breakpoint
CREATE TABLE "staff"."audit_place" (
	"near" integer NOT NULL,
	"block" bigint NOT NULL,
	CONSTRAINT "audit_place_near_block_pk" PRIMARY KEY("near","block")
);
--> statement-breakpoint
DROP INDEX "staff"."audit_event_of_people";--> statement-breakpoint
ALTER TABLE "staff"."audit_event" ADD COLUMN "numbers" integer[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "staff"."audit_event" ADD COLUMN "others" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "staff"."audit_event" ADD COLUMN "reads" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "staff"."audit_event" ADD COLUMN "records" "bytea" DEFAULT '' NOT NULL;
--> statement-breakpoint
-- An event stays in its row as long as it fits into a page, its longer parts packed.
ALTER TABLE "staff"."audit_event" ALTER COLUMN "event" SET STORAGE MAIN, ALTER COLUMN "people" SET STORAGE MAIN,
	ALTER COLUMN "numbers" SET STORAGE MAIN, ALTER COLUMN "others" SET STORAGE MAIN, ALTER COLUMN "reads" SET STORAGE MAIN,
	ALTER COLUMN "records" SET STORAGE MAIN;
--> statement-breakpoint
ALTER TABLE "staff"."audit_person" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "numbered" ON "staff"."audit_person" FOR INSERT WITH CHECK ((SELECT pg_has_role(
	current_user, (SELECT relowner FROM pg_class WHERE oid = '"staff"."audit_head"'::regclass), 'MEMBER')));
--> statement-breakpoint
CREATE POLICY "read_by_officers" ON "staff"."audit_person" FOR SELECT USING (
	(SELECT "staff"."reader_is_slice"()) OR (SELECT pg_has_role(
	current_user, (SELECT relowner FROM pg_class WHERE oid = '"staff"."audit_head"'::regclass), 'MEMBER'))
	OR (SELECT "staff"."reader"('role')) IN ('DATA_PROTECTION_OFFICER', 'AUDITOR')
);
--> statement-breakpoint
ALTER TABLE "staff"."audit_place" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "numbered" ON "staff"."audit_place" FOR INSERT WITH CHECK ((SELECT pg_has_role(
	current_user, (SELECT relowner FROM pg_class WHERE oid = '"staff"."audit_head"'::regclass), 'MEMBER')));
--> statement-breakpoint
CREATE POLICY "read_by_officers" ON "staff"."audit_place" FOR SELECT USING (
	(SELECT "staff"."reader_is_slice"()) OR (SELECT pg_has_role(
	current_user, (SELECT relowner FROM pg_class WHERE oid = '"staff"."audit_head"'::regclass), 'MEMBER'))
	OR (SELECT "staff"."reader"('role')) IN ('DATA_PROTECTION_OFFICER', 'AUDITOR')
);
--> statement-breakpoint
-- The numbers of people, who get one at their first event, and the block in which they are named. Called by whoever holds the end of the
-- chain. As the owner: whoever writes an event names people, and reads nobody's name.
CREATE FUNCTION "staff"."audit_numbers"("named" uuid[], "sequence" bigint) RETURNS integer[] LANGUAGE plpgsql
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
			LEFT JOIN "staff"."audit_person" known ON known.person = one.person ORDER BY one.place);
		EXIT WHEN array_position(found_numbers, NULL) IS NULL;
		INSERT INTO "staff"."audit_person" (number, person)
			SELECT (SELECT coalesce(max(known.number), 0) FROM "staff"."audit_person" known) + row_number() OVER (ORDER BY min(one.place)), one.person
			FROM unnest(named) WITH ORDINALITY AS one (person, place)
			WHERE NOT EXISTS (SELECT FROM "staff"."audit_person" known WHERE known.person = one.person)
			GROUP BY one.person;
	END LOOP;
	INSERT INTO "staff"."audit_place" (near, block)
		SELECT DISTINCT one / 16, audit_numbers.sequence / 256 FROM unnest(found_numbers) AS one
		WHERE NOT EXISTS (
			SELECT FROM "staff"."audit_place" known WHERE known.near = one / 16 AND known.block = audit_numbers.sequence / 256);
	RETURN found_numbers;
END $$;
--> statement-breakpoint
-- Where the events until now name whom.
SELECT set_config('app.role', 'MAINTENANCE', true);
--> statement-breakpoint
SELECT "staff"."audit_numbers"("people", "sequence") FROM "staff"."audit_event" WHERE "people" <> '{}' ORDER BY "sequence";
--> statement-breakpoint
SELECT set_config('app.role', '', true);
