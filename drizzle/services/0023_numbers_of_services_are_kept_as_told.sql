CREATE TABLE "services"."statistics_edition" (
	"id" uuid PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"number" integer NOT NULL,
	"months" integer NOT NULL,
	"places" text[] DEFAULT '{}' NOT NULL,
	"built_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "statistics_edition_number_once" UNIQUE("year","number"),
	CONSTRAINT "statistics_edition_of_whole_months" CHECK ("services"."statistics_edition"."months" between 1 and 12),
	CONSTRAINT "statistics_edition_counts_from_one" CHECK ("services"."statistics_edition"."number" >= 1),
	CONSTRAINT "statistics_edition_built_at_within_centuries" CHECK ("services"."statistics_edition"."built_at" >= '1900-01-01T00:00:00Z' and "services"."statistics_edition"."built_at" < '2201-01-01T00:00:00Z')
);
--> statement-breakpoint
CREATE TABLE "services"."statistics_figure" (
	"edition_id" uuid NOT NULL,
	"key" text NOT NULL,
	"measure" text NOT NULL,
	"part" text NOT NULL,
	"dimensions" text NOT NULL,
	"value" integer,
	"withheld" text,
	"opened_by" text,
	CONSTRAINT "statistics_figure_edition_id_key_pk" PRIMARY KEY("edition_id","key"),
	CONSTRAINT "statistics_figure_told_or_withheld" CHECK (("services"."statistics_figure"."value" is null) = ("services"."statistics_figure"."withheld" is not null)),
	CONSTRAINT "statistics_figure_of_few_is_withheld" CHECK ("services"."statistics_figure"."value" = 0 or "services"."statistics_figure"."value" > 10),
	CONSTRAINT "statistics_figure_measure_words" CHECK ("services"."statistics_figure"."measure" in ('SERVED', 'REFERRED', 'REFERRAL_ENDED', 'CONSULTATIONS')),
	CONSTRAINT "statistics_figure_withheld_words" CHECK ("services"."statistics_figure"."withheld" in ('SMALL', 'COMPLEMENT', 'DOMINANCE'))
);
--> statement-breakpoint
CREATE TABLE "services"."statistics_ground" (
	"edition_id" uuid PRIMARY KEY NOT NULL,
	"base" jsonb NOT NULL,
	"guarded" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "services"."statistics_figure" ADD CONSTRAINT "statistics_figure_edition_id_statistics_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "services"."statistics_edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "services"."statistics_ground" ADD CONSTRAINT "statistics_ground_edition_id_statistics_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "services"."statistics_edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "statistics_figure_of_table" ON "services"."statistics_figure" USING btree ("edition_id","measure","dimensions","part");