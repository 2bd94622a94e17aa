CREATE TABLE "facilities"."bed_block" (
	"id" uuid PRIMARY KEY NOT NULL,
	"bed_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"expected_until" timestamp (3) with time zone,
	"ends_at" timestamp (3) with time zone,
	"reason" text NOT NULL,
	"work_order_id" uuid,
	"recorded_by_subject" text,
	"recorded_by_organisation" text,
	"sop_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bed_block_ends_after_start" CHECK ("facilities"."bed_block"."ends_at" >= "facilities"."bed_block"."starts_at" and "facilities"."bed_block"."expected_until" > "facilities"."bed_block"."starts_at"),
	CONSTRAINT "bed_block_kind_words" CHECK ("facilities"."bed_block"."kind" in ('IN_TURNAROUND', 'OUT_OF_SERVICE'))
);
--> statement-breakpoint
CREATE TABLE "facilities"."placement_finding" (
	"id" uuid PRIMARY KEY NOT NULL,
	"placement_id" uuid NOT NULL,
	"rule" text NOT NULL,
	"level" text NOT NULL,
	"message" text NOT NULL,
	"source" text NOT NULL,
	"judged_at" timestamp (3) with time zone NOT NULL,
	"override_reason" text,
	"overridden_by_subject" text,
	"overridden_by_organisation" text,
	CONSTRAINT "placement_finding_rule_words" CHECK ("facilities"."placement_finding"."rule" in ('CHILDREN_PER_BEDROOM', 'ADULTS_PER_BEDROOM', 'SEXES_APART', 'CHILDREN_APART_FROM_ADULTS', 'ZONE_FOR_ITS_GROUP', 'ZONE_AGES', 'ZONE_SEX', 'ZONE_OPEN', 'HOUSEHOLD_TOGETHER', 'FACTS_KNOWN')),
	CONSTRAINT "placement_finding_level_words" CHECK ("facilities"."placement_finding"."level" in ('REFUSED', 'NEEDS_OVERRIDE', 'ADVISED')),
	CONSTRAINT "placement_finding_override_is_signed" CHECK (("facilities"."placement_finding"."override_reason" is null) = ("facilities"."placement_finding"."overridden_by_subject" is null)
        and ("facilities"."placement_finding"."override_reason" is null) = ("facilities"."placement_finding"."overridden_by_organisation" is null))
);
--> statement-breakpoint
CREATE TABLE "facilities"."centre_purpose" (
	"id" uuid PRIMARY KEY NOT NULL,
	"centre_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"valid_from" date NOT NULL,
	"source" text NOT NULL,
	"recorded_by_subject" text,
	"recorded_by_organisation" text,
	"sop_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "centre_purpose_once_a_day" UNIQUE("centre_id","valid_from"),
	CONSTRAINT "centre_purpose_kind_words" CHECK ("facilities"."centre_purpose"."kind" in ('REGISTRATION_AND_RECEPTION', 'TRANSIT', 'OTHER'))
);
--> statement-breakpoint
CREATE TABLE "facilities"."room_equipment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"room_id" uuid NOT NULL,
	"item" text NOT NULL,
	"quantity" integer NOT NULL,
	"recorded_by_subject" text,
	"recorded_by_organisation" text,
	"sop_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "room_equipment_once" UNIQUE("room_id","item"),
	CONSTRAINT "room_equipment_some" CHECK ("facilities"."room_equipment"."quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "facilities"."work_order_room" (
	"id" uuid PRIMARY KEY NOT NULL,
	"work_order_id" uuid NOT NULL,
	"room_id" uuid NOT NULL,
	CONSTRAINT "work_order_room_once" UNIQUE("work_order_id","room_id")
);
--> statement-breakpoint
CREATE TABLE "facilities"."work_order_step" (
	"id" uuid PRIMARY KEY NOT NULL,
	"work_order_id" uuid NOT NULL,
	"state" text NOT NULL,
	"taken_at" timestamp (3) with time zone NOT NULL,
	"note" text,
	"recorded_by_subject" text,
	"recorded_by_organisation" text,
	"sop_id" uuid,
	CONSTRAINT "work_order_step_state_words" CHECK ("facilities"."work_order_step"."state" in ('REQUESTED', 'APPROVED', 'IN_PROGRESS', 'DONE', 'CANCELLED'))
);
--> statement-breakpoint
ALTER TABLE "facilities"."placement" DROP CONSTRAINT "placement_ends_after_start";--> statement-breakpoint
ALTER TABLE "facilities"."bed" ADD COLUMN "stands_from" date;--> statement-breakpoint
ALTER TABLE "facilities"."bed" ADD COLUMN "stands_until" date;--> statement-breakpoint
ALTER TABLE "facilities"."capacity" ADD COLUMN "work_order_id" uuid;--> statement-breakpoint
ALTER TABLE "facilities"."capacity" ADD COLUMN "recorded_by_subject" text;--> statement-breakpoint
ALTER TABLE "facilities"."capacity" ADD COLUMN "recorded_by_organisation" text;--> statement-breakpoint
ALTER TABLE "facilities"."capacity" ADD COLUMN "sop_id" uuid;--> statement-breakpoint
ALTER TABLE "facilities"."placement" ADD COLUMN "stage" text DEFAULT 'CHECKED_IN' NOT NULL;--> statement-breakpoint
ALTER TABLE "facilities"."placement" ADD COLUMN "reserved_from" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "facilities"."placement" ADD COLUMN "expected_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "facilities"."placement" ADD COLUMN "closed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "facilities"."placement" ADD COLUMN "closing_reason" text;--> statement-breakpoint
ALTER TABLE "facilities"."placement" ADD COLUMN "person_sex" text;--> statement-breakpoint
ALTER TABLE "facilities"."placement" ADD COLUMN "person_born_on" date;--> statement-breakpoint
ALTER TABLE "facilities"."placement" ADD COLUMN "person_situation" text;--> statement-breakpoint
ALTER TABLE "facilities"."placement" ADD COLUMN "person_household_id" uuid;--> statement-breakpoint
ALTER TABLE "facilities"."placement" ADD COLUMN "person_known_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "facilities"."safe_zone" ADD COLUMN "age_from" integer;--> statement-breakpoint
ALTER TABLE "facilities"."safe_zone" ADD COLUMN "age_to" integer;--> statement-breakpoint
ALTER TABLE "facilities"."safe_zone" ADD COLUMN "sex" text;--> statement-breakpoint
ALTER TABLE "facilities"."work_order" ADD COLUMN "description" text;--> statement-breakpoint
ALTER TABLE "facilities"."work_order" ADD COLUMN "performed_by" text;--> statement-breakpoint
ALTER TABLE "facilities"."work_order" ADD COLUMN "started_on" date;--> statement-breakpoint
ALTER TABLE "facilities"."work_order" ADD COLUMN "places_before" integer;--> statement-breakpoint
ALTER TABLE "facilities"."work_order" ADD COLUMN "places_after" integer;--> statement-breakpoint
ALTER TABLE "facilities"."bed_block" ADD CONSTRAINT "bed_block_bed_id_bed_id_fk" FOREIGN KEY ("bed_id") REFERENCES "facilities"."bed"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilities"."bed_block" ADD CONSTRAINT "bed_block_work_order_id_work_order_id_fk" FOREIGN KEY ("work_order_id") REFERENCES "facilities"."work_order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilities"."placement_finding" ADD CONSTRAINT "placement_finding_placement_id_placement_id_fk" FOREIGN KEY ("placement_id") REFERENCES "facilities"."placement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilities"."centre_purpose" ADD CONSTRAINT "centre_purpose_centre_id_centre_id_fk" FOREIGN KEY ("centre_id") REFERENCES "facilities"."centre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilities"."room_equipment" ADD CONSTRAINT "room_equipment_room_id_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "facilities"."room"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilities"."work_order_room" ADD CONSTRAINT "work_order_room_work_order_id_work_order_id_fk" FOREIGN KEY ("work_order_id") REFERENCES "facilities"."work_order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilities"."work_order_room" ADD CONSTRAINT "work_order_room_room_id_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "facilities"."room"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilities"."work_order_step" ADD CONSTRAINT "work_order_step_work_order_id_work_order_id_fk" FOREIGN KEY ("work_order_id") REFERENCES "facilities"."work_order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bed_block_of_bed" ON "facilities"."bed_block" USING btree ("bed_id","starts_at");--> statement-breakpoint
CREATE INDEX "bed_block_of_work_order" ON "facilities"."bed_block" USING btree ("work_order_id");--> statement-breakpoint
CREATE INDEX "placement_finding_of_placement" ON "facilities"."placement_finding" USING btree ("placement_id");--> statement-breakpoint
CREATE INDEX "work_order_room_of_room" ON "facilities"."work_order_room" USING btree ("room_id");--> statement-breakpoint
CREATE INDEX "work_order_step_of_work_order" ON "facilities"."work_order_step" USING btree ("work_order_id");--> statement-breakpoint
CREATE INDEX "placement_unknown_person" ON "facilities"."placement" USING btree ("id") WHERE "facilities"."placement"."person_known_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "placement_one_stay_a_bed" ON "facilities"."placement" USING btree ("bed_id") WHERE "facilities"."placement"."stage" = 'CHECKED_IN' and "facilities"."placement"."ends_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "placement_one_stay_a_resident" ON "facilities"."placement" USING btree ("resident_id") WHERE "facilities"."placement"."stage" = 'CHECKED_IN' and "facilities"."placement"."ends_at" is null;--> statement-breakpoint
ALTER TABLE "facilities"."bed" ADD CONSTRAINT "bed_stands_in_order" CHECK ("facilities"."bed"."stands_until" > "facilities"."bed"."stands_from");--> statement-breakpoint
ALTER TABLE "facilities"."placement" ADD CONSTRAINT "placement_end_of_a_stay" CHECK ("facilities"."placement"."ends_at" is null or "facilities"."placement"."stage" in ('CHECKED_IN', 'VOIDED'));--> statement-breakpoint
ALTER TABLE "facilities"."placement" ADD CONSTRAINT "placement_closing_has_reason" CHECK (("facilities"."placement"."stage" in ('CANCELLED', 'VOIDED')) = ("facilities"."placement"."closed_at" is not null and "facilities"."placement"."closing_reason" is not null));--> statement-breakpoint
ALTER TABLE "facilities"."placement" ADD CONSTRAINT "placement_stage_words" CHECK ("facilities"."placement"."stage" in ('RESERVED', 'CHECKED_IN', 'CANCELLED', 'VOIDED'));--> statement-breakpoint
ALTER TABLE "facilities"."placement" ADD CONSTRAINT "placement_ends_after_start" CHECK ("facilities"."placement"."ends_at" > "facilities"."placement"."starts_at" and "facilities"."placement"."expected_until" > "facilities"."placement"."starts_at"
        and "facilities"."placement"."reserved_from" < "facilities"."placement"."starts_at");--> statement-breakpoint
ALTER TABLE "facilities"."safe_zone" ADD CONSTRAINT "safe_zone_sex_words" CHECK ("facilities"."safe_zone"."sex" in ('FEMALE', 'MALE'));--> statement-breakpoint
ALTER TABLE "facilities"."safe_zone" ADD CONSTRAINT "safe_zone_ages_in_order" CHECK ("facilities"."safe_zone"."age_from" >= 0 and "facilities"."safe_zone"."age_to" >= "facilities"."safe_zone"."age_from");--> statement-breakpoint
ALTER TABLE "facilities"."work_order" ADD CONSTRAINT "work_order_days_in_order" CHECK ("facilities"."work_order"."started_on" >= "facilities"."work_order"."opened_on" and "facilities"."work_order"."completed_on" >= coalesce("facilities"."work_order"."started_on", "facilities"."work_order"."opened_on"));--> statement-breakpoint
ALTER TABLE "facilities"."work_order" ADD CONSTRAINT "work_order_places_not_negative" CHECK ("facilities"."work_order"."places_before" >= 0 and "facilities"."work_order"."places_after" >= 0);