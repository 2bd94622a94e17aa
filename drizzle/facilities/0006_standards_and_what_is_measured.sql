CREATE TABLE "facilities"."house_rule" (
	"id" uuid PRIMARY KEY NOT NULL,
	"centre_id" uuid NOT NULL,
	"language" text NOT NULL,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_until" date,
	"recorded_by_subject" text,
	"recorded_by_organisation" text,
	"sop_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "house_rule_language" CHECK ("facilities"."house_rule"."language" ~ '^[a-z]{2,3}$'),
	CONSTRAINT "house_rule_ends_after_start" CHECK ("facilities"."house_rule"."valid_until" >= "facilities"."house_rule"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "facilities"."inspection_finding" (
	"id" uuid PRIMARY KEY NOT NULL,
	"inspection_id" uuid NOT NULL,
	"indicator_code" text,
	"text" text,
	"severity" text NOT NULL,
	"safe_zone_id" uuid,
	"room_id" uuid,
	"due_on" date,
	"closed_on" date,
	"closed_by_subject" text,
	"closed_by_organisation" text,
	"closing_note" text,
	"recorded_by_subject" text,
	"recorded_by_organisation" text,
	"sop_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "inspection_finding_says_something" CHECK ("facilities"."inspection_finding"."indicator_code" is not null or "facilities"."inspection_finding"."text" is not null),
	CONSTRAINT "inspection_finding_closed_with_note" CHECK (("facilities"."inspection_finding"."closed_on" is null) = ("facilities"."inspection_finding"."closing_note" is null)),
	CONSTRAINT "inspection_finding_severity_words" CHECK ("facilities"."inspection_finding"."severity" in ('LOW', 'MEDIUM', 'HIGH', 'CRITICAL'))
);
--> statement-breakpoint
CREATE TABLE "facilities"."notice" (
	"id" uuid PRIMARY KEY NOT NULL,
	"centre_id" uuid NOT NULL,
	"audience" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone,
	"recorded_by_subject" text,
	"recorded_by_organisation" text,
	"sop_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notice_audience_words" CHECK ("facilities"."notice"."audience" in ('EVERYBODY', 'CHILDREN', 'FAMILIES', 'ADULTS', 'STAFF')),
	CONSTRAINT "notice_ends_after_start" CHECK ("facilities"."notice"."ends_at" > "facilities"."notice"."starts_at")
);
--> statement-breakpoint
CREATE TABLE "facilities"."notice_text" (
	"id" uuid PRIMARY KEY NOT NULL,
	"notice_id" uuid NOT NULL,
	"language" text NOT NULL,
	"title" text NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "notice_text_once" UNIQUE("notice_id","language"),
	CONSTRAINT "notice_text_language" CHECK ("facilities"."notice_text"."language" ~ '^[a-z]{2,3}$')
);
--> statement-breakpoint
CREATE TABLE "facilities"."reading" (
	"id" uuid PRIMARY KEY NOT NULL,
	"centre_id" uuid NOT NULL,
	"safe_zone_id" uuid,
	"room_id" uuid,
	"kind" text NOT NULL,
	"value" numeric(12, 2) NOT NULL,
	"measured_on" date NOT NULL,
	"source" text NOT NULL,
	"recorded_by_subject" text,
	"recorded_by_organisation" text,
	"sop_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reading_kind_words" CHECK ("facilities"."reading"."kind" in ('HEADCOUNT', 'WATER_LITRES_PER_PERSON_DAY', 'MEALS_PER_DAY_CHILDREN', 'MEALS_PER_DAY_ADULTS', 'SITE_AREA_M2')),
	CONSTRAINT "reading_not_negative" CHECK ("facilities"."reading"."value" >= 0),
	CONSTRAINT "reading_counts_whole_people" CHECK ("facilities"."reading"."kind" <> 'HEADCOUNT' or "facilities"."reading"."value" = trunc("facilities"."reading"."value")),
	CONSTRAINT "reading_site_is_a_centre" CHECK ("facilities"."reading"."kind" <> 'SITE_AREA_M2' or ("facilities"."reading"."safe_zone_id" is null and "facilities"."reading"."room_id" is null))
);
--> statement-breakpoint
CREATE TABLE "facilities"."sanitary_condition" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"state" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone,
	"note" text,
	"recorded_by_subject" text,
	"recorded_by_organisation" text,
	"sop_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sanitary_condition_ends_after_start" CHECK ("facilities"."sanitary_condition"."ends_at" > "facilities"."sanitary_condition"."starts_at"),
	CONSTRAINT "sanitary_condition_state_words" CHECK ("facilities"."sanitary_condition"."state" in ('WORKING', 'BROKEN', 'CLOSED'))
);
--> statement-breakpoint
CREATE TABLE "facilities"."sanitary_unit" (
	"id" uuid PRIMARY KEY NOT NULL,
	"centre_id" uuid NOT NULL,
	"building_id" uuid NOT NULL,
	"safe_zone_id" uuid,
	"floor_id" uuid,
	"room_id" uuid,
	"code" text NOT NULL,
	"kind" text NOT NULL,
	"access" text NOT NULL,
	"recorded_by_subject" text,
	"recorded_by_organisation" text,
	"sop_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sanitary_unit_code_once" UNIQUE("building_id","code"),
	CONSTRAINT "sanitary_unit_room_on_floor" CHECK ("facilities"."sanitary_unit"."room_id" is null or "facilities"."sanitary_unit"."floor_id" is not null),
	CONSTRAINT "sanitary_unit_kind_words" CHECK ("facilities"."sanitary_unit"."kind" in ('TOILET', 'SHOWER', 'WASHBASIN')),
	CONSTRAINT "sanitary_unit_access_words" CHECK ("facilities"."sanitary_unit"."access" in ('ALL', 'MALE', 'FEMALE', 'ACCESSIBLE', 'STAFF'))
);
--> statement-breakpoint
CREATE TABLE "facilities"."standard_indicator" (
	"id" uuid PRIMARY KEY NOT NULL,
	"centre_id" uuid,
	"code" text NOT NULL,
	"what" text NOT NULL,
	"operator" text NOT NULL,
	"threshold" numeric(10, 3) NOT NULL,
	"unit" text NOT NULL,
	"standard" text NOT NULL,
	"verified" boolean NOT NULL,
	"active" boolean NOT NULL,
	"valid_from" date NOT NULL,
	"valid_until" date,
	"recorded_by_subject" text,
	"recorded_by_organisation" text,
	"sop_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "standard_indicator_operator_words" CHECK ("facilities"."standard_indicator"."operator" in ('AT_LEAST', 'AT_MOST', 'EXACTLY')),
	CONSTRAINT "standard_indicator_not_negative" CHECK ("facilities"."standard_indicator"."threshold" >= 0),
	CONSTRAINT "standard_indicator_ends_after_start" CHECK ("facilities"."standard_indicator"."valid_until" > "facilities"."standard_indicator"."valid_from")
);
--> statement-breakpoint
ALTER TABLE "facilities"."house_rule" ADD CONSTRAINT "house_rule_centre_id_centre_id_fk" FOREIGN KEY ("centre_id") REFERENCES "facilities"."centre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilities"."inspection_finding" ADD CONSTRAINT "inspection_finding_inspection_id_inspection_id_fk" FOREIGN KEY ("inspection_id") REFERENCES "facilities"."inspection"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilities"."inspection_finding" ADD CONSTRAINT "inspection_finding_safe_zone_id_safe_zone_id_fk" FOREIGN KEY ("safe_zone_id") REFERENCES "facilities"."safe_zone"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilities"."inspection_finding" ADD CONSTRAINT "inspection_finding_room_id_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "facilities"."room"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilities"."notice" ADD CONSTRAINT "notice_centre_id_centre_id_fk" FOREIGN KEY ("centre_id") REFERENCES "facilities"."centre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilities"."notice_text" ADD CONSTRAINT "notice_text_notice_id_notice_id_fk" FOREIGN KEY ("notice_id") REFERENCES "facilities"."notice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilities"."reading" ADD CONSTRAINT "reading_centre_id_centre_id_fk" FOREIGN KEY ("centre_id") REFERENCES "facilities"."centre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilities"."reading" ADD CONSTRAINT "reading_safe_zone_id_safe_zone_id_fk" FOREIGN KEY ("safe_zone_id") REFERENCES "facilities"."safe_zone"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilities"."reading" ADD CONSTRAINT "reading_room_id_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "facilities"."room"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilities"."sanitary_condition" ADD CONSTRAINT "sanitary_condition_unit_id_sanitary_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "facilities"."sanitary_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilities"."sanitary_unit" ADD CONSTRAINT "sanitary_unit_centre_id_centre_id_fk" FOREIGN KEY ("centre_id") REFERENCES "facilities"."centre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilities"."sanitary_unit" ADD CONSTRAINT "sanitary_unit_building_id_building_id_fk" FOREIGN KEY ("building_id") REFERENCES "facilities"."building"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilities"."sanitary_unit" ADD CONSTRAINT "sanitary_unit_safe_zone_id_safe_zone_id_fk" FOREIGN KEY ("safe_zone_id") REFERENCES "facilities"."safe_zone"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilities"."sanitary_unit" ADD CONSTRAINT "sanitary_unit_floor_id_floor_id_fk" FOREIGN KEY ("floor_id") REFERENCES "facilities"."floor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilities"."sanitary_unit" ADD CONSTRAINT "sanitary_unit_room_id_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "facilities"."room"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilities"."standard_indicator" ADD CONSTRAINT "standard_indicator_centre_id_centre_id_fk" FOREIGN KEY ("centre_id") REFERENCES "facilities"."centre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "house_rule_of_centre" ON "facilities"."house_rule" USING btree ("centre_id","language");--> statement-breakpoint
CREATE INDEX "inspection_finding_of_inspection" ON "facilities"."inspection_finding" USING btree ("inspection_id");--> statement-breakpoint
CREATE INDEX "notice_of_centre" ON "facilities"."notice" USING btree ("centre_id","starts_at");--> statement-breakpoint
CREATE INDEX "reading_of_centre" ON "facilities"."reading" USING btree ("centre_id","measured_on");--> statement-breakpoint
CREATE INDEX "sanitary_condition_of_unit" ON "facilities"."sanitary_condition" USING btree ("unit_id","starts_at");--> statement-breakpoint
CREATE INDEX "sanitary_unit_of_centre" ON "facilities"."sanitary_unit" USING btree ("centre_id");--> statement-breakpoint
CREATE INDEX "sanitary_unit_of_safe_zone" ON "facilities"."sanitary_unit" USING btree ("safe_zone_id");--> statement-breakpoint
CREATE INDEX "sanitary_unit_of_floor" ON "facilities"."sanitary_unit" USING btree ("floor_id");--> statement-breakpoint
CREATE INDEX "sanitary_unit_of_room" ON "facilities"."sanitary_unit" USING btree ("room_id");--> statement-breakpoint
CREATE INDEX "standard_indicator_of_centre" ON "facilities"."standard_indicator" USING btree ("centre_id");