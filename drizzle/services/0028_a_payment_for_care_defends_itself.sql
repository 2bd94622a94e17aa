-- As sessions: of the organisation that paid, at the centres of the reader, or opened by a clause in force.
ALTER TABLE "services"."medical_payment" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "reached_and_open" ON "services"."medical_payment" USING (
	(SELECT "services"."reader_is_inside"())
	OR ((SELECT "services"."reader_of_people"())
		AND ("centre_id" = ANY ((SELECT "services"."reader_list"('centres'))::uuid[])
			OR (SELECT "services"."reader_of_all_centres"()))
		AND ("organisation" = (SELECT "services"."reader"('organisation'))
			OR "services"."opens_to_reader"("centre_id", 'OPERATIONAL')))
);
