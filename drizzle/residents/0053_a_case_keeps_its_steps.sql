CREATE TABLE "residents"."best_interest_note" (
	"id" uuid PRIMARY KEY NOT NULL,
	"resident_id" uuid NOT NULL,
	"noted_at" timestamp (3) with time zone NOT NULL,
	"noted_by_id" uuid,
	"note" text NOT NULL,
	"recorded_by_subject" text,
	"recorded_by_organisation" text,
	"sop_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "best_interest_note_says_something" CHECK (length("residents"."best_interest_note"."note") between 1 and 8000),
	CONSTRAINT "best_interest_note_noted_at_within_centuries" CHECK ("residents"."best_interest_note"."noted_at" >= '1900-01-01T00:00:00Z' and "residents"."best_interest_note"."noted_at" < '2201-01-01T00:00:00Z'),
	CONSTRAINT "best_interest_note_created_at_within_centuries" CHECK ("residents"."best_interest_note"."created_at" >= '1900-01-01T00:00:00Z' and "residents"."best_interest_note"."created_at" < '2201-01-01T00:00:00Z')
);
--> statement-breakpoint
CREATE TABLE "residents"."case_step" (
	"id" uuid PRIMARY KEY NOT NULL,
	"resident_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"taken_at" timestamp (3) with time zone NOT NULL,
	"taken_by_id" uuid,
	"risk_level" text,
	"case_state" text NOT NULL,
	"statement" text,
	"review_due_on" date,
	"recorded_by_subject" text,
	"recorded_by_organisation" text,
	"sop_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "case_step_says_what_is_open_or_why" CHECK ("residents"."case_step"."kind" not in ('SCREENED', 'CLOSED', 'REOPENED') or "residents"."case_step"."statement" is not null),
	CONSTRAINT "case_step_closing_alone_closes" CHECK ("residents"."case_step"."kind" = 'SCREENED' or ("residents"."case_step"."kind" = 'CLOSED') = ("residents"."case_step"."case_state" = 'CLOSED')),
	CONSTRAINT "case_step_closed_waits_for_no_review" CHECK ("residents"."case_step"."case_state" <> 'CLOSED' or "residents"."case_step"."review_due_on" is null),
	CONSTRAINT "case_step_kind_words" CHECK ("residents"."case_step"."kind" in ('SCREENED', 'ASSESSED', 'REVIEWED', 'CLOSED', 'REOPENED')),
	CONSTRAINT "case_step_taken_at_within_centuries" CHECK ("residents"."case_step"."taken_at" >= '1900-01-01T00:00:00Z' and "residents"."case_step"."taken_at" < '2201-01-01T00:00:00Z'),
	CONSTRAINT "case_step_risk_level_words" CHECK ("residents"."case_step"."risk_level" in ('HIGH', 'MEDIUM', 'LOW')),
	CONSTRAINT "case_step_case_state_words" CHECK ("residents"."case_step"."case_state" in ('NEW', 'ASSESSMENT', 'CASE_PLAN', 'SERVICES_IMPLEMENTED', 'CLOSED', 'REOPENED')),
	CONSTRAINT "case_step_review_due_on_within_centuries" CHECK ("residents"."case_step"."review_due_on" between '1900-01-01' and '2200-12-31'),
	CONSTRAINT "case_step_created_at_within_centuries" CHECK ("residents"."case_step"."created_at" >= '1900-01-01T00:00:00Z' and "residents"."case_step"."created_at" < '2201-01-01T00:00:00Z')
);
--> statement-breakpoint
ALTER TABLE "residents"."vulnerability" ADD COLUMN "known_from" text;--> statement-breakpoint
ALTER TABLE "residents"."vulnerability" ADD COLUMN "confirmed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "residents"."vulnerability" ADD COLUMN "confirmed_by_id" uuid;--> statement-breakpoint
ALTER TABLE "residents"."vulnerability" ADD COLUMN "confirmed_by_subject" text;--> statement-breakpoint
ALTER TABLE "residents"."vulnerability" ADD COLUMN "resolution_reason" text;--> statement-breakpoint
ALTER TABLE "residents"."best_interest_note" ADD CONSTRAINT "best_interest_note_resident_id_resident_id_fk" FOREIGN KEY ("resident_id") REFERENCES "residents"."resident"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "residents"."case_step" ADD CONSTRAINT "case_step_resident_id_resident_id_fk" FOREIGN KEY ("resident_id") REFERENCES "residents"."resident"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "residents"."missing_episode" ADD CONSTRAINT "missing_episode_of_one_resident" UNIQUE("id","resident_id");--> statement-breakpoint
ALTER TABLE "residents"."missing_step" ADD CONSTRAINT "missing_step_is_about_who_is_missed" FOREIGN KEY ("episode_id","resident_id") REFERENCES "residents"."missing_episode"("id","resident_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "best_interest_note_of_resident" ON "residents"."best_interest_note" USING btree ("resident_id","noted_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "case_step_of_resident" ON "residents"."case_step" USING btree ("resident_id","taken_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
ALTER TABLE "residents"."vulnerability" ADD CONSTRAINT "vulnerability_confirmed_by_somebody" CHECK (("residents"."vulnerability"."confirmed_at" is null) = ("residents"."vulnerability"."confirmed_by_subject" is null));--> statement-breakpoint
ALTER TABLE "residents"."vulnerability" ADD CONSTRAINT "vulnerability_confirmed_by_somebody_else" CHECK ("residents"."vulnerability"."confirmed_by_subject" is null or "residents"."vulnerability"."confirmed_by_subject" is distinct from "residents"."vulnerability"."recorded_by_subject");--> statement-breakpoint
ALTER TABLE "residents"."vulnerability" ADD CONSTRAINT "vulnerability_reason_of_a_resolution" CHECK ("residents"."vulnerability"."resolution_reason" is null or "residents"."vulnerability"."resolved_at" is not null);--> statement-breakpoint
ALTER TABLE "residents"."vulnerability" ADD CONSTRAINT "vulnerability_known_from_words" CHECK ("residents"."vulnerability"."known_from" in ('TOLD_BY_RESIDENT', 'OBSERVED', 'DOCUMENT', 'TOLD_BY_OTHERS'));--> statement-breakpoint
ALTER TABLE "residents"."vulnerability" ADD CONSTRAINT "vulnerability_confirmed_at_within_centuries" CHECK ("residents"."vulnerability"."confirmed_at" >= '1900-01-01T00:00:00Z' and "residents"."vulnerability"."confirmed_at" < '2201-01-01T00:00:00Z');