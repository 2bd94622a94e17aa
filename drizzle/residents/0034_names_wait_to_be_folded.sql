ALTER TABLE "residents"."name_token" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Without `OFFSET 0` PostgreSQL may look at everybody once, to know whom the reader sees, and not at the few who are asked for.
-- Seen and taken away with the resident, as whoever corrects a name does; made by the slice for itself.
CREATE POLICY "of_a_resident" ON "residents"."name_token" USING (
	(SELECT "residents"."reader_is_inside"())
	OR EXISTS (SELECT FROM "residents"."resident" WHERE "resident"."id" = "resident_id" OFFSET 0)
) WITH CHECK ((SELECT "residents"."reader_is_inside"()));
--> statement-breakpoint
ALTER TABLE "residents"."name_to_fold" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "of_a_resident" ON "residents"."name_to_fold" FOR SELECT USING (
	(SELECT "residents"."reader_is_inside"())
	OR EXISTS (SELECT FROM "residents"."resident" WHERE "resident"."id" = "resident_id" OFFSET 0)
);
--> statement-breakpoint
CREATE POLICY "put_in_by_everybody" ON "residents"."name_to_fold" FOR INSERT WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY "kept_by_the_slice" ON "residents"."name_to_fold" USING ((SELECT "residents"."reader_is_inside"()));
--> statement-breakpoint
-- SQL cannot tell how a name sounds: the program folds whoever waits. Whose name is another one is not found by the former one meanwhile.
CREATE FUNCTION "residents"."new_name_waits"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO residents.name_to_fold (resident_id) SELECT fresh.id FROM fresh ON CONFLICT DO NOTHING;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "new_name_waits" AFTER INSERT ON "residents"."resident"
	REFERENCING NEW TABLE AS "fresh" FOR EACH STATEMENT EXECUTE FUNCTION "residents"."new_name_waits"();
--> statement-breakpoint
CREATE FUNCTION "residents"."other_name_waits"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	DELETE FROM residents.name_token WHERE name_token.resident_id = NEW.id;
	INSERT INTO residents.name_to_fold (resident_id) VALUES (NEW.id) ON CONFLICT DO NOTHING;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "other_name_waits" AFTER UPDATE OF "given_name", "family_name", "given_name_latin", "family_name_latin" ON "residents"."resident" FOR EACH ROW
	WHEN (OLD."given_name" <> NEW."given_name" OR OLD."family_name" IS DISTINCT FROM NEW."family_name"
		OR OLD."given_name_latin" IS DISTINCT FROM NEW."given_name_latin" OR OLD."family_name_latin" IS DISTINCT FROM NEW."family_name_latin")
	EXECUTE FUNCTION "residents"."other_name_waits"();
--> statement-breakpoint
-- Who is on record already waits too: some thousand of them a minute are folded, and a kill only stops that.
SELECT set_config('app.role', 'MAINTENANCE', true);
--> statement-breakpoint
INSERT INTO "residents"."name_to_fold" ("resident_id") SELECT "id" FROM "residents"."resident";
--> statement-breakpoint
SELECT set_config('app.role', '', true);
