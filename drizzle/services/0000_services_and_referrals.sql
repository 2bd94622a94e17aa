CREATE SCHEMA "services";
--> statement-breakpoint
CREATE TABLE "services"."attendance" (
	"id" uuid PRIMARY KEY NOT NULL,
	"activity_id" uuid NOT NULL,
	"resident_id" uuid NOT NULL,
	"state" text DEFAULT 'REGISTERED' NOT NULL,
	"recorded_by_subject" text,
	"recorded_by_organisation" text,
	"sop_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "attendance_once" UNIQUE("activity_id","resident_id"),
	CONSTRAINT "attendance_state_words" CHECK ("services"."attendance"."state" in ('REGISTERED', 'ATTENDED', 'ABSENT', 'CANCELLED'))
);
--> statement-breakpoint
CREATE TABLE "services"."care_plan" (
	"id" uuid PRIMARY KEY NOT NULL,
	"resident_id" uuid NOT NULL,
	"centre_id" uuid NOT NULL,
	"state" text DEFAULT 'DRAFT' NOT NULL,
	"goals" text[] DEFAULT '{}' NOT NULL,
	"responsible_id" uuid,
	"started_on" date NOT NULL,
	"review_due_on" date NOT NULL,
	"closed_on" date,
	"verification" text DEFAULT 'VERIFIED' NOT NULL,
	"recorded_by_subject" text,
	"recorded_by_organisation" text,
	"sop_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "care_plan_state_words" CHECK ("services"."care_plan"."state" in ('DRAFT', 'ACTIVE', 'CLOSED')),
	CONSTRAINT "care_plan_review_within_three_months" CHECK ("services"."care_plan"."review_due_on" - "services"."care_plan"."started_on" <= 92),
	CONSTRAINT "care_plan_closed_whole" CHECK (("services"."care_plan"."state" = 'CLOSED') = ("services"."care_plan"."closed_on" is not null))
);
--> statement-breakpoint
CREATE TABLE "services"."group_activity" (
	"id" uuid PRIMARY KEY NOT NULL,
	"offer_id" uuid NOT NULL,
	"centre_id" uuid NOT NULL,
	"safe_zone_id" uuid,
	"title" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"places" integer,
	"recorded_by_subject" text,
	"recorded_by_organisation" text,
	"sop_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "group_activity_ends_after_start" CHECK ("services"."group_activity"."ends_at" > "services"."group_activity"."starts_at"),
	CONSTRAINT "group_activity_places" CHECK ("services"."group_activity"."places" > 0)
);
--> statement-breakpoint
CREATE TABLE "services"."idempotency" (
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
CREATE TABLE "services"."interpreter_booking" (
	"id" uuid PRIMARY KEY NOT NULL,
	"centre_id" uuid NOT NULL,
	"interpreter_id" uuid NOT NULL,
	"resident_id" uuid,
	"session_id" uuid,
	"language" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"state" text DEFAULT 'BOOKED' NOT NULL,
	"verification" text DEFAULT 'VERIFIED' NOT NULL,
	"recorded_by_subject" text,
	"recorded_by_organisation" text,
	"sop_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "interpreter_booking_state_words" CHECK ("services"."interpreter_booking"."state" in ('BOOKED', 'DONE', 'CANCELLED')),
	CONSTRAINT "interpreter_booking_ends_after_start" CHECK ("services"."interpreter_booking"."ends_at" > "services"."interpreter_booking"."starts_at")
);
--> statement-breakpoint
CREATE TABLE "services"."referral" (
	"id" uuid PRIMARY KEY NOT NULL,
	"resident_id" uuid NOT NULL,
	"centre_id" uuid NOT NULL,
	"function" text NOT NULL,
	"from_organisation" text NOT NULL,
	"referred_by_id" uuid,
	"to_organisation" text NOT NULL,
	"reason" text NOT NULL,
	"urgency" text DEFAULT 'ROUTINE' NOT NULL,
	"state" text DEFAULT 'IN_PROGRESS' NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"outcome" text,
	"failure_reason" text,
	"consent_id" uuid,
	"verification" text DEFAULT 'VERIFIED' NOT NULL,
	"recorded_by_subject" text,
	"recorded_by_organisation" text,
	"sop_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "referral_function_words" CHECK ("services"."referral"."function" in ('ACCOMMODATION', 'FOOD', 'NON_FOOD_ITEMS', 'BASIC_MEDICAL_CARE', 'CASE_MANAGEMENT', 'SECURITY', 'COUNSELLING', 'PSYCHOSOCIAL_SUPPORT', 'RECREATIONAL_ACTIVITIES', 'LEGAL_AID', 'SPECIALISED_MEDICAL_REFERRAL', 'INTERPRETATION', 'CULTURAL_MEDIATION', 'EDUCATION', 'INFORMATION_PROVISION', 'RENOVATION')),
	CONSTRAINT "referral_urgency_words" CHECK ("services"."referral"."urgency" in ('IMMEDIATE', 'URGENT', 'ROUTINE')),
	CONSTRAINT "referral_state_words" CHECK ("services"."referral"."state" in ('IN_PROGRESS', 'ACCEPTED', 'REJECTED', 'REVOKED', 'DONE')),
	CONSTRAINT "referral_outcome_words" CHECK ("services"."referral"."outcome" in ('SUCCESSFUL', 'UNSUCCESSFUL')),
	CONSTRAINT "referral_failure_reason_words" CHECK ("services"."referral"."failure_reason" in ('CLIENT_REFUSED', 'LACK_OF_CAPACITY', 'NO_LONGER_NEEDED', 'UNABLE_TO_CONTACT_CLIENT', 'UNABLE_TO_CONTACT_ORGANISATION', 'OTHER')),
	CONSTRAINT "referral_done_has_outcome" CHECK (("services"."referral"."state" = 'DONE') = ("services"."referral"."outcome" is not null)),
	CONSTRAINT "referral_failure_has_reason" CHECK (("services"."referral"."state" in ('REJECTED', 'REVOKED') or coalesce("services"."referral"."outcome", '') = 'UNSUCCESSFUL') = ("services"."referral"."failure_reason" is not null)),
	CONSTRAINT "referral_closed_when_over" CHECK (("services"."referral"."state" in ('REJECTED', 'REVOKED', 'DONE')) = ("services"."referral"."closed_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "services"."service_offer" (
	"id" uuid PRIMARY KEY NOT NULL,
	"centre_id" uuid NOT NULL,
	"organisation" text NOT NULL,
	"function" text NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"languages" text[] DEFAULT '{}' NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"verification" text DEFAULT 'VERIFIED' NOT NULL,
	"recorded_by_subject" text,
	"recorded_by_organisation" text,
	"sop_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "service_offer_name_once" UNIQUE("centre_id","organisation","name"),
	CONSTRAINT "service_offer_function_words" CHECK ("services"."service_offer"."function" in ('ACCOMMODATION', 'FOOD', 'NON_FOOD_ITEMS', 'BASIC_MEDICAL_CARE', 'CASE_MANAGEMENT', 'SECURITY', 'COUNSELLING', 'PSYCHOSOCIAL_SUPPORT', 'RECREATIONAL_ACTIVITIES', 'LEGAL_AID', 'SPECIALISED_MEDICAL_REFERRAL', 'INTERPRETATION', 'CULTURAL_MEDIATION', 'EDUCATION', 'INFORMATION_PROVISION', 'RENOVATION'))
);
--> statement-breakpoint
CREATE TABLE "services"."service_request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"resident_id" uuid NOT NULL,
	"offer_id" uuid NOT NULL,
	"state" text DEFAULT 'OPEN' NOT NULL,
	"urgency" text DEFAULT 'ROUTINE' NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"verification" text DEFAULT 'VERIFIED' NOT NULL,
	"recorded_by_subject" text,
	"recorded_by_organisation" text,
	"sop_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "service_request_state_words" CHECK ("services"."service_request"."state" in ('OPEN', 'SCHEDULED', 'FULFILLED', 'DECLINED', 'WITHDRAWN')),
	CONSTRAINT "service_request_urgency_words" CHECK ("services"."service_request"."urgency" in ('IMMEDIATE', 'URGENT', 'ROUTINE'))
);
--> statement-breakpoint
CREATE TABLE "services"."session" (
	"id" uuid PRIMARY KEY NOT NULL,
	"offer_id" uuid NOT NULL,
	"resident_id" uuid NOT NULL,
	"centre_id" uuid NOT NULL,
	"organisation" text NOT NULL,
	"provider_id" uuid NOT NULL,
	"request_id" uuid,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"note" text,
	"verification" text DEFAULT 'VERIFIED' NOT NULL,
	"recorded_by_subject" text,
	"recorded_by_organisation" text,
	"sop_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "session_ends_after_start" CHECK ("services"."session"."ended_at" > "services"."session"."started_at")
);
--> statement-breakpoint
ALTER TABLE "services"."attendance" ADD CONSTRAINT "attendance_activity_id_group_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "services"."group_activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "services"."group_activity" ADD CONSTRAINT "group_activity_offer_id_service_offer_id_fk" FOREIGN KEY ("offer_id") REFERENCES "services"."service_offer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "services"."interpreter_booking" ADD CONSTRAINT "interpreter_booking_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "services"."session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "services"."service_request" ADD CONSTRAINT "service_request_offer_id_service_offer_id_fk" FOREIGN KEY ("offer_id") REFERENCES "services"."service_offer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "services"."session" ADD CONSTRAINT "session_offer_id_service_offer_id_fk" FOREIGN KEY ("offer_id") REFERENCES "services"."service_offer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "services"."session" ADD CONSTRAINT "session_request_id_service_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "services"."service_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attendance_of_resident" ON "services"."attendance" USING btree ("resident_id");--> statement-breakpoint
CREATE INDEX "care_plan_of_resident" ON "services"."care_plan" USING btree ("resident_id","started_on" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "group_activity_at_centre" ON "services"."group_activity" USING btree ("centre_id","starts_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "interpreter_booking_at_centre" ON "services"."interpreter_booking" USING btree ("centre_id","starts_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "interpreter_booking_of_interpreter" ON "services"."interpreter_booking" USING btree ("interpreter_id","starts_at");--> statement-breakpoint
CREATE INDEX "referral_of_resident" ON "services"."referral" USING btree ("resident_id","opened_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "referral_open" ON "services"."referral" USING btree ("resident_id","opened_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "services"."referral"."state" in ('IN_PROGRESS', 'ACCEPTED');--> statement-breakpoint
CREATE INDEX "referral_at_centre" ON "services"."referral" USING btree ("centre_id","opened_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "referral_unverified" ON "services"."referral" USING btree ("id") WHERE "services"."referral"."verification" = 'UNVERIFIED';--> statement-breakpoint
CREATE INDEX "service_offer_unverified" ON "services"."service_offer" USING btree ("id") WHERE "services"."service_offer"."verification" = 'UNVERIFIED';--> statement-breakpoint
CREATE INDEX "service_request_of_resident" ON "services"."service_request" USING btree ("resident_id","requested_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "session_of_resident" ON "services"."session" USING btree ("resident_id","started_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "session_of_provider" ON "services"."session" USING btree ("provider_id","started_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "session_of_offer" ON "services"."session" USING btree ("offer_id");--> statement-breakpoint
CREATE INDEX "session_unverified" ON "services"."session" USING btree ("id") WHERE "services"."session"."verification" = 'UNVERIFIED';