CREATE TABLE "residents"."missing_episode" (
	"id" uuid PRIMARY KEY NOT NULL,
	"resident_id" uuid NOT NULL,
	"centre_id" uuid NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"returned_at" timestamp (3) with time zone,
	"interview_due_at" timestamp (3) with time zone,
	"interview_held_at" timestamp (3) with time zone,
	"interview_by_id" uuid,
	"interview_note" text,
	"closed_at" timestamp (3) with time zone,
	"outcome" text,
	"closing_reason" text,
	"recorded_by_subject" text,
	"recorded_by_organisation" text,
	"sop_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "missing_episode_returns_after_start" CHECK ("residents"."missing_episode"."returned_at" >= "residents"."missing_episode"."since"),
	CONSTRAINT "missing_episode_return_asks_an_interview" CHECK (("residents"."missing_episode"."returned_at" is null) = ("residents"."missing_episode"."interview_due_at" is null)),
	CONSTRAINT "missing_episode_interview_follows_a_return" CHECK ("residents"."missing_episode"."interview_held_at" is null or ("residents"."missing_episode"."returned_at" is not null and "residents"."missing_episode"."interview_held_at" >= "residents"."missing_episode"."returned_at")),
	CONSTRAINT "missing_episode_note_is_of_an_interview" CHECK ("residents"."missing_episode"."interview_note" is null or "residents"."missing_episode"."interview_held_at" is not null),
	CONSTRAINT "missing_episode_closed_with_outcome" CHECK (("residents"."missing_episode"."closed_at" is null) = ("residents"."missing_episode"."outcome" is null) and ("residents"."missing_episode"."closed_at" is null) = ("residents"."missing_episode"."closing_reason" is null)),
	CONSTRAINT "missing_episode_returned_is_a_return" CHECK (coalesce("residents"."missing_episode"."outcome", '') <> 'RETURNED' or "residents"."missing_episode"."returned_at" is not null),
	CONSTRAINT "missing_episode_since_within_centuries" CHECK ("residents"."missing_episode"."since" >= '1900-01-01T00:00:00Z' and "residents"."missing_episode"."since" < '2201-01-01T00:00:00Z'),
	CONSTRAINT "missing_episode_returned_at_within_centuries" CHECK ("residents"."missing_episode"."returned_at" >= '1900-01-01T00:00:00Z' and "residents"."missing_episode"."returned_at" < '2201-01-01T00:00:00Z'),
	CONSTRAINT "missing_episode_interview_due_at_within_centuries" CHECK ("residents"."missing_episode"."interview_due_at" >= '1900-01-01T00:00:00Z' and "residents"."missing_episode"."interview_due_at" < '2201-01-01T00:00:00Z'),
	CONSTRAINT "missing_episode_interview_held_at_within_centuries" CHECK ("residents"."missing_episode"."interview_held_at" >= '1900-01-01T00:00:00Z' and "residents"."missing_episode"."interview_held_at" < '2201-01-01T00:00:00Z'),
	CONSTRAINT "missing_episode_closed_at_within_centuries" CHECK ("residents"."missing_episode"."closed_at" >= '1900-01-01T00:00:00Z' and "residents"."missing_episode"."closed_at" < '2201-01-01T00:00:00Z'),
	CONSTRAINT "missing_episode_outcome_words" CHECK ("residents"."missing_episode"."outcome" in ('RETURNED', 'FOUND_ELSEWHERE', 'NOT_FOUND', 'WAS_NOT_MISSING')),
	CONSTRAINT "missing_episode_created_at_within_centuries" CHECK ("residents"."missing_episode"."created_at" >= '1900-01-01T00:00:00Z' and "residents"."missing_episode"."created_at" < '2201-01-01T00:00:00Z'),
	CONSTRAINT "missing_episode_updated_at_within_centuries" CHECK ("residents"."missing_episode"."updated_at" >= '1900-01-01T00:00:00Z' and "residents"."missing_episode"."updated_at" < '2201-01-01T00:00:00Z')
);
--> statement-breakpoint
CREATE TABLE "residents"."missing_step" (
	"id" uuid PRIMARY KEY NOT NULL,
	"episode_id" uuid NOT NULL,
	"resident_id" uuid NOT NULL,
	"step" text NOT NULL,
	"taken_at" timestamp (3) with time zone NOT NULL,
	"taken_by_id" uuid,
	"to_whom" text,
	"reference" text,
	"recorded_by_subject" text,
	"recorded_by_organisation" text,
	"sop_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "missing_step_once" UNIQUE("episode_id","step"),
	CONSTRAINT "missing_step_notification_says_to_whom" CHECK ("residents"."missing_step"."step" not in ('POLICE', 'CHILD_PROTECTION') or "residents"."missing_step"."to_whom" is not null),
	CONSTRAINT "missing_step_words" CHECK ("residents"."missing_step"."step" in ('CASE_MANAGER', 'CENTRE_MANAGER', 'LEGAL_REPRESENTATIVE', 'POLICE', 'CHILD_PROTECTION')),
	CONSTRAINT "missing_step_taken_at_within_centuries" CHECK ("residents"."missing_step"."taken_at" >= '1900-01-01T00:00:00Z' and "residents"."missing_step"."taken_at" < '2201-01-01T00:00:00Z'),
	CONSTRAINT "missing_step_created_at_within_centuries" CHECK ("residents"."missing_step"."created_at" >= '1900-01-01T00:00:00Z' and "residents"."missing_step"."created_at" < '2201-01-01T00:00:00Z')
);
--> statement-breakpoint
CREATE TABLE "residents"."missing_clock" (
	"id" uuid PRIMARY KEY NOT NULL,
	"centre_id" uuid NOT NULL,
	"valid_from" timestamp (3) with time zone NOT NULL,
	"check_hours" integer NOT NULL,
	"case_manager_hours" integer NOT NULL,
	"centre_manager_hours" integer NOT NULL,
	"legal_representative_hours" integer NOT NULL,
	"police_hours" integer NOT NULL,
	"child_protection_hours" integer NOT NULL,
	"interview_hours" integer NOT NULL,
	"reason" text NOT NULL,
	"set_by_id" uuid,
	"recorded_by_subject" text,
	"recorded_by_organisation" text,
	"sop_id" uuid,
	CONSTRAINT "missing_clock_one_setting_at_a_time" UNIQUE("centre_id","valid_from"),
	CONSTRAINT "missing_clock_hours_of_two_weeks" CHECK (least("residents"."missing_clock"."case_manager_hours", "residents"."missing_clock"."centre_manager_hours", "residents"."missing_clock"."legal_representative_hours", "residents"."missing_clock"."police_hours",
        "residents"."missing_clock"."child_protection_hours") >= 0 and least("residents"."missing_clock"."check_hours", "residents"."missing_clock"."interview_hours") >= 1
        and greatest("residents"."missing_clock"."check_hours", "residents"."missing_clock"."case_manager_hours", "residents"."missing_clock"."centre_manager_hours", "residents"."missing_clock"."legal_representative_hours",
        "residents"."missing_clock"."police_hours", "residents"."missing_clock"."child_protection_hours", "residents"."missing_clock"."interview_hours") <= 336),
	CONSTRAINT "missing_clock_has_a_reason" CHECK (length("residents"."missing_clock"."reason") between 1 and 500),
	CONSTRAINT "missing_clock_valid_from_within_centuries" CHECK ("residents"."missing_clock"."valid_from" >= '1900-01-01T00:00:00Z' and "residents"."missing_clock"."valid_from" < '2201-01-01T00:00:00Z')
);
--> statement-breakpoint
ALTER TABLE "residents"."presence" ADD COLUMN "occasion" text DEFAULT 'CHECK' NOT NULL;--> statement-breakpoint
ALTER TABLE "residents"."presence" ADD COLUMN "expected_back_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "residents"."presence" ADD COLUMN "voided_by_id" uuid;--> statement-breakpoint
ALTER TABLE "residents"."missing_episode" ADD CONSTRAINT "missing_episode_resident_id_resident_id_fk" FOREIGN KEY ("resident_id") REFERENCES "residents"."resident"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "residents"."missing_step" ADD CONSTRAINT "missing_step_episode_id_missing_episode_id_fk" FOREIGN KEY ("episode_id") REFERENCES "residents"."missing_episode"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "residents"."missing_step" ADD CONSTRAINT "missing_step_resident_id_resident_id_fk" FOREIGN KEY ("resident_id") REFERENCES "residents"."resident"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "missing_episode_one_at_a_time" ON "residents"."missing_episode" USING btree ("resident_id") WHERE "residents"."missing_episode"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "missing_episode_of_resident" ON "residents"."missing_episode" USING btree ("resident_id","since");--> statement-breakpoint
ALTER TABLE "residents"."presence" ADD CONSTRAINT "presence_entry_finds_somebody" CHECK ("residents"."presence"."occasion" <> 'ENTRY' or "residents"."presence"."status" = 'PRESENT');--> statement-breakpoint
ALTER TABLE "residents"."presence" ADD CONSTRAINT "presence_exit_leaves_nobody" CHECK ("residents"."presence"."occasion" <> 'EXIT' or "residents"."presence"."status" in ('AUTHORISED_ABSENCE', 'ABSENT'));--> statement-breakpoint
ALTER TABLE "residents"."presence" ADD CONSTRAINT "presence_return_is_of_a_leave" CHECK ("residents"."presence"."expected_back_at" is null or ("residents"."presence"."status" = 'AUTHORISED_ABSENCE' and "residents"."presence"."expected_back_at" > "residents"."presence"."checked_at"));--> statement-breakpoint
ALTER TABLE "residents"."presence" ADD CONSTRAINT "presence_occasion_words" CHECK ("residents"."presence"."occasion" in ('CHECK', 'ENTRY', 'EXIT'));--> statement-breakpoint
ALTER TABLE "residents"."presence" ADD CONSTRAINT "presence_expected_back_at_within_centuries" CHECK ("residents"."presence"."expected_back_at" >= '1900-01-01T00:00:00Z' and "residents"."presence"."expected_back_at" < '2201-01-01T00:00:00Z');