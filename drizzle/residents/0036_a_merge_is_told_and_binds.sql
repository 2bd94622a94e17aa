-- With the record that was merged: whoever may begin a stay of it has to meet the merge, also without seeing the survivor. The program shows
-- a merge to those alone who see both.
ALTER TABLE "residents"."record_merge" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "of_a_resident" ON "residents"."record_merge" USING (
	(SELECT "residents"."reader_is_inside"())
	OR EXISTS (SELECT FROM "residents"."resident" WHERE "resident"."id" = "resident_id" OFFSET 0)
) WITH CHECK (
	(SELECT "residents"."reader_is_inside"())
	OR (EXISTS (SELECT FROM "residents"."resident" WHERE "resident"."id" = "resident_id")
		AND EXISTS (SELECT FROM "residents"."resident" WHERE "resident"."id" = "survivor_id"))
);
--> statement-breakpoint
ALTER TABLE "residents"."told_apart" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "of_both_residents" ON "residents"."told_apart" USING (
	(SELECT "residents"."reader_is_inside"())
	OR (EXISTS (SELECT FROM "residents"."resident" WHERE "resident"."id" = "resident_id")
		AND EXISTS (SELECT FROM "residents"."resident" WHERE "resident"."id" = "other_id"))
);
--> statement-breakpoint
-- A record that is merged has no stay that lasts: the person would be counted twice, and be missed once.
CREATE FUNCTION "residents"."merged_record_rests"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF EXISTS (SELECT FROM residents.record_merge WHERE record_merge.resident_id = NEW.resident_id AND record_merge.state = 'MERGED') THEN
		RAISE EXCEPTION 'a merged record begins no stay' USING ERRCODE = 'check_violation', CONSTRAINT = 'stay_of_a_merged_record';
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "merged_record_rests" BEFORE INSERT OR UPDATE OF "departed_at", "resident_id" ON "residents"."stay" FOR EACH ROW
	WHEN (NEW."departed_at" IS NULL AND NOT "residents"."reader_is_maintenance"()) EXECUTE FUNCTION "residents"."merged_record_rests"();
--> statement-breakpoint
-- Two who merge at once wait for each other by the locks of the residents; what comes of it is held here: no record goes into itself by way
-- of others, and none goes away while its stay lasts.
CREATE FUNCTION "residents"."merge_holds"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF EXISTS (SELECT FROM residents.record_merge WHERE record_merge.resident_id = NEW.survivor_id AND record_merge.state = 'MERGED')
		OR EXISTS (SELECT FROM residents.stay WHERE stay.resident_id = NEW.resident_id AND stay.departed_at IS NULL)
	THEN
		RAISE EXCEPTION 'this merge cannot hold' USING ERRCODE = 'check_violation', CONSTRAINT = 'merge_holds';
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "holds" BEFORE INSERT OR UPDATE OF "state", "survivor_id" ON "residents"."record_merge" FOR EACH ROW
	WHEN (NEW."state" = 'MERGED') EXECUTE FUNCTION "residents"."merge_holds"();
--> statement-breakpoint
-- Who follows the register is told of both records, each where it is.
CREATE FUNCTION "residents"."tell_merge"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO residents.change (generation, kind, resident_id, centre_id)
		SELECT (SELECT residents.feed_generation()), told.kind, resident.id, resident.centre_id
		FROM (VALUES (1, NEW.resident_id, CASE NEW.state WHEN 'MERGED' THEN 'MERGED' ELSE 'UNMERGED' END),
			(2, NEW.survivor_id, 'MERGED_RECORDS_CHANGED')) AS told (place, who, kind)
		JOIN residents.resident ON resident.id = told.who ORDER BY told.place;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "tells_what_holds" AFTER INSERT ON "residents"."record_merge" FOR EACH ROW
	WHEN (NEW."state" = 'MERGED') EXECUTE FUNCTION "residents"."tell_merge"();
--> statement-breakpoint
CREATE TRIGGER "tells_what_changed" AFTER UPDATE ON "residents"."record_merge" FOR EACH ROW
	WHEN (OLD."state" <> NEW."state" AND 'MERGED' IN (OLD."state", NEW."state")) EXECUTE FUNCTION "residents"."tell_merge"();
