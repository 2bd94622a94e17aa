CREATE TABLE "residents"."complaint" (
	"id" uuid PRIMARY KEY NOT NULL,
	"centre_id" uuid NOT NULL,
	"category" text NOT NULL,
	"channel" text NOT NULL,
	"language" text NOT NULL,
	"text" text NOT NULL,
	"state" text DEFAULT 'RECEIVED' NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"acknowledge_by" timestamp (3) with time zone NOT NULL,
	"resident_id" uuid,
	"about_staff_id" uuid,
	"code_hash" text NOT NULL,
	"recorded_by_subject" text,
	"recorded_by_organisation" text,
	"sop_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "complaint_code_once" UNIQUE("code_hash"),
	CONSTRAINT "complaint_of_abuse_points_at_nobody" CHECK ("residents"."complaint"."category" <> 'SEXUAL_EXPLOITATION_OR_ABUSE'
      or ("residents"."complaint"."resident_id" is null and "residents"."complaint"."about_staff_id" is null)),
	CONSTRAINT "complaint_has_a_text" CHECK (length("residents"."complaint"."text") between 1 and 4000),
	CONSTRAINT "complaint_category_words" CHECK ("residents"."complaint"."category" in ('FOOD', 'ACCOMMODATION', 'HYGIENE', 'HEALTH_CARE', 'SAFETY', 'STAFF_CONDUCT', 'DISCRIMINATION', 'INFORMATION', 'PROCEDURE', 'SUGGESTION', 'THANKS', 'OTHER', 'SEXUAL_EXPLOITATION_OR_ABUSE')),
	CONSTRAINT "complaint_channel_words" CHECK ("residents"."complaint"."channel" in ('IN_PERSON', 'KIOSK', 'BOX', 'LETTER', 'PHONE')),
	CONSTRAINT "complaint_state_words" CHECK ("residents"."complaint"."state" in ('RECEIVED', 'ACKNOWLEDGED', 'ANSWERED', 'CLOSED', 'REOPENED')),
	CONSTRAINT "complaint_received_at_within_centuries" CHECK ("residents"."complaint"."received_at" >= '1900-01-01T00:00:00Z' and "residents"."complaint"."received_at" < '2201-01-01T00:00:00Z'),
	CONSTRAINT "complaint_acknowledge_by_within_centuries" CHECK ("residents"."complaint"."acknowledge_by" >= '1900-01-01T00:00:00Z' and "residents"."complaint"."acknowledge_by" < '2201-01-01T00:00:00Z'),
	CONSTRAINT "complaint_created_at_within_centuries" CHECK ("residents"."complaint"."created_at" >= '1900-01-01T00:00:00Z' and "residents"."complaint"."created_at" < '2201-01-01T00:00:00Z'),
	CONSTRAINT "complaint_updated_at_within_centuries" CHECK ("residents"."complaint"."updated_at" >= '1900-01-01T00:00:00Z' and "residents"."complaint"."updated_at" < '2201-01-01T00:00:00Z')
);
--> statement-breakpoint
CREATE TABLE "residents"."complaint_miss" (
	"id" uuid PRIMARY KEY NOT NULL,
	"principal" text NOT NULL,
	"missed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "complaint_miss_missed_at_within_centuries" CHECK ("residents"."complaint_miss"."missed_at" >= '1900-01-01T00:00:00Z' and "residents"."complaint_miss"."missed_at" < '2201-01-01T00:00:00Z')
);
--> statement-breakpoint
CREATE TABLE "residents"."complaint_step" (
	"id" uuid PRIMARY KEY NOT NULL,
	"complaint_id" uuid NOT NULL,
	"resident_id" uuid,
	"step" text NOT NULL,
	"taken_at" timestamp (3) with time zone NOT NULL,
	"taken_by_id" uuid,
	"text" text,
	"recorded_by_subject" text,
	"recorded_by_organisation" text,
	"sop_id" uuid,
	CONSTRAINT "complaint_step_says_what" CHECK (("residents"."complaint_step"."step" = 'ACKNOWLEDGED') or "residents"."complaint_step"."text" is not null),
	CONSTRAINT "complaint_step_follows_the_receipt" CHECK ("residents"."complaint_step"."step" <> 'RECEIVED'),
	CONSTRAINT "complaint_step_words" CHECK ("residents"."complaint_step"."step" in ('RECEIVED', 'ACKNOWLEDGED', 'ANSWERED', 'CLOSED', 'REOPENED')),
	CONSTRAINT "complaint_step_taken_at_within_centuries" CHECK ("residents"."complaint_step"."taken_at" >= '1900-01-01T00:00:00Z' and "residents"."complaint_step"."taken_at" < '2201-01-01T00:00:00Z')
);
--> statement-breakpoint
ALTER TABLE "residents"."complaint" ADD CONSTRAINT "complaint_resident_id_resident_id_fk" FOREIGN KEY ("resident_id") REFERENCES "residents"."resident"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "residents"."complaint_step" ADD CONSTRAINT "complaint_step_complaint_id_complaint_id_fk" FOREIGN KEY ("complaint_id") REFERENCES "residents"."complaint"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "residents"."complaint_step" ADD CONSTRAINT "complaint_step_resident_id_resident_id_fk" FOREIGN KEY ("resident_id") REFERENCES "residents"."resident"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "complaint_of_centre" ON "residents"."complaint" USING btree ("centre_id","received_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "complaint_of_resident" ON "residents"."complaint" USING btree ("resident_id") WHERE "residents"."complaint"."resident_id" is not null;--> statement-breakpoint
CREATE INDEX "complaint_miss_of_asker" ON "residents"."complaint_miss" USING btree ("principal","missed_at");--> statement-breakpoint
CREATE INDEX "complaint_step_of_complaint" ON "residents"."complaint_step" USING btree ("complaint_id","taken_at");