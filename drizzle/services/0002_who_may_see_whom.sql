CREATE TABLE "services"."audit_event" (
	"sequence" bigint PRIMARY KEY NOT NULL,
	"event" text NOT NULL,
	"people" uuid[] NOT NULL,
	"hash" text NOT NULL,
	"seal" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "services"."audit_head" (
	"single" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"sequence" bigint NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_head_single" CHECK ("services"."audit_head"."single")
);
--> statement-breakpoint
CREATE TABLE "services"."sharing_clause" (
	"id" uuid PRIMARY KEY NOT NULL,
	"centre_id" uuid NOT NULL,
	"organisation" text NOT NULL,
	"field_groups" text[] NOT NULL,
	"purposes" text[] NOT NULL,
	"sop_id" uuid NOT NULL,
	"clause" text NOT NULL,
	"valid_from" timestamp (3) with time zone NOT NULL,
	"valid_until" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sharing_clause_ends_after_start" CHECK ("services"."sharing_clause"."valid_until" > "services"."sharing_clause"."valid_from")
);
--> statement-breakpoint
ALTER TABLE "services"."referral" ADD COLUMN "consent_ended_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "audit_event_of_people" ON "services"."audit_event" USING gin ("people");--> statement-breakpoint
CREATE INDEX "sharing_clause_of_centre" ON "services"."sharing_clause" USING btree ("centre_id","organisation");--> statement-breakpoint
CREATE INDEX "referral_on_consent" ON "services"."referral" USING btree ("id") WHERE "services"."referral"."state" in ('IN_PROGRESS', 'ACCEPTED') and "services"."referral"."consent_id" is not null and "services"."referral"."consent_ended_at" is null;