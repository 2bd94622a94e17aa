-- A code that people type has one form, that of `readCode`: "a" and "A" cannot stand side by side. Full-width characters are
-- plain ones, nothing invisible stays, each hyphen is "-", letters are upper case, each run of blanks is one, none at the ends.
CREATE OR REPLACE FUNCTION "facilities"."code_form"("code" text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN btrim(regexp_replace(normalize(upper(regexp_replace(regexp_replace(normalize("code", NFKC),
	'[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]', '', 'g'),
	'[\u058a\u05be\u1400\u1806\u2010-\u2015\u2212\u2e17\u2e1a\u2e3a\u2e3b\u2e40\u2e5d\u301c\u3030\u30a0\U00010ead]', '-', 'g')), NFKC), ' +', ' ', 'g'));
--> statement-breakpoint
-- What is known already takes the form, the earliest first; whose form is another's by then stays as it is, and is told.
DO $$
DECLARE
	"named" record;
	"row" record;
	"taken" boolean;
BEGIN
	PERFORM set_config('app.role', 'MAINTENANCE', true);
	FOR "named" IN SELECT * FROM (VALUES ('centre', NULL), ('shelter', NULL), ('building', 'centre_id'), ('safe_zone', NULL),
		('room', 'floor_id'), ('bed', 'room_id'), ('sanitary_unit', 'building_id')) AS "all"("table", "within")
	LOOP
		FOR "row" IN EXECUTE format('SELECT id, code, facilities.code_form(code) AS form, %s AS within FROM facilities.%I
			WHERE code <> facilities.code_form(code) ORDER BY created_at, id', coalesce(quote_ident("named"."within"), 'NULL::uuid'), "named"."table")
		LOOP
			EXECUTE format('SELECT EXISTS (SELECT FROM facilities.%I WHERE code = $1 AND %s)', "named"."table",
				CASE WHEN "named"."within" IS NULL THEN 'true' ELSE format('%I = $2', "named"."within") END)
				INTO "taken" USING "row"."form", "row"."within";
			IF "taken" OR "row"."form" = '' THEN
				RAISE NOTICE '% %: the code % would become %, which is taken. It stays; give it another one.',
					"named"."table", "row"."id", quote_literal("row"."code"), quote_literal("row"."form");
			ELSE
				EXECUTE format('UPDATE facilities.%I SET code = $1, version = version + 1, updated_at = now() WHERE id = $2', "named"."table")
					USING "row"."form", "row"."id";
			END IF;
		END LOOP;
	END LOOP;
	PERFORM set_config('app.role', '', true);
END $$;
--> statement-breakpoint
-- A trigger and not a CHECK: what stayed as it was can still be written about, while no new code is in another form.
CREATE OR REPLACE FUNCTION "facilities"."guard_code_form"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'a code of % is not in its one form', TG_TABLE_NAME
		USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME;
END $$;
--> statement-breakpoint
CREATE OR REPLACE TRIGGER "centre_code_in_one_form" BEFORE INSERT OR UPDATE OF "code" ON "facilities"."centre"
	FOR EACH ROW WHEN (NEW."code" IS DISTINCT FROM "facilities"."code_form"(NEW."code")) EXECUTE FUNCTION "facilities"."guard_code_form"();
--> statement-breakpoint
CREATE OR REPLACE TRIGGER "shelter_code_in_one_form" BEFORE INSERT OR UPDATE OF "code" ON "facilities"."shelter"
	FOR EACH ROW WHEN (NEW."code" IS DISTINCT FROM "facilities"."code_form"(NEW."code")) EXECUTE FUNCTION "facilities"."guard_code_form"();
--> statement-breakpoint
CREATE OR REPLACE TRIGGER "building_code_in_one_form" BEFORE INSERT OR UPDATE OF "code" ON "facilities"."building"
	FOR EACH ROW WHEN (NEW."code" IS DISTINCT FROM "facilities"."code_form"(NEW."code")) EXECUTE FUNCTION "facilities"."guard_code_form"();
--> statement-breakpoint
CREATE OR REPLACE TRIGGER "safe_zone_code_in_one_form" BEFORE INSERT OR UPDATE OF "code" ON "facilities"."safe_zone"
	FOR EACH ROW WHEN (NEW."code" IS DISTINCT FROM "facilities"."code_form"(NEW."code")) EXECUTE FUNCTION "facilities"."guard_code_form"();
--> statement-breakpoint
CREATE OR REPLACE TRIGGER "room_code_in_one_form" BEFORE INSERT OR UPDATE OF "code" ON "facilities"."room"
	FOR EACH ROW WHEN (NEW."code" IS DISTINCT FROM "facilities"."code_form"(NEW."code")) EXECUTE FUNCTION "facilities"."guard_code_form"();
--> statement-breakpoint
CREATE OR REPLACE TRIGGER "bed_code_in_one_form" BEFORE INSERT OR UPDATE OF "code" ON "facilities"."bed"
	FOR EACH ROW WHEN (NEW."code" IS DISTINCT FROM "facilities"."code_form"(NEW."code")) EXECUTE FUNCTION "facilities"."guard_code_form"();
--> statement-breakpoint
CREATE OR REPLACE TRIGGER "sanitary_unit_code_in_one_form" BEFORE INSERT OR UPDATE OF "code" ON "facilities"."sanitary_unit"
	FOR EACH ROW WHEN (NEW."code" IS DISTINCT FROM "facilities"."code_form"(NEW."code")) EXECUTE FUNCTION "facilities"."guard_code_form"();
