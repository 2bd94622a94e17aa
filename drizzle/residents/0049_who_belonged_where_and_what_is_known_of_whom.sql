CREATE TABLE "residents"."household_membership" (
	"id" uuid PRIMARY KEY NOT NULL,
	"resident_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"relation" text DEFAULT 'UNKNOWN' NOT NULL,
	"joined_at" timestamp (3) with time zone NOT NULL,
	"joined_because" text,
	"recorded_by_id" uuid,
	"left_at" timestamp (3) with time zone,
	"ending" text,
	"left_because" text,
	"ended_by_id" uuid,
	"recorded_by_subject" text,
	"recorded_by_organisation" text,
	"sop_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "household_membership_ends_after_start" CHECK ("residents"."household_membership"."left_at" >= "residents"."household_membership"."joined_at"),
	CONSTRAINT "household_membership_ends_somehow" CHECK (("residents"."household_membership"."left_at" is null) = ("residents"."household_membership"."ending" is null)),
	CONSTRAINT "household_membership_reasons" CHECK (length("residents"."household_membership"."joined_because") between 1 and 500 and length("residents"."household_membership"."left_because") between 1 and 500),
	CONSTRAINT "household_membership_relation_words" CHECK ("residents"."household_membership"."relation" in ('HEAD', 'PARTNER', 'CHILD', 'PARENT', 'SIBLING', 'OTHER_RELATIVE', 'CAREGIVER', 'NOT_RELATED', 'UNKNOWN')),
	CONSTRAINT "household_membership_joined_at_within_centuries" CHECK ("residents"."household_membership"."joined_at" >= '1900-01-01T00:00:00Z' and "residents"."household_membership"."joined_at" < '2201-01-01T00:00:00Z'),
	CONSTRAINT "household_membership_left_at_within_centuries" CHECK ("residents"."household_membership"."left_at" >= '1900-01-01T00:00:00Z' and "residents"."household_membership"."left_at" < '2201-01-01T00:00:00Z'),
	CONSTRAINT "household_membership_ending_words" CHECK ("residents"."household_membership"."ending" in ('LEFT', 'JOINED_ANOTHER', 'SPLIT', 'ANOTHER_RELATION', 'DEPARTED')),
	CONSTRAINT "household_membership_created_at_within_centuries" CHECK ("residents"."household_membership"."created_at" >= '1900-01-01T00:00:00Z' and "residents"."household_membership"."created_at" < '2201-01-01T00:00:00Z'),
	CONSTRAINT "household_membership_updated_at_within_centuries" CHECK ("residents"."household_membership"."updated_at" >= '1900-01-01T00:00:00Z' and "residents"."household_membership"."updated_at" < '2201-01-01T00:00:00Z')
);
--> statement-breakpoint
ALTER TABLE "residents"."correction" DROP CONSTRAINT "correction_field_words";--> statement-breakpoint
ALTER TABLE "residents"."resident" ADD COLUMN "nationality_status" text;--> statement-breakpoint
ALTER TABLE "residents"."resident" ADD COLUMN "language_levels" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "residents"."resident" ADD COLUMN "interpreter_need" text DEFAULT 'UNKNOWN' NOT NULL;--> statement-breakpoint
ALTER TABLE "residents"."resident" ADD COLUMN "interpreter_language" text;--> statement-breakpoint
ALTER TABLE "residents"."resident" ADD COLUMN "other_names" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "residents"."resident" ADD COLUMN "other_name_sources" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "residents"."resident" ADD COLUMN "family_situation_since" date;--> statement-breakpoint
ALTER TABLE "residents"."resident" ADD COLUMN "family_situation_source" text;--> statement-breakpoint
ALTER TABLE "residents"."household_membership" ADD CONSTRAINT "household_membership_resident_id_resident_id_fk" FOREIGN KEY ("resident_id") REFERENCES "residents"."resident"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "residents"."household_membership" ADD CONSTRAINT "household_membership_household_id_household_id_fk" FOREIGN KEY ("household_id") REFERENCES "residents"."household"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "household_membership_of_resident" ON "residents"."household_membership" USING btree ("resident_id","joined_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "household_membership_of_household" ON "residents"."household_membership" USING btree ("household_id");--> statement-breakpoint
CREATE UNIQUE INDEX "household_membership_one_head" ON "residents"."household_membership" USING btree ("household_id") WHERE "residents"."household_membership"."relation" = 'HEAD' and "residents"."household_membership"."left_at" is null;--> statement-breakpoint
ALTER TABLE "residents"."correction" ADD CONSTRAINT "correction_field_words" CHECK ("residents"."correction"."field" in ('REGISTRATION_NUMBER', 'GIVEN_NAME', 'FAMILY_NAME', 'GIVEN_NAME_LATIN', 'FAMILY_NAME_LATIN', 'LATIN_NAME_SOURCE', 'DATE_OF_BIRTH', 'DATE_OF_BIRTH_CERTAINTY', 'SEX', 'NATIONALITY', 'LANGUAGES', 'FAMILY_SITUATION', 'FAMILY_SITUATION_SINCE', 'FAMILY_SITUATION_SOURCE', 'NATIONALITY_STATUS', 'LANGUAGE_LEVELS', 'INTERPRETER_NEED', 'INTERPRETER_LANGUAGE', 'OTHER_NAMES', 'OTHER_NAME_SOURCES'));--> statement-breakpoint
ALTER TABLE "residents"."resident" ADD CONSTRAINT "resident_nationality_fits_its_status" CHECK (case when "residents"."resident"."nationality" is null then "residents"."resident"."nationality_status" <> 'KNOWN'
        else "residents"."resident"."nationality_status" not in ('STATELESS', 'UNKNOWN') end);--> statement-breakpoint
ALTER TABLE "residents"."resident" ADD CONSTRAINT "resident_language_levels" CHECK (array_to_string("residents"."resident"."language_levels", ',') ~ '^([a-z]{2,3}( (NATIVE|FLUENT|BASIC|NONE|UNKNOWN)){2}(,|$))*$');--> statement-breakpoint
ALTER TABLE "residents"."resident" ADD CONSTRAINT "resident_interpreter_has_a_language" CHECK ("residents"."resident"."interpreter_need" <> 'NEEDED' or "residents"."resident"."interpreter_language" is not null);--> statement-breakpoint
ALTER TABLE "residents"."resident" ADD CONSTRAINT "resident_other_names_have_sources" CHECK (cardinality("residents"."resident"."other_names") = cardinality("residents"."resident"."other_name_sources"));--> statement-breakpoint
ALTER TABLE "residents"."resident" ADD CONSTRAINT "resident_nationality_status_words" CHECK ("residents"."resident"."nationality_status" in ('KNOWN', 'AT_RISK_OF_STATELESSNESS', 'STATELESS', 'UNKNOWN'));--> statement-breakpoint
ALTER TABLE "residents"."resident" ADD CONSTRAINT "resident_interpreter_need_words" CHECK ("residents"."resident"."interpreter_need" in ('NEEDED', 'NOT_NEEDED', 'UNKNOWN'));--> statement-breakpoint
ALTER TABLE "residents"."resident" ADD CONSTRAINT "resident_other_name_source_words" CHECK ("residents"."resident"."other_name_sources" <@ array['RESIDENT', 'RELATIVE', 'DOCUMENT', 'ASSESSMENT', 'AUTHORITY', 'OTHER_REGISTER']::text[]);--> statement-breakpoint
ALTER TABLE "residents"."resident" ADD CONSTRAINT "resident_family_situation_since_within_centuries" CHECK ("residents"."resident"."family_situation_since" between '1900-01-01' and '2200-12-31');--> statement-breakpoint
ALTER TABLE "residents"."resident" ADD CONSTRAINT "resident_family_situation_source_words" CHECK ("residents"."resident"."family_situation_source" in ('RESIDENT', 'RELATIVE', 'DOCUMENT', 'ASSESSMENT', 'AUTHORITY', 'OTHER_REGISTER'));