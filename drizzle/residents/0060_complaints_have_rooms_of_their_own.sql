-- The permissions that a sign-in has by name, as the policies read them.
CREATE FUNCTION "residents"."reader_may"("what" text) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN "what" = ANY (coalesce(nullif(residents.reader('permissions'), ''), '{}')::text[]);
END $$;
--> statement-breakpoint
-- By whom the organisation of a reader has named for it: for reports of abuse and for all others apart.
CREATE FUNCTION "residents"."reader_reads_complaints"("abuse" boolean) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN residents.reader('role') = 'COORDINATOR' AND residents.reader('organisation') IN ('STATE', 'IOM')
		AND NOT residents.reader_is_narrowed() AND residents.reader_may(CASE WHEN "abuse" THEN 'PSEA' ELSE 'COMPLAINTS' END);
END $$;
--> statement-breakpoint
ALTER TABLE "residents"."complaint" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Whoever has the code sees the one; whoever is named for it those of the own centres, but for what is about the reader.
CREATE POLICY "read_by_whom_it_is_for" ON "residents"."complaint" USING (
	(SELECT "residents"."reader_is_inside"())
	OR "code_hash" = nullif((SELECT "residents"."reader"('complaint_code')), '')
	OR (CASE WHEN "category" = 'SEXUAL_EXPLOITATION_OR_ABUSE' THEN (SELECT "residents"."reader_reads_complaints"(true))
			ELSE (SELECT "residents"."reader_reads_complaints"(false)) END
		AND ("centre_id" = ANY ((SELECT "residents"."reader_list"('centres'))::uuid[]) OR (SELECT "residents"."reader_of_all_centres"()))
		AND ("about_staff_id" IS NULL OR "about_staff_id" <> nullif((SELECT "residents"."reader"('staff_member')), '')::uuid))
) WITH CHECK (
	(SELECT "residents"."reader_is_inside"())
	OR (CASE WHEN "category" = 'SEXUAL_EXPLOITATION_OR_ABUSE' THEN (SELECT "residents"."reader_reads_complaints"(true))
		ELSE (SELECT "residents"."reader_reads_complaints"(false)) END)
);
--> statement-breakpoint
CREATE POLICY "left_by_anybody" ON "residents"."complaint" FOR INSERT WITH CHECK (
	"state" = 'RECEIVED'
	AND ("centre_id" = ANY ((SELECT "residents"."reader_list"('centres'))::uuid[]) OR (SELECT "residents"."reader_of_all_centres"()))
);
--> statement-breakpoint
ALTER TABLE "residents"."complaint_step" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "of_a_complaint" ON "residents"."complaint_step" USING (
	(SELECT "residents"."reader_is_inside"())
	OR EXISTS (SELECT FROM "residents"."complaint" WHERE "complaint"."id" = "complaint_id")
);
--> statement-breakpoint
ALTER TABLE "residents"."complaint_miss" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Whoever gave a code that is none: the own ones, and no other.
CREATE POLICY "own_misses" ON "residents"."complaint_miss" USING (
	(SELECT "residents"."reader_is_inside"()) OR "principal" = (SELECT "residents"."reader"('principal'))
);
