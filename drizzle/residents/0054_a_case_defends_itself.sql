ALTER TABLE "residents"."case_step" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "of_a_resident" ON "residents"."case_step" USING (
	(SELECT "residents"."reader_is_inside"())
	OR EXISTS (SELECT FROM "residents"."resident" WHERE "resident"."id" = "resident_id")
);
--> statement-breakpoint
ALTER TABLE "residents"."best_interest_note" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "of_a_resident" ON "residents"."best_interest_note" USING (
	(SELECT "residents"."reader_is_inside"())
	OR EXISTS (SELECT FROM "residents"."resident" WHERE "resident"."id" = "resident_id")
);
--> statement-breakpoint
-- Who comes back has a closed case taken up again by the readmission itself, whichever program readmits: its history says so.
CREATE FUNCTION "residents"."keep_case_of_readmitted"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO "residents"."case_step" ("id", "resident_id", "kind", "taken_at", "risk_level", "case_state", "statement")
		VALUES ("residents"."new_identifier"(), NEW."id", 'REOPENED', NEW."arrived_at", NEW."risk_level", NEW."case_state", 'Readmitted');
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "keep_case_of_readmitted" AFTER UPDATE OF "case_state" ON "residents"."resident" FOR EACH ROW
	WHEN (OLD."departed_at" IS NOT NULL AND NEW."departed_at" IS NULL AND OLD."case_state" = 'CLOSED' AND NEW."case_state" = 'REOPENED')
	EXECUTE FUNCTION "residents"."keep_case_of_readmitted"();
