ALTER TABLE "residents"."rectification_request" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Those of the State, and who represents the resident in law: no clause, consent or emergency opens what was asked.
CREATE POLICY "of_a_resident" ON "residents"."rectification_request" USING (
	(SELECT "residents"."reader_is_inside"())
	OR ((SELECT "residents"."reader"('organisation') = 'STATE' OR "residents"."reader"('role') = 'LEGAL_REPRESENTATIVE')
		AND EXISTS (SELECT FROM "residents"."resident" WHERE "resident"."id" = "resident_id"))
);
