CREATE TABLE "residents"."correction" (
	"id" uuid PRIMARY KEY NOT NULL,
	"resident_id" uuid NOT NULL,
	"field" text NOT NULL,
	"old_value" text,
	"new_value" text,
	"reason" text NOT NULL,
	"corrected_at" timestamp (3) with time zone NOT NULL,
	"corrected_by_id" uuid,
	"resident_version" integer NOT NULL,
	"recorded_by_subject" text,
	"recorded_by_organisation" text,
	"sop_id" uuid,
	CONSTRAINT "correction_once_a_version" UNIQUE("resident_id","resident_version","field"),
	CONSTRAINT "correction_changes_something" CHECK ("residents"."correction"."old_value" is distinct from "residents"."correction"."new_value"),
	CONSTRAINT "correction_has_a_reason" CHECK (length("residents"."correction"."reason") between 1 and 500),
	CONSTRAINT "correction_field_words" CHECK ("residents"."correction"."field" in ('REGISTRATION_NUMBER', 'GIVEN_NAME', 'FAMILY_NAME', 'DATE_OF_BIRTH', 'DATE_OF_BIRTH_CERTAINTY', 'SEX', 'NATIONALITY', 'LANGUAGES', 'FAMILY_SITUATION')),
	CONSTRAINT "correction_corrected_at_within_centuries" CHECK ("residents"."correction"."corrected_at" >= '1900-01-01T00:00:00Z' and "residents"."correction"."corrected_at" < '2201-01-01T00:00:00Z')
);
--> statement-breakpoint
ALTER TABLE "residents"."resident" ADD COLUMN "date_of_birth_certainty" text;--> statement-breakpoint
ALTER TABLE "residents"."correction" ADD CONSTRAINT "correction_resident_id_resident_id_fk" FOREIGN KEY ("resident_id") REFERENCES "residents"."resident"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "correction_of_resident" ON "residents"."correction" USING btree ("resident_id","corrected_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
-- What was an estimate was assessed. Of every other date nobody has said on what it rests: null, and never DOCUMENTED.
SELECT set_config('app.role', 'MAINTENANCE', true);--> statement-breakpoint
UPDATE "residents"."resident" SET "date_of_birth_is_estimate" = false WHERE "date_of_birth_is_estimate" AND "date_of_birth" IS NULL;--> statement-breakpoint
UPDATE "residents"."resident" SET "date_of_birth_certainty" = 'ASSESSED' WHERE "date_of_birth_is_estimate";--> statement-breakpoint
SELECT set_config('app.role', '', true);--> statement-breakpoint
ALTER TABLE "residents"."resident" ADD CONSTRAINT "resident_estimate_is_assessed" CHECK ("residents"."resident"."date_of_birth_is_estimate" = (coalesce("residents"."resident"."date_of_birth_certainty", '') = 'ASSESSED'));--> statement-breakpoint
ALTER TABLE "residents"."resident" ADD CONSTRAINT "resident_certainty_is_of_a_date" CHECK ("residents"."resident"."date_of_birth_certainty" is null or "residents"."resident"."date_of_birth" is not null);--> statement-breakpoint
ALTER TABLE "residents"."resident" ADD CONSTRAINT "resident_date_of_birth_certainty_words" CHECK ("residents"."resident"."date_of_birth_certainty" in ('DECLARED', 'DOCUMENTED', 'ASSESSED'));