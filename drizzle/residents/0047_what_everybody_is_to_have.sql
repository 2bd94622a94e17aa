CREATE TABLE "residents"."entitlement" (
	"id" uuid PRIMARY KEY NOT NULL,
	"centre_id" uuid,
	"category" text NOT NULL,
	"entitled" text NOT NULL,
	"quantity" numeric(9, 2) NOT NULL,
	"rhythm" text NOT NULL,
	"source" text NOT NULL,
	"assumed" boolean NOT NULL,
	"valid_from" timestamp (3) with time zone NOT NULL,
	"set_by_id" uuid,
	"recorded_by_subject" text,
	"recorded_by_organisation" text,
	"sop_id" uuid,
	CONSTRAINT "entitlement_one_setting_at_a_time" UNIQUE NULLS NOT DISTINCT("category","entitled","centre_id","valid_from"),
	CONSTRAINT "entitlement_quantity" CHECK ("residents"."entitlement"."quantity" between 0 and 1000),
	CONSTRAINT "entitlement_has_a_source" CHECK (length("residents"."entitlement"."source") between 1 and 500),
	CONSTRAINT "entitlement_category_words" CHECK ("residents"."entitlement"."category" in ('MEALS', 'DRINKING_WATER', 'HYGIENE_KIT', 'BEDDING', 'CLOTHING', 'BABY_ITEMS', 'OTHER_FOOD', 'OTHER_ITEMS')),
	CONSTRAINT "entitlement_entitled_words" CHECK ("residents"."entitlement"."entitled" in ('CHILDREN', 'ADULTS')),
	CONSTRAINT "entitlement_rhythm_words" CHECK ("residents"."entitlement"."rhythm" in ('ON_ARRIVAL', 'DAILY', 'WEEKLY', 'MONTHLY', 'BY_SEASON')),
	CONSTRAINT "entitlement_valid_from_within_centuries" CHECK ("residents"."entitlement"."valid_from" >= '1900-01-01T00:00:00Z' and "residents"."entitlement"."valid_from" < '2201-01-01T00:00:00Z')
);
--> statement-breakpoint
ALTER TABLE "residents"."basic_assistance" ADD COLUMN "category" text;--> statement-breakpoint
ALTER TABLE "residents"."basic_assistance" ADD COLUMN "unit" text;--> statement-breakpoint
ALTER TABLE "residents"."basic_assistance" ADD COLUMN "medical_contact" text;--> statement-breakpoint
ALTER TABLE "residents"."basic_assistance" ADD COLUMN "outcome" text;--> statement-breakpoint
ALTER TABLE "residents"."basic_assistance" ADD COLUMN "voided_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "residents"."basic_assistance" ADD COLUMN "voiding_reason" text;--> statement-breakpoint
ALTER TABLE "residents"."basic_assistance" ADD COLUMN "voided_by_id" uuid;--> statement-breakpoint
CREATE INDEX "basic_assistance_had" ON "residents"."basic_assistance" USING btree ("resident_id","category","provided_at") WHERE "residents"."basic_assistance"."voided_at" is null;--> statement-breakpoint
ALTER TABLE "residents"."basic_assistance" ADD CONSTRAINT "basic_assistance_medical_care_has_no_category" CHECK ("residents"."basic_assistance"."category" is null or "residents"."basic_assistance"."kind" <> 'BASIC_MEDICAL_CARE');--> statement-breakpoint
ALTER TABLE "residents"."basic_assistance" ADD CONSTRAINT "basic_assistance_contact_is_medical_care" CHECK ("residents"."basic_assistance"."medical_contact" is null or "residents"."basic_assistance"."kind" = 'BASIC_MEDICAL_CARE');--> statement-breakpoint
ALTER TABLE "residents"."basic_assistance" ADD CONSTRAINT "basic_assistance_outcome_is_of_a_contact" CHECK ("residents"."basic_assistance"."outcome" is null or "residents"."basic_assistance"."medical_contact" is not null);--> statement-breakpoint
ALTER TABLE "residents"."basic_assistance" ADD CONSTRAINT "basic_assistance_voided_with_reason" CHECK (("residents"."basic_assistance"."voided_at" is null) = ("residents"."basic_assistance"."voiding_reason" is null));--> statement-breakpoint
ALTER TABLE "residents"."basic_assistance" ADD CONSTRAINT "basic_assistance_category_words" CHECK ("residents"."basic_assistance"."category" in ('MEALS', 'DRINKING_WATER', 'HYGIENE_KIT', 'BEDDING', 'CLOTHING', 'BABY_ITEMS', 'OTHER_FOOD', 'OTHER_ITEMS'));--> statement-breakpoint
ALTER TABLE "residents"."basic_assistance" ADD CONSTRAINT "basic_assistance_unit_words" CHECK ("residents"."basic_assistance"."unit" in ('PIECE', 'PORTION', 'KIT', 'LITRE', 'KILOGRAM'));--> statement-breakpoint
ALTER TABLE "residents"."basic_assistance" ADD CONSTRAINT "basic_assistance_medical_contact_words" CHECK ("residents"."basic_assistance"."medical_contact" in ('TRIAGE', 'CONSULTATION', 'DRESSING', 'MEDICATION_GIVEN', 'REFERRED_OUT'));--> statement-breakpoint
ALTER TABLE "residents"."basic_assistance" ADD CONSTRAINT "basic_assistance_voided_at_within_centuries" CHECK ("residents"."basic_assistance"."voided_at" >= '1900-01-01T00:00:00Z' and "residents"."basic_assistance"."voided_at" < '2201-01-01T00:00:00Z');