CREATE TABLE "facilities"."sop_end_agreement" (
	"id" uuid PRIMARY KEY NOT NULL,
	"sop_id" uuid NOT NULL,
	"organisation" text NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"reason" text NOT NULL,
	"agreed_at" timestamp (3) with time zone NOT NULL,
	"agreed_by" text NOT NULL,
	CONSTRAINT "sop_end_agreement_once" UNIQUE("sop_id","organisation"),
	CONSTRAINT "sop_end_agreement_ends_at_within_centuries" CHECK ("facilities"."sop_end_agreement"."ends_at" >= '1900-01-01T00:00:00Z' and "facilities"."sop_end_agreement"."ends_at" < '2201-01-01T00:00:00Z'),
	CONSTRAINT "sop_end_agreement_agreed_at_within_centuries" CHECK ("facilities"."sop_end_agreement"."agreed_at" >= '1900-01-01T00:00:00Z' and "facilities"."sop_end_agreement"."agreed_at" < '2201-01-01T00:00:00Z')
);
--> statement-breakpoint
CREATE TABLE "facilities"."sop_release" (
	"id" uuid PRIMARY KEY NOT NULL,
	"sop_id" uuid NOT NULL,
	"organisation" text NOT NULL,
	"document_sha256" text NOT NULL,
	"released_at" timestamp (3) with time zone NOT NULL,
	"released_by" text NOT NULL,
	CONSTRAINT "sop_release_once" UNIQUE("sop_id","organisation"),
	CONSTRAINT "sop_release_released_at_within_centuries" CHECK ("facilities"."sop_release"."released_at" >= '1900-01-01T00:00:00Z' and "facilities"."sop_release"."released_at" < '2201-01-01T00:00:00Z')
);
--> statement-breakpoint
ALTER TABLE "facilities"."sop_end_agreement" ADD CONSTRAINT "sop_end_agreement_sop_id_cooperation_sop_id_fk" FOREIGN KEY ("sop_id") REFERENCES "facilities"."cooperation_sop"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilities"."sop_release" ADD CONSTRAINT "sop_release_sop_id_cooperation_sop_id_fk" FOREIGN KEY ("sop_id") REFERENCES "facilities"."cooperation_sop"("id") ON DELETE no action ON UPDATE no action;