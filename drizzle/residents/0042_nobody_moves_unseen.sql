-- A transfer is known at both of its centres: to the State's people, to who looks after the resident alone where the sign-in is narrowed to
-- zones or cases, and to who represents the resident.
ALTER TABLE "residents"."transfer" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "of_both_centres" ON "residents"."transfer" USING (
	CASE (SELECT "residents"."reader_kind"())
		WHEN 'INSIDE' THEN true
		WHEN 'REPRESENTATIVE' THEN "residents"."resident_is_seen"("resident_id")
		WHEN 'PEOPLE' THEN
			"residents"."reader"('organisation') = 'STATE'
			AND ((SELECT "residents"."reader_of_all_centres"())
				OR "from_centre_id" = ANY ((SELECT "residents"."reader_list"('centres'))::uuid[])
				OR "to_centre_id" = ANY ((SELECT "residents"."reader_list"('centres'))::uuid[]))
			-- Who is not narrowed is not asked for the resident: the rule of the residents asks for the transfers.
			AND (NOT (SELECT "residents"."reader_is_narrowed"()) OR "residents"."resident_is_seen"("resident_id"))
		ELSE false
	END
);
--> statement-breakpoint
-- Who is expected at a centre of the reader, and who has left one by a transfer within 90 days: of the owner's people, for a whole centre.
CREATE FUNCTION "residents"."moving_with_reader"() RETURNS uuid[] LANGUAGE plpgsql STABLE AS $$
DECLARE
	"centres" uuid[] := residents.reader_list('centres');
BEGIN
	IF residents.reader('organisation') <> 'STATE' OR residents.reader_kind() <> 'PEOPLE' OR residents.reader_is_narrowed() THEN
		RETURN '{}';
	END IF;
	RETURN ARRAY(SELECT transfer.resident_id FROM residents.transfer
		WHERE (transfer.state IN ('REQUESTED', 'AGREED') AND transfer.to_centre_id = ANY ("centres"))
			OR (transfer.state = 'COMPLETED' AND transfer.arrived_at > now() - interval '90 days'
				AND transfer.from_centre_id = ANY ("centres")));
END $$;
--> statement-breakpoint
-- It holds the people, as all rules of rows do; which groups of theirs are told, the access table holds.
CREATE POLICY "while_moving" ON "residents"."resident" FOR SELECT
	USING ("id" = ANY ((SELECT "residents"."moving_with_reader"())::uuid[]));
--> statement-breakpoint
CREATE FUNCTION "residents"."agreed_by_reader"() RETURNS uuid[] LANGUAGE plpgsql STABLE AS $$
DECLARE
	"centres" uuid[] := residents.reader_list('centres');
BEGIN
	IF residents.reader('organisation') <> 'STATE' OR residents.reader_kind() <> 'PEOPLE' OR residents.reader_is_narrowed() THEN
		RETURN '{}';
	END IF;
	RETURN ARRAY(SELECT transfer.resident_id FROM residents.transfer
		WHERE transfer.state = 'AGREED' AND transfer.to_centre_id = ANY ("centres"));
END $$;
--> statement-breakpoint
-- Whoever is agreed to is taken over: the row has to lie at a centre of the reader then.
CREATE POLICY "taken_over" ON "residents"."resident" FOR UPDATE
	USING ("id" = ANY ((SELECT "residents"."agreed_by_reader"())::uuid[])) WITH CHECK (false);
--> statement-breakpoint
-- Other organisations are told of the stay at the present centre: what was open to them at another one is over.
ALTER POLICY "of_a_resident" ON "residents"."stay" USING (
	(SELECT "residents"."reader_is_inside"())
	OR EXISTS (SELECT FROM "residents"."resident" WHERE "resident"."id" = "stay"."resident_id"
		AND ((SELECT "residents"."reader_kind"() <> 'PEOPLE' OR "residents"."reader"('organisation') = 'STATE')
			OR "resident"."centre_id" = "stay"."centre_id"))
);
--> statement-breakpoint
-- Another centre from a later moment on is a transfer: one stay ends where the next begins.
CREATE OR REPLACE FUNCTION "residents"."stay_follows_resident"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF NEW."centre_id" <> OLD."centre_id" AND NEW."arrived_at" > OLD."arrived_at" THEN
		UPDATE "residents"."stay" SET "departed_at" = NEW."arrived_at", "departure_reason" = 'TRANSFERRED',
				"version" = "version" + 1, "updated_at" = now()
			WHERE "resident_id" = NEW."id" AND "arrived_at" = OLD."arrived_at" AND "departed_at" IS NULL;
	ELSIF NEW."arrived_at" <> OLD."arrived_at" AND (OLD."departed_at" IS NULL OR NEW."arrived_at" < OLD."departed_at") THEN
		UPDATE "residents"."stay" SET "arrived_at" = NEW."arrived_at"
			WHERE "resident_id" = NEW."id" AND "arrived_at" = OLD."arrived_at";
	END IF;
	INSERT INTO "residents"."stay" AS "kept"
		("id", "resident_id", "centre_id", "safe_zone_id", "arrived_at", "departed_at", "departure_reason")
		VALUES ("residents"."new_identifier"(), NEW."id", NEW."centre_id", NEW."safe_zone_id", NEW."arrived_at", NEW."departed_at",
			NEW."departure_reason")
		ON CONFLICT ("resident_id", "arrived_at") DO UPDATE SET
			"centre_id" = excluded."centre_id", "safe_zone_id" = excluded."safe_zone_id", "departed_at" = excluded."departed_at",
			"departure_reason" = excluded."departure_reason", "version" = "kept"."version" + 1, "updated_at" = now();
	RETURN NULL;
END $$;
--> statement-breakpoint
-- Nobody is moved to another centre but by a transfer that was asked for, agreed to and completed by that very arrival.
CREATE FUNCTION "residents"."moves_by_a_transfer"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF NOT EXISTS (SELECT FROM "residents"."transfer"
		WHERE "transfer"."resident_id" = NEW."id" AND "transfer"."state" = 'COMPLETED' AND "transfer"."arrived_at" = NEW."arrived_at"
			AND "transfer"."from_centre_id" = OLD."centre_id" AND "transfer"."to_centre_id" = NEW."centre_id")
	THEN
		RAISE EXCEPTION 'moved without a transfer' USING ERRCODE = 'check_violation', CONSTRAINT = 'resident_moves_by_a_transfer';
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "moves_by_a_transfer" AFTER UPDATE OF "centre_id" ON "residents"."resident"
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	WHEN (OLD."centre_id" <> NEW."centre_id" AND NOT "residents"."reader_is_maintenance"())
	EXECUTE FUNCTION "residents"."moves_by_a_transfer"();
--> statement-breakpoint
ALTER TABLE "residents"."undone_departure" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Seen and added with the resident; changed and taken away by maintenance alone.
CREATE POLICY "of_a_resident" ON "residents"."undone_departure" FOR SELECT USING (
	(SELECT "residents"."reader_is_inside"())
	OR EXISTS (SELECT FROM "residents"."resident" WHERE "resident"."id" = "resident_id")
);
--> statement-breakpoint
CREATE POLICY "appended" ON "residents"."undone_departure" FOR INSERT WITH CHECK (
	(SELECT "residents"."reader_is_inside"())
	OR EXISTS (SELECT FROM "residents"."resident" WHERE "resident"."id" = "resident_id")
);
--> statement-breakpoint
CREATE POLICY "kept_by_owner" ON "residents"."undone_departure" USING ((SELECT "residents"."reader_is_maintenance"()));
--> statement-breakpoint
-- No departure is taken back without its row in the same transaction: both facts stay in the history.
CREATE FUNCTION "residents"."departure_is_undone_in_writing"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF NOT EXISTS (SELECT FROM "residents"."undone_departure"
		WHERE "undone_departure"."stay_id" = NEW."id" AND "undone_departure"."departed_at" = OLD."departed_at"
			AND "undone_departure"."departure_reason" = OLD."departure_reason")
		-- What a merge ended goes on with its undoing, which has its own reason.
		AND NOT EXISTS (SELECT FROM "residents"."record_merge"
			WHERE "record_merge"."stay_id" = NEW."id" AND "record_merge"."state" = 'UNDONE')
	THEN
		RAISE EXCEPTION 'undone without a reason' USING ERRCODE = 'check_violation', CONSTRAINT = 'stay_departure_is_undone_in_writing';
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "departure_is_undone_in_writing" AFTER UPDATE ON "residents"."stay"
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	WHEN (OLD."departed_at" IS NOT NULL AND NEW."departed_at" IS NULL AND NOT "residents"."reader_is_maintenance"())
	EXECUTE FUNCTION "residents"."departure_is_undone_in_writing"();
