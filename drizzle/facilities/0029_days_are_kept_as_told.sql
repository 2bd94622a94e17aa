CREATE TABLE "facilities"."statistics_edition" (
	"id" uuid PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"number" integer NOT NULL,
	"months" integer NOT NULL,
	"places" text[] DEFAULT '{}' NOT NULL,
	"built_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "statistics_edition_number_once" UNIQUE("year","number"),
	CONSTRAINT "statistics_edition_of_whole_months" CHECK ("facilities"."statistics_edition"."months" between 1 and 12),
	CONSTRAINT "statistics_edition_counts_from_one" CHECK ("facilities"."statistics_edition"."number" >= 1),
	CONSTRAINT "statistics_edition_built_at_within_centuries" CHECK ("facilities"."statistics_edition"."built_at" >= '1900-01-01T00:00:00Z' and "facilities"."statistics_edition"."built_at" < '2201-01-01T00:00:00Z')
);
--> statement-breakpoint
CREATE TABLE "facilities"."statistics_figure" (
	"edition_id" uuid NOT NULL,
	"key" text NOT NULL,
	"measure" text NOT NULL,
	"part" text NOT NULL,
	"dimensions" text NOT NULL,
	"value" integer,
	"withheld" text,
	"opened_by" text,
	CONSTRAINT "statistics_figure_edition_id_key_pk" PRIMARY KEY("edition_id","key"),
	CONSTRAINT "statistics_figure_told_or_withheld" CHECK (("facilities"."statistics_figure"."value" is null) = ("facilities"."statistics_figure"."withheld" is not null)),
	CONSTRAINT "statistics_figure_measure_words" CHECK ("facilities"."statistics_figure"."measure" in ('OCCUPANCY_DAYS', 'BED_NIGHTS', 'NOMINAL_PLACES', 'USABLE_PLACES', 'PLACED_AT_END', 'NOMINAL_AT_END', 'USABLE_AT_END', 'TOILET_DAYS', 'PERSONS_AT_TOILETS', 'WORKING_TOILETS', 'STANDARDS_AT_END')),
	CONSTRAINT "statistics_figure_withheld_words" CHECK ("facilities"."statistics_figure"."withheld" in ('SMALL', 'COMPLEMENT', 'DOMINANCE'))
);
--> statement-breakpoint
ALTER TABLE "facilities"."statistics_figure" ADD CONSTRAINT "statistics_figure_edition_id_statistics_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "facilities"."statistics_edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "statistics_figure_of_table" ON "facilities"."statistics_figure" USING btree ("edition_id","measure","dimensions","part");