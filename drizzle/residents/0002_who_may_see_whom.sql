CREATE TABLE "residents"."audit_event" (
	"sequence" bigint PRIMARY KEY NOT NULL,
	"event" text NOT NULL,
	"people" uuid[] NOT NULL,
	"hash" text NOT NULL,
	"seal" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "residents"."audit_head" (
	"single" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"sequence" bigint NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_head_single" CHECK ("residents"."audit_head"."single")
);
--> statement-breakpoint
CREATE TABLE "residents"."break_glass" (
	"id" uuid PRIMARY KEY NOT NULL,
	"resident_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"organisation" text NOT NULL,
	"role" text NOT NULL,
	"reason" text NOT NULL,
	"granted_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"reviewed_at" timestamp (3) with time zone,
	"reviewed_by_subject" text,
	"finding" text,
	"review_note" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "break_glass_finding_words" CHECK ("residents"."break_glass"."finding" in ('JUSTIFIED', 'NOT_JUSTIFIED')),
	CONSTRAINT "break_glass_one_hour" CHECK ("residents"."break_glass"."expires_at" - "residents"."break_glass"."granted_at" <= interval '60 minutes'),
	CONSTRAINT "break_glass_reviewed_whole" CHECK (("residents"."break_glass"."reviewed_at" is null) = ("residents"."break_glass"."finding" is null) and ("residents"."break_glass"."reviewed_at" is null) = ("residents"."break_glass"."reviewed_by_subject" is null)),
	CONSTRAINT "break_glass_reviewed_by_another" CHECK ("residents"."break_glass"."reviewed_by_subject" <> "residents"."break_glass"."subject")
);
--> statement-breakpoint
CREATE TABLE "residents"."sharing_clause" (
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
	CONSTRAINT "sharing_clause_field_group_words" CHECK ("residents"."sharing_clause"."field_groups" <@ array['OPERATIONAL', 'IDENTITY', 'FAMILY', 'LEGAL', 'PROTECTION', 'HEALTH']::text[]),
	CONSTRAINT "sharing_clause_ends_after_start" CHECK ("residents"."sharing_clause"."valid_until" > "residents"."sharing_clause"."valid_from")
);
--> statement-breakpoint
ALTER TABLE "residents"."resident" DROP CONSTRAINT "resident_registration_number_unique";--> statement-breakpoint
DROP INDEX "residents"."consent_of_resident";--> statement-breakpoint
ALTER TABLE "residents"."break_glass" ADD CONSTRAINT "break_glass_resident_id_resident_id_fk" FOREIGN KEY ("resident_id") REFERENCES "residents"."resident"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_event_of_people" ON "residents"."audit_event" USING gin ("people");--> statement-breakpoint
CREATE INDEX "break_glass_of_resident" ON "residents"."break_glass" USING btree ("resident_id","subject");--> statement-breakpoint
CREATE INDEX "break_glass_open" ON "residents"."break_glass" USING btree ("granted_at") WHERE "residents"."break_glass"."reviewed_at" is null;--> statement-breakpoint
CREATE INDEX "sharing_clause_of_centre" ON "residents"."sharing_clause" USING btree ("centre_id","organisation");--> statement-breakpoint
CREATE INDEX "resident_by_registration_number" ON "residents"."resident" USING btree ("registration_number");--> statement-breakpoint
CREATE INDEX "consent_of_resident" ON "residents"."consent" USING btree ("resident_id","recipient_organisation","purpose");--> statement-breakpoint
ALTER TABLE "residents"."resident" ADD CONSTRAINT "resident_registration_number_once" UNIQUE("centre_id","registration_number");