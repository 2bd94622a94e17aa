CREATE TABLE "services"."departed" (
	"resident_id" uuid NOT NULL,
	"centre_id" uuid NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "departed_resident_id_centre_id_pk" PRIMARY KEY("resident_id","centre_id"),
	CONSTRAINT "departed_recorded_at_within_centuries" CHECK ("services"."departed"."recorded_at" >= '1900-01-01T00:00:00Z' and "services"."departed"."recorded_at" < '2201-01-01T00:00:00Z')
);
--> statement-breakpoint
CREATE TABLE "services"."followed" (
	"feed" text PRIMARY KEY NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"cursor" text,
	CONSTRAINT "followed_until_within_centuries" CHECK ("services"."followed"."until" >= '1900-01-01T00:00:00Z' and "services"."followed"."until" < '2201-01-01T00:00:00Z')
);
--> statement-breakpoint
CREATE INDEX "departed_from_centre" ON "services"."departed" USING btree ("centre_id","recorded_at" DESC NULLS LAST,"resident_id" DESC NULLS LAST);