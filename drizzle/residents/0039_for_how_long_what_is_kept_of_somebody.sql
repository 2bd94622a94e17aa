CREATE TABLE "residents"."anonymised" (
	"resident_id" uuid NOT NULL,
	"record_class" text NOT NULL,
	"anonymised_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"certificate_id" uuid,
	CONSTRAINT "anonymised_resident_id_record_class_pk" PRIMARY KEY("resident_id","record_class"),
	CONSTRAINT "anonymised_record_class_words" CHECK ("residents"."anonymised"."record_class" in ('REGISTER', 'PROTECTION', 'REPRESENTATION', 'CONSENTS', 'EMERGENCIES', 'ASSISTANCE', 'PRESENCE')),
	CONSTRAINT "anonymised_anonymised_at_within_centuries" CHECK ("residents"."anonymised"."anonymised_at" >= '1900-01-01T00:00:00Z' and "residents"."anonymised"."anonymised_at" < '2201-01-01T00:00:00Z')
);
--> statement-breakpoint
CREATE TABLE "residents"."legal_hold" (
	"id" uuid PRIMARY KEY NOT NULL,
	"resident_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"placed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"placed_by" text NOT NULL,
	"lifted_at" timestamp (3) with time zone,
	"lifted_by" text,
	"lifting_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "legal_hold_has_a_reason" CHECK (length("residents"."legal_hold"."reason") between 1 and 500),
	CONSTRAINT "legal_hold_lifted_whole" CHECK (("residents"."legal_hold"."lifted_at" is null) = ("residents"."legal_hold"."lifted_by" is null) and ("residents"."legal_hold"."lifted_at" is null) = ("residents"."legal_hold"."lifting_reason" is null)),
	CONSTRAINT "legal_hold_placed_at_within_centuries" CHECK ("residents"."legal_hold"."placed_at" >= '1900-01-01T00:00:00Z' and "residents"."legal_hold"."placed_at" < '2201-01-01T00:00:00Z'),
	CONSTRAINT "legal_hold_lifted_at_within_centuries" CHECK ("residents"."legal_hold"."lifted_at" >= '1900-01-01T00:00:00Z' and "residents"."legal_hold"."lifted_at" < '2201-01-01T00:00:00Z'),
	CONSTRAINT "legal_hold_created_at_within_centuries" CHECK ("residents"."legal_hold"."created_at" >= '1900-01-01T00:00:00Z' and "residents"."legal_hold"."created_at" < '2201-01-01T00:00:00Z'),
	CONSTRAINT "legal_hold_updated_at_within_centuries" CHECK ("residents"."legal_hold"."updated_at" >= '1900-01-01T00:00:00Z' and "residents"."legal_hold"."updated_at" < '2201-01-01T00:00:00Z')
);
--> statement-breakpoint
CREATE TABLE "residents"."retention_rule" (
	"record_class" text NOT NULL,
	"valid_from" timestamp (3) with time zone NOT NULL,
	"months" integer NOT NULL,
	"ground" text NOT NULL,
	"source" text NOT NULL,
	"assumed" boolean NOT NULL,
	"said_by" text NOT NULL,
	CONSTRAINT "retention_rule_record_class_valid_from_pk" PRIMARY KEY("record_class","valid_from"),
	CONSTRAINT "retention_rule_months" CHECK ("residents"."retention_rule"."months" between 1 and 1200),
	CONSTRAINT "retention_rule_has_a_ground" CHECK (length("residents"."retention_rule"."ground") > 0 and length("residents"."retention_rule"."source") > 0),
	CONSTRAINT "retention_rule_record_class_words" CHECK ("residents"."retention_rule"."record_class" in ('REGISTER', 'PROTECTION', 'REPRESENTATION', 'CONSENTS', 'EMERGENCIES', 'ASSISTANCE', 'PRESENCE')),
	CONSTRAINT "retention_rule_valid_from_within_centuries" CHECK ("residents"."retention_rule"."valid_from" >= '1900-01-01T00:00:00Z' and "residents"."retention_rule"."valid_from" < '2201-01-01T00:00:00Z')
);
--> statement-breakpoint
ALTER TABLE "residents"."change" DROP CONSTRAINT "change_kind_words";--> statement-breakpoint
ALTER TABLE "residents"."anonymised" ADD CONSTRAINT "anonymised_resident_id_resident_id_fk" FOREIGN KEY ("resident_id") REFERENCES "residents"."resident"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "residents"."legal_hold" ADD CONSTRAINT "legal_hold_resident_id_resident_id_fk" FOREIGN KEY ("resident_id") REFERENCES "residents"."resident"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "anonymised_not_certified" ON "residents"."anonymised" USING btree ("resident_id") WHERE "residents"."anonymised"."certificate_id" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "legal_hold_once_at_a_time" ON "residents"."legal_hold" USING btree ("resident_id") WHERE "residents"."legal_hold"."lifted_at" is null;--> statement-breakpoint
ALTER TABLE "residents"."change" ADD CONSTRAINT "change_kind_words" CHECK ("residents"."change"."kind" in ('REGISTERED', 'CHANGED', 'ZONE_CHANGED', 'CASE_MANAGER_CHANGED', 'STAY_BEGAN', 'STAY_ENDED', 'STAY_CHANGED', 'DEPARTURE_UNDONE', 'ANONYMISED', 'TRANSFERRED', 'MERGED', 'UNMERGED', 'MERGED_RECORDS_CHANGED'));