-- An agreed SOP holds from its day on without anybody's doing: no other may hold then.
ALTER TABLE "facilities"."cooperation_sop" DROP CONSTRAINT "cooperation_sop_one_in_force";
--> statement-breakpoint
ALTER TABLE "facilities"."cooperation_sop" ADD CONSTRAINT "cooperation_sop_one_in_force"
	EXCLUDE USING gist ("centre_id" WITH =, tstzrange("valid_from", "valid_until") WITH &&)
	WHERE ("status" IN ('AGREED', 'IN_FORCE'));
--> statement-breakpoint
ALTER TABLE "facilities"."cooperation_sop"
	ADD CONSTRAINT "cooperation_sop_notice" CHECK ("notice_days" >= 0
		AND ("end_reason" IS NULL) = ("notice_given_at" IS NULL) AND ("end_reason" IS NULL) = ("notice_given_by" IS NULL));
--> statement-breakpoint
-- The content of a signed SOP is final. What may change: its status moves on; its end comes earlier while it is not
-- past; and with the last signature it may begin later than agreed, never sooner.
CREATE OR REPLACE FUNCTION "facilities"."guard_signed_sop"() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog
AS $$
DECLARE
	life CONSTANT text[] := ARRAY['DRAFT', 'AGREED', 'IN_FORCE', 'SUPERSEDED', 'ENDED'];
	was_past boolean;
	begins_later boolean;
	ends_earlier boolean;
BEGIN
	IF NOT facilities.sop_is_signed(OLD.id) THEN
		RETURN coalesce(NEW, OLD);
	END IF;
	IF TG_OP = 'DELETE' THEN
		PERFORM facilities.refuse_change_of_signed_sop();
	END IF;
	was_past := OLD.status IN ('SUPERSEDED', 'ENDED');
	begins_later := OLD.status = 'DRAFT' AND NEW.status IN ('AGREED', 'IN_FORCE') AND NEW.valid_from > OLD.valid_from;
	ends_earlier := NOT was_past AND NEW.status <> 'DRAFT'
		AND NEW.valid_until IS NOT NULL AND (OLD.valid_until IS NULL OR NEW.valid_until < OLD.valid_until);
	IF (OLD.id, OLD.centre_id, OLD.number, OLD.document_name, OLD.document_sha256, OLD.notice_days)
			IS DISTINCT FROM
			(NEW.id, NEW.centre_id, NEW.number, NEW.document_name, NEW.document_sha256, NEW.notice_days)
		OR (OLD.valid_from <> NEW.valid_from AND NOT begins_later)
		OR (OLD.valid_until IS DISTINCT FROM NEW.valid_until AND NOT ends_earlier)
		OR (OLD.status <> NEW.status
			AND (was_past OR array_position(life, NEW.status) < array_position(life, OLD.status)))
	THEN
		PERFORM facilities.refuse_change_of_signed_sop();
	END IF;
	RETURN NEW;
END
$$;
--> statement-breakpoint
DROP POLICY "reached_and_open" ON "facilities"."placement";
--> statement-breakpoint
CREATE POLICY "reached_and_open" ON "facilities"."placement" USING (
	(SELECT "facilities"."reader_is_inside"())
	OR ((SELECT "facilities"."reader_of_people"()) AND EXISTS (
		SELECT FROM "facilities"."bed"
			JOIN "facilities"."room" ON "room"."id" = "bed"."room_id"
			JOIN "facilities"."floor" ON "floor"."id" = "room"."floor_id"
			JOIN "facilities"."building" ON "building"."id" = "floor"."building_id"
		WHERE "bed"."id" = "placement"."bed_id"
			AND ((SELECT "facilities"."reader_list"('zones') = '{}')
				OR "floor"."safe_zone_id" = ANY ((SELECT "facilities"."reader_list"('zones'))::uuid[]))
			AND ((SELECT "facilities"."reader"('organisation') = 'STATE')
				OR EXISTS (SELECT FROM "facilities"."cooperation_sop" "sop"
					JOIN "facilities"."sop_party" "party" ON "party"."sop_id" = "sop"."id"
					WHERE "sop"."centre_id" = "building"."centre_id" AND "sop"."status" IN ('AGREED', 'IN_FORCE')
						AND "party"."organisation" = (SELECT "facilities"."reader"('organisation'))
						AND "party"."signed_at" IS NOT NULL
						AND "sop"."valid_from" <= now() AND ("sop"."valid_until" IS NULL OR "sop"."valid_until" > now())))))
);
