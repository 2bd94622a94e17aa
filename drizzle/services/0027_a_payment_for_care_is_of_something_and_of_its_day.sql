CREATE TABLE "services"."medical_payment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"resident_id" uuid NOT NULL,
	"centre_id" uuid NOT NULL,
	"organisation" text NOT NULL,
	"funding" text,
	"kind" text NOT NULL,
	"care_at" timestamp (3) with time zone NOT NULL,
	"paid_on" date NOT NULL,
	"amount_minor" integer NOT NULL,
	"currency" text NOT NULL,
	"provider" text NOT NULL,
	"referral_id" uuid,
	"session_id" uuid,
	"corrects_id" uuid,
	"voided_at" timestamp (3) with time zone,
	"voiding_reason" text,
	"verification" text DEFAULT 'VERIFIED' NOT NULL,
	"recorded_by_subject" text,
	"recorded_by_organisation" text,
	"sop_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "medical_payment_is_of_something" CHECK ("services"."medical_payment"."amount_minor" > 0),
	CONSTRAINT "medical_payment_not_before_care" CHECK (extract(epoch from "services"."medical_payment"."care_at") / 86400 < "services"."medical_payment"."paid_on" - date '1970-01-01' + 2),
	CONSTRAINT "medical_payment_not_to_come" CHECK (extract(epoch from "services"."medical_payment"."created_at") / 86400 >= "services"."medical_payment"."paid_on" - date '1970-01-01' - 1),
	CONSTRAINT "medical_payment_voided_with_reason" CHECK (("services"."medical_payment"."voided_at" is null) = ("services"."medical_payment"."voiding_reason" is null)),
	CONSTRAINT "medical_payment_kind_words" CHECK ("services"."medical_payment"."kind" in ('EXAMINATION', 'TREATMENT', 'SURGERY', 'HOSPITAL_STAY', 'DENTAL', 'OPTICAL', 'MEDICINES', 'AIDS', 'TRANSPORT')),
	CONSTRAINT "medical_payment_care_at_within_centuries" CHECK ("services"."medical_payment"."care_at" >= '1900-01-01T00:00:00Z' and "services"."medical_payment"."care_at" < '2201-01-01T00:00:00Z'),
	CONSTRAINT "medical_payment_paid_on_within_centuries" CHECK ("services"."medical_payment"."paid_on" between '1900-01-01' and '2200-12-31'),
	CONSTRAINT "medical_payment_currency_words" CHECK ("services"."medical_payment"."currency" in ('EUR', 'BGN')),
	CONSTRAINT "medical_payment_voided_at_within_centuries" CHECK ("services"."medical_payment"."voided_at" >= '1900-01-01T00:00:00Z' and "services"."medical_payment"."voided_at" < '2201-01-01T00:00:00Z'),
	CONSTRAINT "medical_payment_verification_words" CHECK ("services"."medical_payment"."verification" in ('VERIFIED', 'UNVERIFIED', 'REFUTED')),
	CONSTRAINT "medical_payment_created_at_within_centuries" CHECK ("services"."medical_payment"."created_at" >= '1900-01-01T00:00:00Z' and "services"."medical_payment"."created_at" < '2201-01-01T00:00:00Z'),
	CONSTRAINT "medical_payment_updated_at_within_centuries" CHECK ("services"."medical_payment"."updated_at" >= '1900-01-01T00:00:00Z' and "services"."medical_payment"."updated_at" < '2201-01-01T00:00:00Z')
);
--> statement-breakpoint
ALTER TABLE "services"."medical_payment" ADD CONSTRAINT "medical_payment_referral_id_referral_id_fk" FOREIGN KEY ("referral_id") REFERENCES "services"."referral"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "services"."medical_payment" ADD CONSTRAINT "medical_payment_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "services"."session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "services"."medical_payment" ADD CONSTRAINT "medical_payment_corrects_id_medical_payment_id_fk" FOREIGN KEY ("corrects_id") REFERENCES "services"."medical_payment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "medical_payment_of_resident" ON "services"."medical_payment" USING btree ("resident_id","care_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "medical_payment_by_day" ON "services"."medical_payment" USING btree ("paid_on");--> statement-breakpoint
CREATE INDEX "medical_payment_unverified" ON "services"."medical_payment" USING btree ("id") WHERE "services"."medical_payment"."verification" = 'UNVERIFIED';--> statement-breakpoint
CREATE UNIQUE INDEX "medical_payment_corrected_once" ON "services"."medical_payment" USING btree ("corrects_id");