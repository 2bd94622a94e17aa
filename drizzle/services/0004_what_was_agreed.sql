CREATE TABLE "services"."known_agreement" (
	"place" uuid PRIMARY KEY NOT NULL,
	"terms" jsonb NOT NULL,
	"known_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "services"."unverified_act" (
	"id" uuid PRIMARY KEY NOT NULL,
	"operation" text NOT NULL,
	"place" uuid NOT NULL,
	"functions" text[] NOT NULL,
	"organisation" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"agreement_id" uuid NOT NULL,
	"record_id" uuid,
	"state" text DEFAULT 'UNVERIFIED' NOT NULL,
	"reason" text,
	"settled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "unverified_act_state_words" CHECK ("services"."unverified_act"."state" in ('VERIFIED', 'UNVERIFIED', 'REFUTED'))
);
--> statement-breakpoint
CREATE INDEX "unverified_act_of_record" ON "services"."unverified_act" USING btree ("record_id");--> statement-breakpoint
CREATE INDEX "unverified_act_open" ON "services"."unverified_act" USING btree ("id") WHERE "services"."unverified_act"."state" = 'UNVERIFIED';