CREATE TABLE "facilities"."audit_event" (
	"sequence" bigint PRIMARY KEY NOT NULL,
	"event" text NOT NULL,
	"people" uuid[] NOT NULL,
	"hash" text NOT NULL,
	"seal" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "facilities"."audit_head" (
	"single" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"sequence" bigint NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_head_single" CHECK ("facilities"."audit_head"."single")
);
--> statement-breakpoint
CREATE INDEX "audit_event_of_people" ON "facilities"."audit_event" USING gin ("people");