CREATE SCHEMA "staff";
--> statement-breakpoint
CREATE TABLE "staff"."handover" (
	"id" uuid PRIMARY KEY NOT NULL,
	"shift_id" uuid NOT NULL,
	"centre_id" uuid NOT NULL,
	"safe_zone_id" uuid,
	"written_by_id" uuid,
	"written_at" timestamp (3) with time zone NOT NULL,
	"summary" text NOT NULL,
	"open_points" text[] DEFAULT '{}' NOT NULL,
	"acknowledged_by_id" uuid,
	"acknowledged_at" timestamp (3) with time zone,
	"recorded_by_subject" text,
	"recorded_by_organisation" text,
	"sop_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "handover_acknowledged_whole" CHECK (("staff"."handover"."acknowledged_by_id" is null) = ("staff"."handover"."acknowledged_at" is null))
);
--> statement-breakpoint
CREATE TABLE "staff"."idempotency" (
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
CREATE TABLE "staff"."organisation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"employer" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "organisation_code_unique" UNIQUE("code"),
	CONSTRAINT "organisation_employer_words" CHECK ("staff"."organisation"."employer" in ('STATE', 'IOM', 'PARTNER'))
);
--> statement-breakpoint
CREATE TABLE "staff"."qualification" (
	"id" uuid PRIMARY KEY NOT NULL,
	"staff_member_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"language" text,
	"obtained_on" date NOT NULL,
	"valid_until" date,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "qualification_kind_words" CHECK ("staff"."qualification"."kind" in ('CHILD_PROTECTION', 'FIRST_AID', 'PSYCHOLOGICAL_FIRST_AID', 'SOCIAL_WORK_DEGREE', 'PSYCHOLOGY_DEGREE', 'LAW_DEGREE', 'NURSING_LICENCE', 'INTERPRETER_CERTIFICATE', 'DRIVING_LICENCE'))
);
--> statement-breakpoint
CREATE TABLE "staff"."shift" (
	"id" uuid PRIMARY KEY NOT NULL,
	"centre_id" uuid NOT NULL,
	"safe_zone_id" uuid,
	"organisation_id" uuid NOT NULL,
	"window" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"staff_needed" integer DEFAULT 1 NOT NULL,
	"verification" text DEFAULT 'VERIFIED' NOT NULL,
	"recorded_by_subject" text,
	"recorded_by_organisation" text,
	"sop_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "shift_times" UNIQUE("id","starts_at","ends_at"),
	CONSTRAINT "shift_window_words" CHECK ("staff"."shift"."window" in ('DAY', 'EVENING', 'NIGHT')),
	CONSTRAINT "shift_ends_after_start" CHECK ("staff"."shift"."ends_at" > "staff"."shift"."starts_at"),
	CONSTRAINT "shift_is_at_most_a_day" CHECK ("staff"."shift"."ends_at" - "staff"."shift"."starts_at" <= interval '24 hours'),
	CONSTRAINT "shift_needs_somebody" CHECK ("staff"."shift"."staff_needed" > 0)
);
--> statement-breakpoint
CREATE TABLE "staff"."shift_assignment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"shift_id" uuid NOT NULL,
	"staff_member_id" uuid NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"state" text DEFAULT 'PLANNED' NOT NULL,
	"recorded_by_subject" text,
	"recorded_by_organisation" text,
	"sop_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "shift_assignment_state_words" CHECK ("staff"."shift_assignment"."state" in ('PLANNED', 'CANCELLED'))
);
--> statement-breakpoint
CREATE TABLE "staff"."staff_member" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"subject" text,
	"full_name" text NOT NULL,
	"role" text NOT NULL,
	"languages" text[] DEFAULT '{}' NOT NULL,
	"centre_ids" uuid[] DEFAULT '{}' NOT NULL,
	"vetted_until" date,
	"code_of_conduct_signed_on" date,
	"active" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "staff_member_subject_unique" UNIQUE("subject"),
	CONSTRAINT "staff_member_role_words" CHECK ("staff"."staff_member"."role" in ('CASE_MANAGER', 'SOCIAL_WORKER', 'PSYCHOLOGIST', 'LEGAL_COUNSELLOR', 'INTERPRETER', 'CULTURAL_MEDIATOR', 'ACTIVITY_FACILITATOR', 'NURSE', 'SECURITY_GUARD', 'CENTRE_MANAGER', 'REGISTRAR', 'COORDINATOR'))
);
--> statement-breakpoint
ALTER TABLE "staff"."handover" ADD CONSTRAINT "handover_shift_id_shift_id_fk" FOREIGN KEY ("shift_id") REFERENCES "staff"."shift"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff"."handover" ADD CONSTRAINT "handover_written_by_id_staff_member_id_fk" FOREIGN KEY ("written_by_id") REFERENCES "staff"."staff_member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff"."handover" ADD CONSTRAINT "handover_acknowledged_by_id_staff_member_id_fk" FOREIGN KEY ("acknowledged_by_id") REFERENCES "staff"."staff_member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff"."qualification" ADD CONSTRAINT "qualification_staff_member_id_staff_member_id_fk" FOREIGN KEY ("staff_member_id") REFERENCES "staff"."staff_member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff"."shift" ADD CONSTRAINT "shift_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "staff"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff"."shift_assignment" ADD CONSTRAINT "shift_assignment_staff_member_id_staff_member_id_fk" FOREIGN KEY ("staff_member_id") REFERENCES "staff"."staff_member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff"."shift_assignment" ADD CONSTRAINT "shift_assignment_has_its_shifts_times" FOREIGN KEY ("shift_id","starts_at","ends_at") REFERENCES "staff"."shift"("id","starts_at","ends_at") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "staff"."staff_member" ADD CONSTRAINT "staff_member_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "staff"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "handover_at_centre" ON "staff"."handover" USING btree ("centre_id","written_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "handover_in_zone" ON "staff"."handover" USING btree ("safe_zone_id","written_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "handover_of_shift" ON "staff"."handover" USING btree ("shift_id");--> statement-breakpoint
CREATE INDEX "qualification_of_staff_member" ON "staff"."qualification" USING btree ("staff_member_id");--> statement-breakpoint
CREATE INDEX "shift_at_centre" ON "staff"."shift" USING btree ("centre_id","starts_at","id");--> statement-breakpoint
CREATE INDEX "shift_in_zone" ON "staff"."shift" USING btree ("safe_zone_id","starts_at","id");--> statement-breakpoint
CREATE INDEX "shift_unverified" ON "staff"."shift" USING btree ("id") WHERE "staff"."shift"."verification" = 'UNVERIFIED';--> statement-breakpoint
CREATE INDEX "shift_assignment_of_shift" ON "staff"."shift_assignment" USING btree ("shift_id");--> statement-breakpoint
CREATE INDEX "shift_assignment_of_staff_member" ON "staff"."shift_assignment" USING btree ("staff_member_id","starts_at");--> statement-breakpoint
CREATE INDEX "staff_member_of_organisation" ON "staff"."staff_member" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "staff_member_at_centre" ON "staff"."staff_member" USING gin ("centre_ids");