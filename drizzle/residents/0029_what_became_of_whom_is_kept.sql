CREATE TABLE "residents"."change" (
	"generation" integer NOT NULL,
	"xid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "residents"."change_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"recorded_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"kind" text NOT NULL,
	"field_group" text,
	"resident_id" uuid NOT NULL,
	"stay_id" uuid,
	"centre_id" uuid NOT NULL,
	CONSTRAINT "change_generation_xid_id_pk" PRIMARY KEY("generation","xid","id"),
	CONSTRAINT "change_recorded_at_within_centuries" CHECK ("residents"."change"."recorded_at" >= '1900-01-01T00:00:00Z' and "residents"."change"."recorded_at" < '2201-01-01T00:00:00Z'),
	CONSTRAINT "change_kind_words" CHECK ("residents"."change"."kind" in ('REGISTERED', 'CHANGED', 'ZONE_CHANGED', 'CASE_MANAGER_CHANGED', 'STAY_BEGAN', 'STAY_ENDED', 'STAY_CHANGED', 'DEPARTURE_UNDONE', 'TRANSFERRED')),
	CONSTRAINT "change_field_group_words" CHECK ("residents"."change"."field_group" in ('OPERATIONAL', 'IDENTITY', 'FAMILY', 'PROTECTION'))
);
--> statement-breakpoint
CREATE TABLE "residents"."feed_generation" (
	"generation" integer PRIMARY KEY NOT NULL,
	"cluster" text NOT NULL,
	"begun_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "feed_generation_begun_at_within_centuries" CHECK ("residents"."feed_generation"."begun_at" >= '1900-01-01T00:00:00Z' and "residents"."feed_generation"."begun_at" < '2201-01-01T00:00:00Z')
);
--> statement-breakpoint
CREATE INDEX "change_of_centre" ON "residents"."change" USING btree ("centre_id","generation","xid","id");