CREATE SCHEMA "residents";
--> statement-breakpoint
CREATE TABLE "residents"."basic_assistance" (
	"id" uuid PRIMARY KEY NOT NULL,
	"resident_id" uuid NOT NULL,
	"centre_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"item" text NOT NULL,
	"quantity" numeric(9, 2) DEFAULT 1 NOT NULL,
	"provided_at" timestamp (3) with time zone NOT NULL,
	"provided_by_id" uuid,
	"recorded_by_subject" text,
	"recorded_by_organisation" text,
	"sop_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "basic_assistance_kind_words" CHECK ("residents"."basic_assistance"."kind" in ('FOOD', 'NON_FOOD_ITEMS', 'BASIC_MEDICAL_CARE')),
	CONSTRAINT "basic_assistance_quantity" CHECK ("residents"."basic_assistance"."quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "residents"."consent" (
	"id" uuid PRIMARY KEY NOT NULL,
	"resident_id" uuid NOT NULL,
	"given_by" text NOT NULL,
	"modality" text NOT NULL,
	"certified_by_id" uuid,
	"language" text NOT NULL,
	"legal_basis" text NOT NULL,
	"field_groups" text[] NOT NULL,
	"recipient_organisation" text NOT NULL,
	"purpose" text NOT NULL,
	"given_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone,
	"recorded_by_subject" text,
	"recorded_by_organisation" text,
	"sop_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "consent_given_by_words" CHECK ("residents"."consent"."given_by" in ('RESIDENT', 'LEGAL_REPRESENTATIVE')),
	CONSTRAINT "consent_modality_words" CHECK ("residents"."consent"."modality" in ('WRITTEN', 'AUDIO', 'VIDEO', 'VERBAL_CERTIFIED')),
	CONSTRAINT "consent_legal_basis_words" CHECK ("residents"."consent"."legal_basis" in ('CONSENT', 'LEGAL_OBLIGATION', 'VITAL_INTERESTS', 'BENEFICIARY_INTERESTS', 'CONTRACT', 'OTHER_LEGITIMATE_INTEREST')),
	CONSTRAINT "consent_field_group_words" CHECK ("residents"."consent"."field_groups" <@ array['OPERATIONAL', 'IDENTITY', 'FAMILY', 'LEGAL', 'PROTECTION', 'HEALTH']::text[]),
	CONSTRAINT "consent_verbal_is_certified" CHECK ("residents"."consent"."modality" <> 'VERBAL_CERTIFIED' or "residents"."consent"."certified_by_id" is not null),
	CONSTRAINT "consent_expires_after_given" CHECK ("residents"."consent"."expires_at" > "residents"."consent"."given_at")
);
--> statement-breakpoint
CREATE TABLE "residents"."household" (
	"id" uuid PRIMARY KEY NOT NULL,
	"registration_number" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "household_registration_number_unique" UNIQUE("registration_number")
);
--> statement-breakpoint
CREATE TABLE "residents"."idempotency" (
	"organisation" text NOT NULL,
	"subject" text NOT NULL,
	"key" text NOT NULL,
	"operation" text NOT NULL,
	"input_digest" text NOT NULL,
	"result" jsonb,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_organisation_subject_key_pk" PRIMARY KEY("organisation","subject","key")
);
--> statement-breakpoint
CREATE TABLE "residents"."legal_representative" (
	"id" uuid PRIMARY KEY NOT NULL,
	"full_name" text NOT NULL,
	"bureau" text NOT NULL,
	"subject" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "legal_representative_subject_unique" UNIQUE("subject")
);
--> statement-breakpoint
CREATE TABLE "residents"."presence" (
	"id" uuid PRIMARY KEY NOT NULL,
	"resident_id" uuid NOT NULL,
	"centre_id" uuid NOT NULL,
	"checked_at" timestamp (3) with time zone NOT NULL,
	"status" text NOT NULL,
	"checked_by_id" uuid,
	"verification" text DEFAULT 'VERIFIED' NOT NULL,
	"recorded_by_subject" text,
	"recorded_by_organisation" text,
	"sop_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "presence_once_at_a_time" UNIQUE("resident_id","checked_at"),
	CONSTRAINT "presence_status_words" CHECK ("residents"."presence"."status" in ('PRESENT', 'AUTHORISED_ABSENCE', 'ABSENT', 'MISSING', 'DEPARTED'))
);
--> statement-breakpoint
CREATE TABLE "residents"."representation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"resident_id" uuid NOT NULL,
	"legal_representative_id" uuid NOT NULL,
	"appointed_on" date NOT NULL,
	"ended_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "representation_ends_after_start" CHECK ("residents"."representation"."ended_on" >= "residents"."representation"."appointed_on")
);
--> statement-breakpoint
CREATE TABLE "residents"."resident" (
	"id" uuid PRIMARY KEY NOT NULL,
	"registration_number" text NOT NULL,
	"given_name" text NOT NULL,
	"family_name" text NOT NULL,
	"date_of_birth" date,
	"date_of_birth_is_estimate" boolean DEFAULT false NOT NULL,
	"sex" text NOT NULL,
	"nationality" text,
	"languages" text[] DEFAULT '{}' NOT NULL,
	"family_situation" text NOT NULL,
	"household_id" uuid,
	"centre_id" uuid NOT NULL,
	"safe_zone_id" uuid,
	"case_manager_id" uuid,
	"case_state" text DEFAULT 'NEW' NOT NULL,
	"risk_level" text,
	"arrived_at" timestamp (3) with time zone NOT NULL,
	"departed_at" timestamp (3) with time zone,
	"departure_reason" text,
	"needs_assessed_at" timestamp (3) with time zone,
	"verification" text DEFAULT 'VERIFIED' NOT NULL,
	"recorded_by_subject" text,
	"recorded_by_organisation" text,
	"sop_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "resident_registration_number_unique" UNIQUE("registration_number"),
	CONSTRAINT "resident_sex_words" CHECK ("residents"."resident"."sex" in ('FEMALE', 'MALE', 'OTHER', 'UNKNOWN')),
	CONSTRAINT "resident_family_situation_words" CHECK ("residents"."resident"."family_situation" in ('UNACCOMPANIED', 'SEPARATED', 'WITH_FAMILY', 'ADULT_ALONE', 'UNKNOWN')),
	CONSTRAINT "resident_case_state_words" CHECK ("residents"."resident"."case_state" in ('NEW', 'ASSESSMENT', 'CASE_PLAN', 'SERVICES_IMPLEMENTED', 'CLOSED', 'REOPENED')),
	CONSTRAINT "resident_risk_level_words" CHECK ("residents"."resident"."risk_level" in ('HIGH', 'MEDIUM', 'LOW')),
	CONSTRAINT "resident_departure_reason_words" CHECK ("residents"."resident"."departure_reason" in ('LEFT_WITHOUT_NOTICE', 'TRANSFERRED', 'REUNITED_WITH_FAMILY', 'FOSTER_OR_RESIDENTIAL_CARE', 'TURNED_18', 'VOLUNTARY_RETURN', 'OTHER')),
	CONSTRAINT "resident_departs_after_arrival" CHECK ("residents"."resident"."departed_at" >= "residents"."resident"."arrived_at"),
	CONSTRAINT "resident_departure_has_reason" CHECK (("residents"."resident"."departed_at" is null) = ("residents"."resident"."departure_reason" is null)),
	CONSTRAINT "resident_nationality_code" CHECK ("residents"."resident"."nationality" ~ '^[A-Z]{3}$')
);
--> statement-breakpoint
CREATE TABLE "residents"."resident_cohort" (
	"id" uuid PRIMARY KEY NOT NULL,
	"centre_id" uuid NOT NULL,
	"arrived_from" date NOT NULL,
	"arrived_until" date NOT NULL,
	"age_band" text,
	"sex" text,
	"nationality" text,
	"formed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"formed_by_subject" text,
	CONSTRAINT "resident_cohort_age_band_words" CHECK ("residents"."resident_cohort"."age_band" in ('UNDER_14', 'FROM_14_TO_15', 'FROM_16_TO_17', 'ADULT')),
	CONSTRAINT "resident_cohort_sex_words" CHECK ("residents"."resident_cohort"."sex" in ('FEMALE', 'MALE', 'OTHER', 'UNKNOWN'))
);
--> statement-breakpoint
CREATE TABLE "residents"."resident_cohort_member" (
	"cohort_id" uuid NOT NULL,
	"resident_id" uuid NOT NULL,
	CONSTRAINT "resident_cohort_member_cohort_id_resident_id_pk" PRIMARY KEY("cohort_id","resident_id")
);
--> statement-breakpoint
CREATE TABLE "residents"."vulnerability" (
	"id" uuid PRIMARY KEY NOT NULL,
	"resident_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"identified_at" timestamp (3) with time zone NOT NULL,
	"identified_by_id" uuid,
	"resolved_at" timestamp (3) with time zone,
	"note" text,
	"recorded_by_subject" text,
	"recorded_by_organisation" text,
	"sop_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "vulnerability_kind_words" CHECK ("residents"."vulnerability"."kind" in ('TRAFFICKING_SUSPECTED', 'VIOLENCE_SURVIVOR', 'DISABILITY', 'MEDICAL_CONDITION', 'MENTAL_HEALTH', 'PREGNANCY', 'SUBSTANCE_USE', 'SEPARATED_FROM_SIBLINGS', 'OTHER'))
);
--> statement-breakpoint
ALTER TABLE "residents"."basic_assistance" ADD CONSTRAINT "basic_assistance_resident_id_resident_id_fk" FOREIGN KEY ("resident_id") REFERENCES "residents"."resident"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "residents"."consent" ADD CONSTRAINT "consent_resident_id_resident_id_fk" FOREIGN KEY ("resident_id") REFERENCES "residents"."resident"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "residents"."presence" ADD CONSTRAINT "presence_resident_id_resident_id_fk" FOREIGN KEY ("resident_id") REFERENCES "residents"."resident"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "residents"."representation" ADD CONSTRAINT "representation_resident_id_resident_id_fk" FOREIGN KEY ("resident_id") REFERENCES "residents"."resident"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "residents"."representation" ADD CONSTRAINT "representation_legal_representative_id_legal_representative_id_fk" FOREIGN KEY ("legal_representative_id") REFERENCES "residents"."legal_representative"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "residents"."resident" ADD CONSTRAINT "resident_household_id_household_id_fk" FOREIGN KEY ("household_id") REFERENCES "residents"."household"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "residents"."resident_cohort_member" ADD CONSTRAINT "resident_cohort_member_cohort_id_resident_cohort_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "residents"."resident_cohort"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "residents"."resident_cohort_member" ADD CONSTRAINT "resident_cohort_member_resident_id_resident_id_fk" FOREIGN KEY ("resident_id") REFERENCES "residents"."resident"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "residents"."vulnerability" ADD CONSTRAINT "vulnerability_resident_id_resident_id_fk" FOREIGN KEY ("resident_id") REFERENCES "residents"."resident"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "basic_assistance_of_resident" ON "residents"."basic_assistance" USING btree ("resident_id","provided_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "consent_of_resident" ON "residents"."consent" USING btree ("resident_id");--> statement-breakpoint
CREATE INDEX "presence_latest" ON "residents"."presence" USING btree ("resident_id","checked_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "presence_unverified" ON "residents"."presence" USING btree ("id") WHERE "residents"."presence"."verification" = 'UNVERIFIED';--> statement-breakpoint
CREATE INDEX "representation_of_resident" ON "residents"."representation" USING btree ("resident_id");--> statement-breakpoint
CREATE INDEX "representation_by_representative" ON "residents"."representation" USING btree ("legal_representative_id");--> statement-breakpoint
CREATE INDEX "resident_of_centre" ON "residents"."resident" USING btree ("centre_id","arrived_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "resident_in_centre_now" ON "residents"."resident" USING btree ("centre_id","arrived_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "residents"."resident"."departed_at" is null;--> statement-breakpoint
CREATE INDEX "resident_in_zone_now" ON "residents"."resident" USING btree ("safe_zone_id","arrived_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "residents"."resident"."departed_at" is null;--> statement-breakpoint
CREATE INDEX "resident_of_case_manager" ON "residents"."resident" USING btree ("case_manager_id") WHERE "residents"."resident"."departed_at" is null;--> statement-breakpoint
CREATE INDEX "resident_of_household" ON "residents"."resident" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "resident_unverified" ON "residents"."resident" USING btree ("id") WHERE "residents"."resident"."verification" = 'UNVERIFIED';--> statement-breakpoint
CREATE UNIQUE INDEX "resident_cohort_once" ON "residents"."resident_cohort" USING btree ("centre_id","arrived_from","arrived_until",coalesce("age_band", ''),coalesce("sex", ''),coalesce("nationality", ''));--> statement-breakpoint
CREATE INDEX "vulnerability_of_resident" ON "residents"."vulnerability" USING btree ("resident_id");