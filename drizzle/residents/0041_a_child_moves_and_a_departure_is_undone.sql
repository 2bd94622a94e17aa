CREATE TABLE "residents"."undone_departure" (
	"id" uuid PRIMARY KEY NOT NULL,
	"resident_id" uuid NOT NULL,
	"stay_id" uuid NOT NULL,
	"departed_at" timestamp (3) with time zone NOT NULL,
	"departure_reason" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"undone_at" timestamp (3) with time zone NOT NULL,
	"undone_by_id" uuid,
	"reason" text NOT NULL,
	"recorded_by_subject" text,
	"recorded_by_organisation" text,
	"sop_id" uuid,
	CONSTRAINT "undone_departure_within_a_day" CHECK ("residents"."undone_departure"."undone_at" - "residents"."undone_departure"."recorded_at" <= interval '24 hours'),
	CONSTRAINT "undone_departure_has_a_reason" CHECK (length("residents"."undone_departure"."reason") between 1 and 500),
	CONSTRAINT "undone_departure_departed_at_within_centuries" CHECK ("residents"."undone_departure"."departed_at" >= '1900-01-01T00:00:00Z' and "residents"."undone_departure"."departed_at" < '2201-01-01T00:00:00Z'),
	CONSTRAINT "undone_departure_departure_reason_words" CHECK ("residents"."undone_departure"."departure_reason" in ('LEFT_WITHOUT_NOTICE', 'TRANSFERRED', 'REUNITED_WITH_FAMILY', 'FOSTER_OR_RESIDENTIAL_CARE', 'TURNED_18', 'VOLUNTARY_RETURN', 'OTHER')),
	CONSTRAINT "undone_departure_recorded_at_within_centuries" CHECK ("residents"."undone_departure"."recorded_at" >= '1900-01-01T00:00:00Z' and "residents"."undone_departure"."recorded_at" < '2201-01-01T00:00:00Z'),
	CONSTRAINT "undone_departure_undone_at_within_centuries" CHECK ("residents"."undone_departure"."undone_at" >= '1900-01-01T00:00:00Z' and "residents"."undone_departure"."undone_at" < '2201-01-01T00:00:00Z')
);
--> statement-breakpoint
CREATE TABLE "residents"."transfer" (
	"id" uuid PRIMARY KEY NOT NULL,
	"resident_id" uuid NOT NULL,
	"stay_id" uuid NOT NULL,
	"from_centre_id" uuid NOT NULL,
	"to_centre_id" uuid NOT NULL,
	"from_centre_code" text NOT NULL,
	"to_centre_code" text NOT NULL,
	"state" text DEFAULT 'REQUESTED' NOT NULL,
	"reason" text NOT NULL,
	"planned_on" date NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"requested_by_id" uuid,
	"decided_at" timestamp (3) with time zone,
	"decided_by_id" uuid,
	"decided_by_subject" text,
	"decision_reason" text,
	"arrived_at" timestamp (3) with time zone,
	"recorded_by_subject" text,
	"recorded_by_organisation" text,
	"sop_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "transfer_to_another_centre" CHECK ("residents"."transfer"."from_centre_id" <> "residents"."transfer"."to_centre_id"),
	CONSTRAINT "transfer_has_a_reason" CHECK (length("residents"."transfer"."reason") between 1 and 500),
	CONSTRAINT "transfer_decided_when_not_asked" CHECK (("residents"."transfer"."state" = 'REQUESTED') = ("residents"."transfer"."decided_at" is null)),
	CONSTRAINT "transfer_refused_with_a_reason" CHECK (("residents"."transfer"."state" in ('DECLINED', 'WITHDRAWN')) = ("residents"."transfer"."decision_reason" is not null)),
	CONSTRAINT "transfer_completed_by_an_arrival" CHECK (("residents"."transfer"."state" = 'COMPLETED') = ("residents"."transfer"."arrived_at" is not null)),
	CONSTRAINT "transfer_agreed_by_another" CHECK ("residents"."transfer"."state" not in ('AGREED', 'COMPLETED') or "residents"."transfer"."decided_by_subject" is distinct from "residents"."transfer"."recorded_by_subject"),
	CONSTRAINT "transfer_state_words" CHECK ("residents"."transfer"."state" in ('REQUESTED', 'AGREED', 'DECLINED', 'WITHDRAWN', 'COMPLETED')),
	CONSTRAINT "transfer_planned_on_within_centuries" CHECK ("residents"."transfer"."planned_on" between '1900-01-01' and '2200-12-31'),
	CONSTRAINT "transfer_requested_at_within_centuries" CHECK ("residents"."transfer"."requested_at" >= '1900-01-01T00:00:00Z' and "residents"."transfer"."requested_at" < '2201-01-01T00:00:00Z'),
	CONSTRAINT "transfer_decided_at_within_centuries" CHECK ("residents"."transfer"."decided_at" >= '1900-01-01T00:00:00Z' and "residents"."transfer"."decided_at" < '2201-01-01T00:00:00Z'),
	CONSTRAINT "transfer_arrived_at_within_centuries" CHECK ("residents"."transfer"."arrived_at" >= '1900-01-01T00:00:00Z' and "residents"."transfer"."arrived_at" < '2201-01-01T00:00:00Z'),
	CONSTRAINT "transfer_created_at_within_centuries" CHECK ("residents"."transfer"."created_at" >= '1900-01-01T00:00:00Z' and "residents"."transfer"."created_at" < '2201-01-01T00:00:00Z'),
	CONSTRAINT "transfer_updated_at_within_centuries" CHECK ("residents"."transfer"."updated_at" >= '1900-01-01T00:00:00Z' and "residents"."transfer"."updated_at" < '2201-01-01T00:00:00Z')
);
--> statement-breakpoint
ALTER TABLE "residents"."undone_departure" ADD CONSTRAINT "undone_departure_resident_id_resident_id_fk" FOREIGN KEY ("resident_id") REFERENCES "residents"."resident"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "residents"."undone_departure" ADD CONSTRAINT "undone_departure_stay_id_stay_id_fk" FOREIGN KEY ("stay_id") REFERENCES "residents"."stay"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "residents"."transfer" ADD CONSTRAINT "transfer_resident_id_resident_id_fk" FOREIGN KEY ("resident_id") REFERENCES "residents"."resident"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "residents"."transfer" ADD CONSTRAINT "transfer_stay_id_stay_id_fk" FOREIGN KEY ("stay_id") REFERENCES "residents"."stay"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "undone_departure_of_resident" ON "residents"."undone_departure" USING btree ("resident_id","undone_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "transfer_one_at_a_time" ON "residents"."transfer" USING btree ("resident_id") WHERE "residents"."transfer"."state" in ('REQUESTED', 'AGREED');--> statement-breakpoint
CREATE INDEX "transfer_of_resident" ON "residents"."transfer" USING btree ("resident_id","requested_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "transfer_to_centre" ON "residents"."transfer" USING btree ("to_centre_id","requested_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "residents"."transfer"."state" in ('REQUESTED', 'AGREED');--> statement-breakpoint
CREATE INDEX "transfer_from_centre" ON "residents"."transfer" USING btree ("from_centre_id","requested_at" DESC NULLS LAST,"id" DESC NULLS LAST);