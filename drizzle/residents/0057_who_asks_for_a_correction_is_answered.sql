CREATE TABLE "residents"."rectification_request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"resident_id" uuid NOT NULL,
	"asked_by" text NOT NULL,
	"field" text,
	"asked" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"state" text DEFAULT 'OPEN' NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"answered_by_id" uuid,
	"answered_by_subject" text,
	"correction_id" uuid,
	"answer" text,
	"recorded_by_subject" text,
	"recorded_by_organisation" text,
	"sop_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "rectification_request_says_what" CHECK (length("residents"."rectification_request"."asked") between 1 and 2000),
	CONSTRAINT "rectification_request_answered_whole" CHECK (("residents"."rectification_request"."state" = 'OPEN') = ("residents"."rectification_request"."answered_at" is null)
        and ("residents"."rectification_request"."answered_at" is null) = ("residents"."rectification_request"."answered_by_subject" is null)),
	CONSTRAINT "rectification_request_refused_with_a_reason" CHECK ("residents"."rectification_request"."state" <> 'REFUSED' or "residents"."rectification_request"."answer" is not null),
	CONSTRAINT "rectification_request_corrected_by_a_correction" CHECK (case when "residents"."rectification_request"."state" <> 'CORRECTED' then "residents"."rectification_request"."correction_id" is null
        when "residents"."rectification_request"."field" is null then "residents"."rectification_request"."correction_id" is null and "residents"."rectification_request"."answer" is not null
        else "residents"."rectification_request"."correction_id" is not null end),
	CONSTRAINT "rectification_request_asked_by_words" CHECK ("residents"."rectification_request"."asked_by" in ('RESIDENT', 'LEGAL_REPRESENTATIVE')),
	CONSTRAINT "rectification_request_field_words" CHECK ("residents"."rectification_request"."field" in ('REGISTRATION_NUMBER', 'GIVEN_NAME', 'FAMILY_NAME', 'GIVEN_NAME_LATIN', 'FAMILY_NAME_LATIN', 'LATIN_NAME_SOURCE', 'DATE_OF_BIRTH', 'DATE_OF_BIRTH_CERTAINTY', 'SEX', 'NATIONALITY', 'LANGUAGES', 'FAMILY_SITUATION', 'FAMILY_SITUATION_SINCE', 'FAMILY_SITUATION_SOURCE', 'NATIONALITY_STATUS', 'LANGUAGE_LEVELS', 'INTERPRETER_NEED', 'INTERPRETER_LANGUAGE', 'OTHER_NAMES', 'OTHER_NAME_SOURCES')),
	CONSTRAINT "rectification_request_asked_at_within_centuries" CHECK ("residents"."rectification_request"."asked_at" >= '1900-01-01T00:00:00Z' and "residents"."rectification_request"."asked_at" < '2201-01-01T00:00:00Z'),
	CONSTRAINT "rectification_request_state_words" CHECK ("residents"."rectification_request"."state" in ('OPEN', 'CORRECTED', 'REFUSED')),
	CONSTRAINT "rectification_request_answered_at_within_centuries" CHECK ("residents"."rectification_request"."answered_at" >= '1900-01-01T00:00:00Z' and "residents"."rectification_request"."answered_at" < '2201-01-01T00:00:00Z'),
	CONSTRAINT "rectification_request_created_at_within_centuries" CHECK ("residents"."rectification_request"."created_at" >= '1900-01-01T00:00:00Z' and "residents"."rectification_request"."created_at" < '2201-01-01T00:00:00Z'),
	CONSTRAINT "rectification_request_updated_at_within_centuries" CHECK ("residents"."rectification_request"."updated_at" >= '1900-01-01T00:00:00Z' and "residents"."rectification_request"."updated_at" < '2201-01-01T00:00:00Z')
);
--> statement-breakpoint
ALTER TABLE "residents"."correction" ADD CONSTRAINT "correction_of_one_field" UNIQUE("id","resident_id","field");--> statement-breakpoint
ALTER TABLE "residents"."rectification_request" ADD CONSTRAINT "rectification_request_resident_id_resident_id_fk" FOREIGN KEY ("resident_id") REFERENCES "residents"."resident"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "residents"."rectification_request" ADD CONSTRAINT "rectification_request_by_a_correction_of_that_field" FOREIGN KEY ("correction_id","resident_id","field") REFERENCES "residents"."correction"("id","resident_id","field") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "rectification_request_open" ON "residents"."rectification_request" USING btree ("asked_at","id") WHERE "residents"."rectification_request"."state" = 'OPEN';--> statement-breakpoint
CREATE INDEX "rectification_request_of_resident" ON "residents"."rectification_request" USING btree ("resident_id","asked_at" DESC NULLS LAST,"id" DESC NULLS LAST);