CREATE TABLE "residents"."record_merge" (
	"id" uuid PRIMARY KEY NOT NULL,
	"resident_id" uuid NOT NULL,
	"survivor_id" uuid NOT NULL,
	"state" text DEFAULT 'AWAITED' NOT NULL,
	"reason" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"asked_by_id" uuid,
	"confirmed_at" timestamp (3) with time zone,
	"confirmed_by_id" uuid,
	"confirmed_by_subject" text,
	"stay_id" uuid,
	"ended_at" timestamp (3) with time zone,
	"ended_by_id" uuid,
	"ended_because" text,
	"recorded_by_subject" text,
	"recorded_by_organisation" text,
	"sop_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "merge_of_two_records" CHECK ("residents"."record_merge"."resident_id" <> "residents"."record_merge"."survivor_id"),
	CONSTRAINT "merge_has_a_reason" CHECK (length("residents"."record_merge"."reason") between 1 and 500),
	CONSTRAINT "merge_confirmed_by_another" CHECK ("residents"."record_merge"."confirmed_by_subject" <> "residents"."record_merge"."recorded_by_subject"),
	CONSTRAINT "merge_confirmed_whole" CHECK (("residents"."record_merge"."state" in ('MERGED', 'UNDONE')) = ("residents"."record_merge"."confirmed_at" is not null)
        and ("residents"."record_merge"."confirmed_at" is null) = ("residents"."record_merge"."confirmed_by_subject" is null)
        and ("residents"."record_merge"."stay_id" is null or "residents"."record_merge"."confirmed_at" is not null)),
	CONSTRAINT "merge_ended_with_a_reason" CHECK (("residents"."record_merge"."state" in ('WITHDRAWN', 'UNDONE')) = ("residents"."record_merge"."ended_at" is not null)
        and ("residents"."record_merge"."ended_at" is null) = ("residents"."record_merge"."ended_because" is null) and length("residents"."record_merge"."ended_because") <= 500),
	CONSTRAINT "record_merge_state_words" CHECK ("residents"."record_merge"."state" in ('AWAITED', 'MERGED', 'WITHDRAWN', 'UNDONE')),
	CONSTRAINT "record_merge_asked_at_within_centuries" CHECK ("residents"."record_merge"."asked_at" >= '1900-01-01T00:00:00Z' and "residents"."record_merge"."asked_at" < '2201-01-01T00:00:00Z'),
	CONSTRAINT "record_merge_confirmed_at_within_centuries" CHECK ("residents"."record_merge"."confirmed_at" >= '1900-01-01T00:00:00Z' and "residents"."record_merge"."confirmed_at" < '2201-01-01T00:00:00Z'),
	CONSTRAINT "record_merge_ended_at_within_centuries" CHECK ("residents"."record_merge"."ended_at" >= '1900-01-01T00:00:00Z' and "residents"."record_merge"."ended_at" < '2201-01-01T00:00:00Z'),
	CONSTRAINT "record_merge_created_at_within_centuries" CHECK ("residents"."record_merge"."created_at" >= '1900-01-01T00:00:00Z' and "residents"."record_merge"."created_at" < '2201-01-01T00:00:00Z'),
	CONSTRAINT "record_merge_updated_at_within_centuries" CHECK ("residents"."record_merge"."updated_at" >= '1900-01-01T00:00:00Z' and "residents"."record_merge"."updated_at" < '2201-01-01T00:00:00Z')
);
--> statement-breakpoint
CREATE TABLE "residents"."told_apart" (
	"resident_id" uuid NOT NULL,
	"other_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"told_at" timestamp (3) with time zone NOT NULL,
	"told_by_id" uuid,
	"recorded_by_subject" text,
	"recorded_by_organisation" text,
	"sop_id" uuid,
	CONSTRAINT "told_apart_resident_id_other_id_pk" PRIMARY KEY("resident_id","other_id"),
	CONSTRAINT "told_apart_in_one_order" CHECK ("residents"."told_apart"."resident_id" < "residents"."told_apart"."other_id"),
	CONSTRAINT "told_apart_has_a_reason" CHECK (length("residents"."told_apart"."reason") between 1 and 500),
	CONSTRAINT "told_apart_told_at_within_centuries" CHECK ("residents"."told_apart"."told_at" >= '1900-01-01T00:00:00Z' and "residents"."told_apart"."told_at" < '2201-01-01T00:00:00Z')
);
--> statement-breakpoint
ALTER TABLE "residents"."change" DROP CONSTRAINT "change_kind_words";--> statement-breakpoint
ALTER TABLE "residents"."record_merge" ADD CONSTRAINT "record_merge_resident_id_resident_id_fk" FOREIGN KEY ("resident_id") REFERENCES "residents"."resident"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "residents"."record_merge" ADD CONSTRAINT "record_merge_survivor_id_resident_id_fk" FOREIGN KEY ("survivor_id") REFERENCES "residents"."resident"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "residents"."record_merge" ADD CONSTRAINT "record_merge_stay_id_stay_id_fk" FOREIGN KEY ("stay_id") REFERENCES "residents"."stay"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "residents"."told_apart" ADD CONSTRAINT "told_apart_resident_id_resident_id_fk" FOREIGN KEY ("resident_id") REFERENCES "residents"."resident"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "residents"."told_apart" ADD CONSTRAINT "told_apart_other_id_resident_id_fk" FOREIGN KEY ("other_id") REFERENCES "residents"."resident"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "merge_of_a_record_once" ON "residents"."record_merge" USING btree ("resident_id") WHERE "residents"."record_merge"."state" in ('AWAITED', 'MERGED');--> statement-breakpoint
CREATE INDEX "merge_into_survivor" ON "residents"."record_merge" USING btree ("survivor_id");--> statement-breakpoint
CREATE INDEX "merge_of_record" ON "residents"."record_merge" USING btree ("resident_id");--> statement-breakpoint
CREATE INDEX "told_apart_from" ON "residents"."told_apart" USING btree ("other_id");--> statement-breakpoint
ALTER TABLE "residents"."change" ADD CONSTRAINT "change_kind_words" CHECK ("residents"."change"."kind" in ('REGISTERED', 'CHANGED', 'ZONE_CHANGED', 'CASE_MANAGER_CHANGED', 'STAY_BEGAN', 'STAY_ENDED', 'STAY_CHANGED', 'DEPARTURE_UNDONE', 'TRANSFERRED', 'MERGED', 'UNMERGED', 'MERGED_RECORDS_CHANGED'));