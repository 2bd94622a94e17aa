CREATE TABLE "residents"."procedure_step" (
	"id" uuid PRIMARY KEY NOT NULL,
	"resident_id" uuid NOT NULL,
	"stage" text NOT NULL,
	"reached_on" date NOT NULL,
	"reference" text,
	"told_by" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by_id" uuid,
	"ended_at" timestamp (3) with time zone,
	"ended_by_id" uuid,
	"ended_because" text,
	"replaced_by_id" uuid,
	"recorded_by_subject" text,
	"recorded_by_organisation" text,
	"sop_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "procedure_step_ends_with_a_reason" CHECK (("residents"."procedure_step"."ended_at" is null) = ("residents"."procedure_step"."ended_because" is null)),
	CONSTRAINT "procedure_step_stage_words" CHECK ("residents"."procedure_step"."stage" in ('NO_APPLICATION', 'APPLIED', 'REGISTERED', 'RESPONSIBILITY', 'EXAMINED', 'APPEALED', 'PROTECTED', 'REFUSED', 'ENDED', 'RETURNING')),
	CONSTRAINT "procedure_step_reached_on_within_centuries" CHECK ("residents"."procedure_step"."reached_on" between '1900-01-01' and '2200-12-31'),
	CONSTRAINT "procedure_step_told_by_words" CHECK ("residents"."procedure_step"."told_by" in ('RESIDENT', 'RELATIVE', 'DOCUMENT', 'ASSESSMENT', 'AUTHORITY', 'OTHER_REGISTER')),
	CONSTRAINT "procedure_step_recorded_at_within_centuries" CHECK ("residents"."procedure_step"."recorded_at" >= '1900-01-01T00:00:00Z' and "residents"."procedure_step"."recorded_at" < '2201-01-01T00:00:00Z'),
	CONSTRAINT "procedure_step_ended_at_within_centuries" CHECK ("residents"."procedure_step"."ended_at" >= '1900-01-01T00:00:00Z' and "residents"."procedure_step"."ended_at" < '2201-01-01T00:00:00Z'),
	CONSTRAINT "procedure_step_created_at_within_centuries" CHECK ("residents"."procedure_step"."created_at" >= '1900-01-01T00:00:00Z' and "residents"."procedure_step"."created_at" < '2201-01-01T00:00:00Z'),
	CONSTRAINT "procedure_step_updated_at_within_centuries" CHECK ("residents"."procedure_step"."updated_at" >= '1900-01-01T00:00:00Z' and "residents"."procedure_step"."updated_at" < '2201-01-01T00:00:00Z')
);
--> statement-breakpoint
CREATE TABLE "residents"."subject_access_request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"resident_id" uuid NOT NULL,
	"asked_by" text NOT NULL,
	"asked" text,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"extended_at" timestamp (3) with time zone,
	"extended_by_id" uuid,
	"extension_reason" text,
	"state" text DEFAULT 'OPEN' NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"answered_by_id" uuid,
	"answered_by_subject" text,
	"export_sha256" text,
	"answer" text,
	"recorded_by_subject" text,
	"recorded_by_organisation" text,
	"sop_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "subject_access_request_says_what" CHECK (length("residents"."subject_access_request"."asked") between 1 and 2000),
	CONSTRAINT "subject_access_request_within_a_month" CHECK ("residents"."subject_access_request"."due_at" = case when "residents"."subject_access_request"."extended_at" is null then timezone('UTC', timezone('UTC', "residents"."subject_access_request"."asked_at") + interval '1 months') else timezone('UTC', timezone('UTC', "residents"."subject_access_request"."asked_at") + interval '3 months') end),
	CONSTRAINT "subject_access_request_extended_with_a_reason" CHECK (("residents"."subject_access_request"."extended_at" is null) = ("residents"."subject_access_request"."extension_reason" is null)),
	CONSTRAINT "subject_access_request_extended_in_time" CHECK ("residents"."subject_access_request"."extended_at" between "residents"."subject_access_request"."asked_at" and timezone('UTC', timezone('UTC', "residents"."subject_access_request"."asked_at") + interval '1 months')),
	CONSTRAINT "subject_access_request_answered_whole" CHECK (("residents"."subject_access_request"."state" = 'OPEN') = ("residents"."subject_access_request"."answered_at" is null)
        and ("residents"."subject_access_request"."answered_at" is null) = ("residents"."subject_access_request"."answered_by_subject" is null)),
	CONSTRAINT "subject_access_request_handed_out_or_said_why" CHECK (case when "residents"."subject_access_request"."state" = 'ANSWERED' then coalesce("residents"."subject_access_request"."export_sha256" ~ '^[0-9a-f]{64}$', false)
        else "residents"."subject_access_request"."export_sha256" is null and ("residents"."subject_access_request"."state" <> 'REFUSED' or "residents"."subject_access_request"."answer" is not null) end),
	CONSTRAINT "subject_access_request_asked_by_words" CHECK ("residents"."subject_access_request"."asked_by" in ('RESIDENT', 'LEGAL_REPRESENTATIVE', 'AUTHORISED_PERSON')),
	CONSTRAINT "subject_access_request_asked_at_within_centuries" CHECK ("residents"."subject_access_request"."asked_at" >= '1900-01-01T00:00:00Z' and "residents"."subject_access_request"."asked_at" < '2201-01-01T00:00:00Z'),
	CONSTRAINT "subject_access_request_due_at_within_centuries" CHECK ("residents"."subject_access_request"."due_at" >= '1900-01-01T00:00:00Z' and "residents"."subject_access_request"."due_at" < '2201-01-01T00:00:00Z'),
	CONSTRAINT "subject_access_request_extended_at_within_centuries" CHECK ("residents"."subject_access_request"."extended_at" >= '1900-01-01T00:00:00Z' and "residents"."subject_access_request"."extended_at" < '2201-01-01T00:00:00Z'),
	CONSTRAINT "subject_access_request_state_words" CHECK ("residents"."subject_access_request"."state" in ('OPEN', 'ANSWERED', 'REFUSED', 'WITHDRAWN')),
	CONSTRAINT "subject_access_request_answered_at_within_centuries" CHECK ("residents"."subject_access_request"."answered_at" >= '1900-01-01T00:00:00Z' and "residents"."subject_access_request"."answered_at" < '2201-01-01T00:00:00Z'),
	CONSTRAINT "subject_access_request_created_at_within_centuries" CHECK ("residents"."subject_access_request"."created_at" >= '1900-01-01T00:00:00Z' and "residents"."subject_access_request"."created_at" < '2201-01-01T00:00:00Z'),
	CONSTRAINT "subject_access_request_updated_at_within_centuries" CHECK ("residents"."subject_access_request"."updated_at" >= '1900-01-01T00:00:00Z' and "residents"."subject_access_request"."updated_at" < '2201-01-01T00:00:00Z')
);
--> statement-breakpoint
ALTER TABLE "residents"."correction" DROP CONSTRAINT "correction_field_words";--> statement-breakpoint
ALTER TABLE "residents"."rectification_request" DROP CONSTRAINT "rectification_request_field_words";--> statement-breakpoint
ALTER TABLE "residents"."resident" ADD COLUMN "father_name" text;--> statement-breakpoint
ALTER TABLE "residents"."resident" ADD COLUMN "name_order" text;--> statement-breakpoint
ALTER TABLE "residents"."resident" ADD COLUMN "father_name_latin" text;--> statement-breakpoint
ALTER TABLE "residents"."procedure_step" ADD CONSTRAINT "procedure_step_resident_id_resident_id_fk" FOREIGN KEY ("resident_id") REFERENCES "residents"."resident"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "residents"."subject_access_request" ADD CONSTRAINT "subject_access_request_resident_id_resident_id_fk" FOREIGN KEY ("resident_id") REFERENCES "residents"."resident"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "procedure_step_of_resident" ON "residents"."procedure_step" USING btree ("resident_id","reached_on" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "subject_access_request_open" ON "residents"."subject_access_request" USING btree ("due_at","id") WHERE "residents"."subject_access_request"."state" = 'OPEN';--> statement-breakpoint
CREATE INDEX "subject_access_request_of_resident" ON "residents"."subject_access_request" USING btree ("resident_id","asked_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
ALTER TABLE "residents"."correction" ADD CONSTRAINT "correction_field_words" CHECK ("residents"."correction"."field" in ('REGISTRATION_NUMBER', 'GIVEN_NAME', 'FAMILY_NAME', 'GIVEN_NAME_LATIN', 'FAMILY_NAME_LATIN', 'LATIN_NAME_SOURCE', 'DATE_OF_BIRTH', 'DATE_OF_BIRTH_CERTAINTY', 'SEX', 'NATIONALITY', 'LANGUAGES', 'FAMILY_SITUATION', 'FAMILY_SITUATION_SINCE', 'FAMILY_SITUATION_SOURCE', 'NATIONALITY_STATUS', 'LANGUAGE_LEVELS', 'INTERPRETER_NEED', 'INTERPRETER_LANGUAGE', 'OTHER_NAMES', 'OTHER_NAME_SOURCES', 'FATHER_NAME', 'FATHER_NAME_LATIN', 'NAME_ORDER'));--> statement-breakpoint
ALTER TABLE "residents"."rectification_request" ADD CONSTRAINT "rectification_request_field_words" CHECK ("residents"."rectification_request"."field" in ('REGISTRATION_NUMBER', 'GIVEN_NAME', 'FAMILY_NAME', 'GIVEN_NAME_LATIN', 'FAMILY_NAME_LATIN', 'LATIN_NAME_SOURCE', 'DATE_OF_BIRTH', 'DATE_OF_BIRTH_CERTAINTY', 'SEX', 'NATIONALITY', 'LANGUAGES', 'FAMILY_SITUATION', 'FAMILY_SITUATION_SINCE', 'FAMILY_SITUATION_SOURCE', 'NATIONALITY_STATUS', 'LANGUAGE_LEVELS', 'INTERPRETER_NEED', 'INTERPRETER_LANGUAGE', 'OTHER_NAMES', 'OTHER_NAME_SOURCES', 'FATHER_NAME', 'FATHER_NAME_LATIN', 'NAME_ORDER'));--> statement-breakpoint
ALTER TABLE "residents"."resident" ADD CONSTRAINT "resident_latin_father_name_beside_the_others" CHECK ("residents"."resident"."father_name_latin" is null or ("residents"."resident"."given_name_latin" is not null and "residents"."resident"."father_name" is not null));--> statement-breakpoint
ALTER TABLE "residents"."resident" ADD CONSTRAINT "resident_name_order_words" CHECK ("residents"."resident"."name_order" in ('GIVEN_FIRST', 'FAMILY_FIRST'));