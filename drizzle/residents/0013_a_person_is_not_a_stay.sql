CREATE TABLE "residents"."stay" (
	"id" uuid PRIMARY KEY NOT NULL,
	"resident_id" uuid NOT NULL,
	"centre_id" uuid NOT NULL,
	"safe_zone_id" uuid,
	"arrived_at" timestamp (3) with time zone NOT NULL,
	"departed_at" timestamp (3) with time zone,
	"departure_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "stay_one_arrival_at_a_time" UNIQUE("resident_id","arrived_at"),
	CONSTRAINT "stay_departure_reason_words" CHECK ("residents"."stay"."departure_reason" in ('LEFT_WITHOUT_NOTICE', 'TRANSFERRED', 'REUNITED_WITH_FAMILY', 'FOSTER_OR_RESIDENTIAL_CARE', 'TURNED_18', 'VOLUNTARY_RETURN', 'OTHER')),
	CONSTRAINT "stay_ends_after_start" CHECK ("residents"."stay"."departed_at" >= "residents"."stay"."arrived_at"),
	CONSTRAINT "stay_departure_has_reason" CHECK (("residents"."stay"."departed_at" is null) = ("residents"."stay"."departure_reason" is null)),
	CONSTRAINT "stay_arrived_at_within_centuries" CHECK ("residents"."stay"."arrived_at" >= '1900-01-01T00:00:00Z' and "residents"."stay"."arrived_at" < '2201-01-01T00:00:00Z'),
	CONSTRAINT "stay_departed_at_within_centuries" CHECK ("residents"."stay"."departed_at" >= '1900-01-01T00:00:00Z' and "residents"."stay"."departed_at" < '2201-01-01T00:00:00Z'),
	CONSTRAINT "stay_created_at_within_centuries" CHECK ("residents"."stay"."created_at" >= '1900-01-01T00:00:00Z' and "residents"."stay"."created_at" < '2201-01-01T00:00:00Z'),
	CONSTRAINT "stay_updated_at_within_centuries" CHECK ("residents"."stay"."updated_at" >= '1900-01-01T00:00:00Z' and "residents"."stay"."updated_at" < '2201-01-01T00:00:00Z')
);
--> statement-breakpoint
ALTER TABLE "residents"."presence" DROP CONSTRAINT "presence_once_at_a_time";--> statement-breakpoint
ALTER TABLE "residents"."presence" ADD COLUMN "voided_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "residents"."presence" ADD COLUMN "voiding_reason" text;--> statement-breakpoint
ALTER TABLE "residents"."representation" ADD COLUMN "end_reason" text;--> statement-breakpoint
ALTER TABLE "residents"."representation" ADD COLUMN "of_adult" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "residents"."stay" ADD CONSTRAINT "stay_resident_id_resident_id_fk" FOREIGN KEY ("resident_id") REFERENCES "residents"."resident"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "stay_departed" ON "residents"."stay" USING btree ("updated_at","id") WHERE "residents"."stay"."departed_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "presence_once_at_a_time" ON "residents"."presence" USING btree ("resident_id","checked_at") WHERE "residents"."presence"."voided_at" is null;--> statement-breakpoint
ALTER TABLE "residents"."presence" ADD CONSTRAINT "presence_voided_with_reason" CHECK (("residents"."presence"."voided_at" is null) = ("residents"."presence"."voiding_reason" is null));--> statement-breakpoint
ALTER TABLE "residents"."presence" ADD CONSTRAINT "presence_voided_at_within_centuries" CHECK ("residents"."presence"."voided_at" >= '1900-01-01T00:00:00Z' and "residents"."presence"."voided_at" < '2201-01-01T00:00:00Z');--> statement-breakpoint
ALTER TABLE "residents"."representation" ADD CONSTRAINT "representation_end_reason_words" CHECK ("residents"."representation"."end_reason" in ('REPLACED', 'COMES_OF_AGE', 'DISMISSED', 'RESIGNED', 'RESIDENT_LEFT', 'OTHER'));--> statement-breakpoint
ALTER TABLE "residents"."representation" ADD CONSTRAINT "representation_reason_of_an_end" CHECK ("residents"."representation"."end_reason" is null or "residents"."representation"."ended_on" is not null);--> statement-breakpoint
-- One stay at a time; the moment of a departure may be that of the next arrival.
ALTER TABLE "residents"."stay"
	ADD CONSTRAINT "stay_one_at_a_time"
	EXCLUDE USING gist ("resident_id" WITH =, tstzrange("arrived_at", "departed_at") WITH &&);
--> statement-breakpoint
ALTER TABLE "residents"."stay" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "of_a_resident" ON "residents"."stay" USING (
	(SELECT "residents"."reader_is_inside"())
	OR EXISTS (SELECT FROM "residents"."resident" WHERE "resident"."id" = "resident_id")
);
--> statement-breakpoint
-- A UUIDv7 of this moment, for rows that the database itself writes.
CREATE FUNCTION "residents"."new_identifier"() RETURNS uuid LANGUAGE sql VOLATILE
	RETURN encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
		placing substring(int8send(floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6), 52, 1), 53, 1), 'hex')::uuid;
--> statement-breakpoint
-- Row-level security holds for the owner as well: it says that it maintains.
SELECT set_config('app.role', 'MAINTENANCE', true);
--> statement-breakpoint
INSERT INTO "residents"."stay"
	("id", "resident_id", "centre_id", "safe_zone_id", "arrived_at", "departed_at", "departure_reason", "created_at", "updated_at")
	SELECT "residents"."new_identifier"(), "id", "centre_id", "safe_zone_id", "arrived_at", "departed_at", "departure_reason",
		"created_at", "updated_at"
	FROM "residents"."resident";
--> statement-breakpoint
SELECT set_config('app.role', '', true);
--> statement-breakpoint
-- What a resident's row says of the present or last stay is kept with that stay; a later arrival begins another one.
CREATE FUNCTION "residents"."stay_begins_with_resident"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO "residents"."stay"
		("id", "resident_id", "centre_id", "safe_zone_id", "arrived_at", "departed_at", "departure_reason", "created_at", "updated_at")
		SELECT "residents"."new_identifier"(), "id", "centre_id", "safe_zone_id", "arrived_at", "departed_at", "departure_reason",
			"created_at", "updated_at"
		FROM "fresh";
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "begins_a_stay" AFTER INSERT ON "residents"."resident"
	REFERENCING NEW TABLE AS "fresh" FOR EACH STATEMENT EXECUTE FUNCTION "residents"."stay_begins_with_resident"();
--> statement-breakpoint
CREATE FUNCTION "residents"."stay_follows_resident"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF NEW."arrived_at" <> OLD."arrived_at" AND (OLD."departed_at" IS NULL OR NEW."arrived_at" < OLD."departed_at") THEN
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
CREATE TRIGGER "keeps_its_stay" AFTER UPDATE OF "centre_id", "safe_zone_id", "arrived_at", "departed_at", "departure_reason"
	ON "residents"."resident" FOR EACH ROW
	WHEN ((OLD."centre_id", OLD."safe_zone_id", OLD."arrived_at", OLD."departed_at", OLD."departure_reason")
		IS DISTINCT FROM (NEW."centre_id", NEW."safe_zone_id", NEW."arrived_at", NEW."departed_at", NEW."departure_reason"))
	EXECUTE FUNCTION "residents"."stay_follows_resident"();
--> statement-breakpoint
-- What is on record about a resident lies within a stay: the arrival included, the departure not, but for the check that
-- says so. Clocks differ by a minute.
CREATE FUNCTION "residents"."lies_within_a_stay"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	"said" timestamptz := (to_jsonb(NEW) ->> TG_ARGV[0])::timestamptz;
	"is_departure" boolean := coalesce(to_jsonb(NEW) ->> 'status', '') = 'DEPARTED';
BEGIN
	IF NOT EXISTS (SELECT FROM "residents"."stay"
		WHERE "stay"."resident_id" = NEW."resident_id" AND "stay"."arrived_at" - interval '1 minute' <= "said"
			AND ("stay"."departed_at" IS NULL OR "said" < "stay"."departed_at" OR ("is_departure" AND "said" = "stay"."departed_at")))
	THEN
		RAISE EXCEPTION 'outside of every stay' USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_within_a_stay';
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "within_a_stay" BEFORE INSERT ON "residents"."presence" FOR EACH ROW
	WHEN (NOT "residents"."reader_is_maintenance"()) EXECUTE FUNCTION "residents"."lies_within_a_stay"('checked_at');
--> statement-breakpoint
CREATE TRIGGER "within_a_stay" BEFORE INSERT ON "residents"."basic_assistance" FOR EACH ROW
	WHEN (NOT "residents"."reader_is_maintenance"()) EXECUTE FUNCTION "residents"."lies_within_a_stay"('provided_at');
--> statement-breakpoint
CREATE TRIGGER "within_a_stay" BEFORE INSERT ON "residents"."vulnerability" FOR EACH ROW
	WHEN (NOT "residents"."reader_is_maintenance"()) EXECUTE FUNCTION "residents"."lies_within_a_stay"('identified_at');
--> statement-breakpoint
CREATE TRIGGER "within_a_stay" BEFORE INSERT ON "residents"."consent" FOR EACH ROW
	WHEN (NOT "residents"."reader_is_maintenance"()) EXECUTE FUNCTION "residents"."lies_within_a_stay"('given_at');
--> statement-breakpoint
-- Nobody arrives before the birth. The day at the centre may be the next one already. Rows of before are not asked.
ALTER TABLE "residents"."resident"
	ADD CONSTRAINT "resident_arrives_after_birth"
	CHECK ("date_of_birth" <= ("arrived_at" AT TIME ZONE 'UTC')::date + 1) NOT VALID;
--> statement-breakpoint
-- Until the 18th birthday; who was born on 29 February comes of age on 1 March. Whose birth is not known counts as a child.
CREATE FUNCTION "residents"."is_child_on"("born" date, "day" date) RETURNS boolean LANGUAGE sql IMMUTABLE
	RETURN "born" IS NULL OR extract(year FROM age("day"::timestamp, "born"::timestamp)) < 18;
--> statement-breakpoint
-- A representation reaches no further than childhood, unless it is that of an adult.
ALTER POLICY "represented" ON "residents"."resident" USING (
	(SELECT "residents"."reader"('role')) = 'LEGAL_REPRESENTATIVE'
	AND ((SELECT "residents"."reader"('all_centres') = 'on')
		OR "centre_id" = ANY ((SELECT "residents"."reader_list"('centres'))::uuid[]))
	AND EXISTS (SELECT FROM "residents"."representation"
		JOIN "residents"."legal_representative" ON "legal_representative"."id" = "representation"."legal_representative_id"
		WHERE "representation"."resident_id" = "resident"."id"
			AND "legal_representative"."subject" = (SELECT "residents"."reader"('principal'))
			AND "representation"."appointed_on" <= "residents"."day_at"(now(), "resident"."centre_id")
			AND ("representation"."ended_on" IS NULL OR "representation"."ended_on" > "residents"."day_at"(now(), "resident"."centre_id"))
			AND ("representation"."of_adult"
				OR "residents"."is_child_on"("resident"."date_of_birth", "residents"."day_at"(now(), "resident"."centre_id"))))
);
--> statement-breakpoint
CREATE FUNCTION "residents"."representation_fits_age"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	"born" date := (SELECT "date_of_birth" FROM "residents"."resident" WHERE "resident"."id" = NEW."resident_id");
BEGIN
	IF NEW."appointed_on" < "born" OR (NOT NEW."of_adult" AND NOT "residents"."is_child_on"("born", NEW."appointed_on")) THEN
		RAISE EXCEPTION 'no representation of a child' USING ERRCODE = 'check_violation', CONSTRAINT = 'representation_fits_age';
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "fits_age" BEFORE INSERT ON "residents"."representation" FOR EACH ROW
	WHEN (NOT "residents"."reader_is_maintenance"()) EXECUTE FUNCTION "residents"."representation_fits_age"();
