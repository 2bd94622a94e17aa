-- Until whoever may decide it has decided: nobody has yet, and each row says so. `npm run retention -- --rule` puts another one into force.
INSERT INTO "residents"."retention_rule" ("record_class", "valid_from", "months", "ground", "source", "assumed", "said_by") VALUES
	('REGISTER', '2019-01-01T00:00:00Z', 120, 'GDPR art. 6(1)(e) and 5(1)(e)', 'ten years, as Regulation (EU) 2024/1358 keeps the data of applicants', true, 'migration'),
	('PROTECTION', '2019-01-01T00:00:00Z', 60, 'GDPR art. 9(2)(g) and 5(1)(e)', 'five years, the general period of limitation (Obligations and Contracts Act, art. 110)', true, 'migration'),
	('REPRESENTATION', '2019-01-01T00:00:00Z', 60, 'GDPR art. 6(1)(c) and 5(1)(e)', 'five years, the general period of limitation (Obligations and Contracts Act, art. 110)', true, 'migration'),
	('CONSENTS', '2019-01-01T00:00:00Z', 60, 'GDPR art. 7(1) and 17(3)(e)', 'five years, the general period of limitation (Obligations and Contracts Act, art. 110)', true, 'migration'),
	('EMERGENCIES', '2019-01-01T00:00:00Z', 60, 'GDPR art. 5(2)', 'five years, the general period of limitation (Obligations and Contracts Act, art. 110)', true, 'migration'),
	('ASSISTANCE', '2019-01-01T00:00:00Z', 60, 'GDPR art. 6(1)(e) and 5(1)(e)', 'five years, the general period of limitation (Obligations and Contracts Act, art. 110)', true, 'migration'),
	('PRESENCE', '2019-01-01T00:00:00Z', 12, 'GDPR art. 6(1)(e) and 5(1)(e)', 'one year, in which the work of a shift can be looked into', true, 'migration');
--> statement-breakpoint
ALTER TABLE "residents"."retention_rule" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "known_to_all" ON "residents"."retention_rule" FOR SELECT USING (true);
--> statement-breakpoint
CREATE POLICY "said_by_owner" ON "residents"."retention_rule" USING ((SELECT "residents"."reader_is_maintenance"()));
--> statement-breakpoint
ALTER TABLE "residents"."legal_hold" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "kept_by_owner" ON "residents"."legal_hold" USING ((SELECT "residents"."reader_is_maintenance"()));
--> statement-breakpoint
ALTER TABLE "residents"."anonymised" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "of_a_resident" ON "residents"."anonymised" FOR SELECT USING (
	(SELECT "residents"."reader_is_inside"())
	OR EXISTS (SELECT FROM "residents"."resident" WHERE "resident"."id" = "resident_id")
);
--> statement-breakpoint
CREATE POLICY "kept_by_owner" ON "residents"."anonymised" USING ((SELECT "residents"."reader_is_maintenance"()));
--> statement-breakpoint
-- Whose name was taken is nobody any more: no name, number or stay is put there again.
CREATE FUNCTION "residents"."anonymised_stays"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF EXISTS (SELECT FROM residents.anonymised WHERE anonymised.resident_id = NEW.id AND anonymised.record_class = 'REGISTER') THEN
		RAISE EXCEPTION 'anonymised' USING ERRCODE = 'check_violation', CONSTRAINT = 'resident_anonymised_stays';
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "anonymised_stays" BEFORE UPDATE ON "residents"."resident" FOR EACH ROW
	WHEN (NOT "residents"."reader_is_inside"()) EXECUTE FUNCTION "residents"."anonymised_stays"();
--> statement-breakpoint
-- Whoever follows the register is told, so as to take away what it holds.
CREATE FUNCTION "residents"."tell_anonymised"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO residents.change (generation, kind, resident_id, centre_id)
		SELECT (SELECT residents.feed_generation()), 'ANONYMISED', resident.id, resident.centre_id
		FROM fresh JOIN residents.resident ON resident.id = fresh.resident_id WHERE fresh.record_class = 'REGISTER' ORDER BY resident.id;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "tells_who_was_anonymised" AFTER INSERT ON "residents"."anonymised"
	REFERENCING NEW TABLE AS "fresh" FOR EACH STATEMENT EXECUTE FUNCTION "residents"."tell_anonymised"();
--> statement-breakpoint
-- A notice stayed for ever: nobody could take one away, nor the emergency of which it tells.
CREATE POLICY "kept_by_owner" ON "residents"."break_glass_notice" USING ((SELECT "residents"."reader_is_maintenance"()));
