-- State and IOM keep the centres and know of each other what the work needs; a partner has what is its own.
CREATE FUNCTION "staff"."reader_keeps_centres"() RETURNS boolean LANGUAGE sql STABLE
	RETURN "staff"."reader"('organisation') IN ('STATE', 'IOM');
--> statement-breakpoint
-- The reader's employer; nothing for a reader whose organisation employs nobody here.
CREATE FUNCTION "staff"."reader_employer"() RETURNS uuid LANGUAGE sql STABLE
	RETURN (SELECT "id" FROM "staff"."organisation" WHERE "code" = "staff"."reader"('organisation'));
--> statement-breakpoint
CREATE POLICY "own_people_or_keepers" ON "staff"."staff_member" AS RESTRICTIVE USING (
	(SELECT "staff"."reader_is_inside"()) OR (SELECT "staff"."reader_keeps_centres"())
	OR "organisation_id" = (SELECT "staff"."reader_employer"())
);
--> statement-breakpoint
CREATE POLICY "own_shifts_or_keepers" ON "staff"."handover" AS RESTRICTIVE USING (
	(SELECT "staff"."reader_is_inside"()) OR (SELECT "staff"."reader_keeps_centres"())
	OR EXISTS (SELECT FROM "staff"."shift"
		WHERE "shift"."id" = "shift_id" AND "shift"."organisation_id" = (SELECT "staff"."reader_employer"()))
);
