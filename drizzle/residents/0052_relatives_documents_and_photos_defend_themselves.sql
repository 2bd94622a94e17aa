-- Seen with the resident. Of two relatives each has a row of the own: who may not see the other does not see that one's row.
ALTER TABLE "residents"."kin" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "of_a_resident" ON "residents"."kin" USING (
	(SELECT "residents"."reader_is_inside"())
	OR EXISTS (SELECT FROM "residents"."resident" WHERE "resident"."id" = "resident_id")
);
--> statement-breakpoint
ALTER TABLE "residents"."identity_document" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "of_a_resident" ON "residents"."identity_document" USING (
	(SELECT "residents"."reader_is_inside"())
	OR EXISTS (SELECT FROM "residents"."resident" WHERE "resident"."id" = "resident_id")
);
--> statement-breakpoint
ALTER TABLE "residents"."photo" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "of_a_resident" ON "residents"."photo" USING (
	(SELECT "residents"."reader_is_inside"())
	OR EXISTS (SELECT FROM "residents"."resident" WHERE "resident"."id" = "resident_id")
);
--> statement-breakpoint
-- What has ended stays as it was, and nothing changes but by its end.
CREATE FUNCTION "residents"."kept_record_stays"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF OLD.ended_at IS NOT NULL OR to_jsonb(OLD) - '{ended_at,ended_by_id,ended_because,replaced_by_id,version,updated_at}'::text[]
		<> to_jsonb(NEW) - '{ended_at,ended_by_id,ended_because,replaced_by_id,version,updated_at}'::text[]
	THEN
		RAISE EXCEPTION 'a record is ended and not changed' USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_stays';
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "stays" BEFORE UPDATE ON "residents"."kin" FOR EACH ROW
	WHEN (NOT "residents"."reader_is_maintenance"()) EXECUTE FUNCTION "residents"."kept_record_stays"();
--> statement-breakpoint
CREATE TRIGGER "stays" BEFORE UPDATE ON "residents"."identity_document" FOR EACH ROW
	WHEN (NOT "residents"."reader_is_maintenance"()) EXECUTE FUNCTION "residents"."kept_record_stays"();
--> statement-breakpoint
CREATE TRIGGER "stays" BEFORE UPDATE ON "residents"."photo" FOR EACH ROW
	WHEN (NOT "residents"."reader_is_maintenance"()) EXECUTE FUNCTION "residents"."kept_record_stays"();
