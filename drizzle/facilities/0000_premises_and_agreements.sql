CREATE SCHEMA "facilities";
--> statement-breakpoint
CREATE TABLE "facilities"."bed" (
	"id" uuid PRIMARY KEY NOT NULL,
	"room_id" uuid NOT NULL,
	"code" text NOT NULL,
	"out_of_service_since" timestamp (3) with time zone,
	"out_of_service_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bed_code_once" UNIQUE("room_id","code")
);
--> statement-breakpoint
CREATE TABLE "facilities"."building" (
	"id" uuid PRIMARY KEY NOT NULL,
	"centre_id" uuid NOT NULL,
	"shelter_id" uuid,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "building_code_once" UNIQUE("centre_id","code")
);
--> statement-breakpoint
CREATE TABLE "facilities"."capacity" (
	"id" uuid PRIMARY KEY NOT NULL,
	"centre_id" uuid NOT NULL,
	"shelter_id" uuid,
	"safe_zone_id" uuid,
	"valid_from" date NOT NULL,
	"nominal" integer NOT NULL,
	"usable" integer,
	"surge" integer,
	"source" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "capacity_not_negative" CHECK ("facilities"."capacity"."nominal" >= 0 and "facilities"."capacity"."usable" >= 0 and "facilities"."capacity"."surge" >= 0)
);
--> statement-breakpoint
CREATE TABLE "facilities"."centre" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"country" text NOT NULL,
	"authority" text NOT NULL,
	"time_zone" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "centre_code_unique" UNIQUE("code"),
	CONSTRAINT "centre_kind_words" CHECK ("facilities"."centre"."kind" in ('REGISTRATION_AND_RECEPTION', 'TRANSIT', 'OTHER'))
);
--> statement-breakpoint
CREATE TABLE "facilities"."cooperation_sop" (
	"id" uuid PRIMARY KEY NOT NULL,
	"centre_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"status" text NOT NULL,
	"valid_from" timestamp (3) with time zone NOT NULL,
	"valid_until" timestamp (3) with time zone,
	"document_name" text NOT NULL,
	"document_sha256" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cooperation_sop_number_once" UNIQUE("centre_id","number"),
	CONSTRAINT "cooperation_sop_status_words" CHECK ("facilities"."cooperation_sop"."status" in ('DRAFT', 'AGREED', 'IN_FORCE', 'SUPERSEDED', 'ENDED')),
	CONSTRAINT "cooperation_sop_ends_after_start" CHECK ("facilities"."cooperation_sop"."valid_until" > "facilities"."cooperation_sop"."valid_from"),
	CONSTRAINT "cooperation_sop_sha256" CHECK ("facilities"."cooperation_sop"."document_sha256" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "facilities"."floor" (
	"id" uuid PRIMARY KEY NOT NULL,
	"building_id" uuid NOT NULL,
	"safe_zone_id" uuid,
	"level" integer NOT NULL,
	"name" text NOT NULL,
	"renovated_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "floor_level_once" UNIQUE("building_id","level")
);
--> statement-breakpoint
CREATE TABLE "facilities"."idempotency" (
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
CREATE TABLE "facilities"."inspection" (
	"id" uuid PRIMARY KEY NOT NULL,
	"centre_id" uuid NOT NULL,
	"safe_zone_id" uuid,
	"inspected_on" date NOT NULL,
	"authority" text NOT NULL,
	"outcome" text NOT NULL,
	"summary" text NOT NULL,
	"recorded_by_subject" text,
	"recorded_by_organisation" text,
	"sop_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "inspection_outcome_words" CHECK ("facilities"."inspection"."outcome" in ('PASSED', 'PASSED_WITH_FINDINGS', 'FAILED'))
);
--> statement-breakpoint
CREATE TABLE "facilities"."placement" (
	"id" uuid PRIMARY KEY NOT NULL,
	"bed_id" uuid NOT NULL,
	"resident_id" uuid NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone,
	"end_reason" text,
	"note" text,
	"verification" text DEFAULT 'VERIFIED' NOT NULL,
	"recorded_by_subject" text,
	"recorded_by_organisation" text,
	"sop_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "placement_ends_after_start" CHECK ("facilities"."placement"."ends_at" > "facilities"."placement"."starts_at"),
	CONSTRAINT "placement_end_has_reason" CHECK (("facilities"."placement"."ends_at" is null) = ("facilities"."placement"."end_reason" is null)),
	CONSTRAINT "placement_end_reason_words" CHECK ("facilities"."placement"."end_reason" in ('MOVED', 'DEPARTED', 'LEFT_WITHOUT_NOTICE', 'TRANSFERRED', 'TURNED_18', 'OTHER'))
);
--> statement-breakpoint
CREATE TABLE "facilities"."published_figure" (
	"id" uuid PRIMARY KEY NOT NULL,
	"country" text NOT NULL,
	"centre_id" uuid,
	"shelter_id" uuid,
	"safe_zone_id" uuid,
	"measure" text NOT NULL,
	"as_of" date NOT NULL,
	"value" integer,
	"source" text NOT NULL,
	CONSTRAINT "published_figure_measure_words" CHECK ("facilities"."published_figure"."measure" in ('CAPACITY', 'USABLE_CAPACITY', 'OCCUPANCY'))
);
--> statement-breakpoint
CREATE TABLE "facilities"."room" (
	"id" uuid PRIMARY KEY NOT NULL,
	"floor_id" uuid NOT NULL,
	"code" text NOT NULL,
	"kind" text NOT NULL,
	"area_square_metres" numeric(7, 2),
	"height_metres" numeric(4, 2),
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "room_code_once" UNIQUE("floor_id","code"),
	CONSTRAINT "room_kind_words" CHECK ("facilities"."room"."kind" in ('BEDROOM', 'ACTIVITY', 'PRIVATE_MEETING', 'OFFICE', 'MEDICAL', 'CANTEEN', 'GYM', 'SANITARY')),
	CONSTRAINT "room_has_size" CHECK ("facilities"."room"."area_square_metres" > 0 and "facilities"."room"."height_metres" > 0)
);
--> statement-breakpoint
CREATE TABLE "facilities"."safe_zone" (
	"id" uuid PRIMARY KEY NOT NULL,
	"centre_id" uuid NOT NULL,
	"shelter_id" uuid,
	"building_id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"target_group" text NOT NULL,
	"opened_on" date,
	"closed_on" date,
	"operators" text[] DEFAULT '{}' NOT NULL,
	"sanitation" text,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "safe_zone_code_unique" UNIQUE("code"),
	CONSTRAINT "safe_zone_target_group_words" CHECK ("facilities"."safe_zone"."target_group" in ('UNACCOMPANIED_CHILDREN', 'FAMILIES', 'ADULTS', 'MIXED'))
);
--> statement-breakpoint
CREATE TABLE "facilities"."shelter" (
	"id" uuid PRIMARY KEY NOT NULL,
	"centre_id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "shelter_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "facilities"."shift_window" (
	"id" uuid PRIMARY KEY NOT NULL,
	"centre_id" uuid NOT NULL,
	"window" text NOT NULL,
	"starts_at" time NOT NULL,
	"ends_at" time NOT NULL,
	CONSTRAINT "shift_window_once" UNIQUE("centre_id","window"),
	CONSTRAINT "shift_window_words" CHECK ("facilities"."shift_window"."window" in ('DAY', 'EVENING', 'NIGHT'))
);
--> statement-breakpoint
CREATE TABLE "facilities"."sop_party" (
	"id" uuid PRIMARY KEY NOT NULL,
	"sop_id" uuid NOT NULL,
	"organisation" text NOT NULL,
	"signed_at" timestamp (3) with time zone,
	"signed_by" text,
	CONSTRAINT "sop_party_once" UNIQUE("sop_id","organisation")
);
--> statement-breakpoint
CREATE TABLE "facilities"."sop_responsibility" (
	"id" uuid PRIMARY KEY NOT NULL,
	"sop_id" uuid NOT NULL,
	"function" text NOT NULL,
	"organisation" text NOT NULL,
	"level" text NOT NULL,
	"windows" text[] NOT NULL,
	"clause" text NOT NULL,
	CONSTRAINT "sop_responsibility_function_words" CHECK ("facilities"."sop_responsibility"."function" in ('ACCOMMODATION', 'FOOD', 'NON_FOOD_ITEMS', 'BASIC_MEDICAL_CARE', 'CASE_MANAGEMENT', 'SECURITY', 'COUNSELLING', 'PSYCHOSOCIAL_SUPPORT', 'RECREATIONAL_ACTIVITIES', 'LEGAL_AID', 'SPECIALISED_MEDICAL_REFERRAL', 'INTERPRETATION', 'CULTURAL_MEDIATION', 'EDUCATION', 'INFORMATION_PROVISION', 'RENOVATION')),
	CONSTRAINT "sop_responsibility_level_words" CHECK ("facilities"."sop_responsibility"."level" in ('LEAD', 'SUPPORT')),
	CONSTRAINT "sop_responsibility_window_words" CHECK ("facilities"."sop_responsibility"."windows" <@ array['DAY', 'EVENING', 'NIGHT']::text[])
);
--> statement-breakpoint
CREATE TABLE "facilities"."work_order" (
	"id" uuid PRIMARY KEY NOT NULL,
	"centre_id" uuid NOT NULL,
	"floor_id" uuid,
	"room_id" uuid,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"requested_by" text NOT NULL,
	"funded_by" text,
	"opened_on" date NOT NULL,
	"completed_on" date,
	"recorded_by_subject" text,
	"recorded_by_organisation" text,
	"sop_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "work_order_state_words" CHECK ("facilities"."work_order"."state" in ('REQUESTED', 'APPROVED', 'IN_PROGRESS', 'DONE', 'CANCELLED'))
);
--> statement-breakpoint
ALTER TABLE "facilities"."bed" ADD CONSTRAINT "bed_room_id_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "facilities"."room"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilities"."building" ADD CONSTRAINT "building_centre_id_centre_id_fk" FOREIGN KEY ("centre_id") REFERENCES "facilities"."centre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilities"."building" ADD CONSTRAINT "building_shelter_id_shelter_id_fk" FOREIGN KEY ("shelter_id") REFERENCES "facilities"."shelter"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilities"."capacity" ADD CONSTRAINT "capacity_centre_id_centre_id_fk" FOREIGN KEY ("centre_id") REFERENCES "facilities"."centre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilities"."capacity" ADD CONSTRAINT "capacity_shelter_id_shelter_id_fk" FOREIGN KEY ("shelter_id") REFERENCES "facilities"."shelter"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilities"."capacity" ADD CONSTRAINT "capacity_safe_zone_id_safe_zone_id_fk" FOREIGN KEY ("safe_zone_id") REFERENCES "facilities"."safe_zone"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilities"."cooperation_sop" ADD CONSTRAINT "cooperation_sop_centre_id_centre_id_fk" FOREIGN KEY ("centre_id") REFERENCES "facilities"."centre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilities"."floor" ADD CONSTRAINT "floor_building_id_building_id_fk" FOREIGN KEY ("building_id") REFERENCES "facilities"."building"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilities"."floor" ADD CONSTRAINT "floor_safe_zone_id_safe_zone_id_fk" FOREIGN KEY ("safe_zone_id") REFERENCES "facilities"."safe_zone"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilities"."inspection" ADD CONSTRAINT "inspection_centre_id_centre_id_fk" FOREIGN KEY ("centre_id") REFERENCES "facilities"."centre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilities"."inspection" ADD CONSTRAINT "inspection_safe_zone_id_safe_zone_id_fk" FOREIGN KEY ("safe_zone_id") REFERENCES "facilities"."safe_zone"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilities"."placement" ADD CONSTRAINT "placement_bed_id_bed_id_fk" FOREIGN KEY ("bed_id") REFERENCES "facilities"."bed"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilities"."published_figure" ADD CONSTRAINT "published_figure_centre_id_centre_id_fk" FOREIGN KEY ("centre_id") REFERENCES "facilities"."centre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilities"."published_figure" ADD CONSTRAINT "published_figure_shelter_id_shelter_id_fk" FOREIGN KEY ("shelter_id") REFERENCES "facilities"."shelter"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilities"."published_figure" ADD CONSTRAINT "published_figure_safe_zone_id_safe_zone_id_fk" FOREIGN KEY ("safe_zone_id") REFERENCES "facilities"."safe_zone"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilities"."room" ADD CONSTRAINT "room_floor_id_floor_id_fk" FOREIGN KEY ("floor_id") REFERENCES "facilities"."floor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilities"."safe_zone" ADD CONSTRAINT "safe_zone_centre_id_centre_id_fk" FOREIGN KEY ("centre_id") REFERENCES "facilities"."centre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilities"."safe_zone" ADD CONSTRAINT "safe_zone_shelter_id_shelter_id_fk" FOREIGN KEY ("shelter_id") REFERENCES "facilities"."shelter"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilities"."safe_zone" ADD CONSTRAINT "safe_zone_building_id_building_id_fk" FOREIGN KEY ("building_id") REFERENCES "facilities"."building"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilities"."shelter" ADD CONSTRAINT "shelter_centre_id_centre_id_fk" FOREIGN KEY ("centre_id") REFERENCES "facilities"."centre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilities"."shift_window" ADD CONSTRAINT "shift_window_centre_id_centre_id_fk" FOREIGN KEY ("centre_id") REFERENCES "facilities"."centre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilities"."sop_party" ADD CONSTRAINT "sop_party_sop_id_cooperation_sop_id_fk" FOREIGN KEY ("sop_id") REFERENCES "facilities"."cooperation_sop"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilities"."sop_responsibility" ADD CONSTRAINT "sop_responsibility_sop_id_cooperation_sop_id_fk" FOREIGN KEY ("sop_id") REFERENCES "facilities"."cooperation_sop"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilities"."work_order" ADD CONSTRAINT "work_order_centre_id_centre_id_fk" FOREIGN KEY ("centre_id") REFERENCES "facilities"."centre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilities"."work_order" ADD CONSTRAINT "work_order_floor_id_floor_id_fk" FOREIGN KEY ("floor_id") REFERENCES "facilities"."floor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilities"."work_order" ADD CONSTRAINT "work_order_room_id_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "facilities"."room"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "building_of_shelter" ON "facilities"."building" USING btree ("shelter_id");--> statement-breakpoint
CREATE UNIQUE INDEX "capacity_once_a_day" ON "facilities"."capacity" USING btree ("centre_id",coalesce("shelter_id", '00000000-0000-0000-0000-000000000000'::uuid),coalesce("safe_zone_id", '00000000-0000-0000-0000-000000000000'::uuid),"valid_from");--> statement-breakpoint
CREATE INDEX "floor_of_safe_zone" ON "facilities"."floor" USING btree ("safe_zone_id");--> statement-breakpoint
CREATE INDEX "inspection_of_centre" ON "facilities"."inspection" USING btree ("centre_id","inspected_on");--> statement-breakpoint
CREATE INDEX "placement_of_resident" ON "facilities"."placement" USING btree ("resident_id","starts_at");--> statement-breakpoint
CREATE INDEX "placement_of_bed" ON "facilities"."placement" USING btree ("bed_id","starts_at");--> statement-breakpoint
CREATE INDEX "placement_unverified" ON "facilities"."placement" USING btree ("id") WHERE "facilities"."placement"."verification" = 'UNVERIFIED';--> statement-breakpoint
CREATE INDEX "published_figure_by_date" ON "facilities"."published_figure" USING btree ("measure","as_of");--> statement-breakpoint
CREATE INDEX "safe_zone_of_centre" ON "facilities"."safe_zone" USING btree ("centre_id");--> statement-breakpoint
CREATE INDEX "safe_zone_of_building" ON "facilities"."safe_zone" USING btree ("building_id");--> statement-breakpoint
CREATE INDEX "shelter_of_centre" ON "facilities"."shelter" USING btree ("centre_id");--> statement-breakpoint
CREATE INDEX "sop_responsibility_of_sop" ON "facilities"."sop_responsibility" USING btree ("sop_id");--> statement-breakpoint
CREATE INDEX "work_order_of_centre" ON "facilities"."work_order" USING btree ("centre_id","opened_on");