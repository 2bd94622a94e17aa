CREATE TABLE "residents"."statistics_edition" (
	"id" uuid PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"number" integer NOT NULL,
	"months" integer NOT NULL,
	"built_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "statistics_edition_number_once" UNIQUE("year","number"),
	CONSTRAINT "statistics_edition_of_whole_months" CHECK ("residents"."statistics_edition"."months" between 1 and 12),
	CONSTRAINT "statistics_edition_counts_from_one" CHECK ("residents"."statistics_edition"."number" >= 1),
	CONSTRAINT "statistics_edition_built_at_within_centuries" CHECK ("residents"."statistics_edition"."built_at" >= '1900-01-01T00:00:00Z' and "residents"."statistics_edition"."built_at" < '2201-01-01T00:00:00Z')
);
--> statement-breakpoint
CREATE TABLE "residents"."statistics_figure" (
	"edition_id" uuid NOT NULL,
	"key" text NOT NULL,
	"measure" text NOT NULL,
	"part" text NOT NULL,
	"dimensions" text NOT NULL,
	"value" integer,
	"withheld" text,
	"opened_by" text,
	CONSTRAINT "statistics_figure_edition_id_key_pk" PRIMARY KEY("edition_id","key"),
	CONSTRAINT "statistics_figure_told_or_withheld" CHECK (("residents"."statistics_figure"."value" is null) = ("residents"."statistics_figure"."withheld" is not null)),
	CONSTRAINT "statistics_figure_of_few_is_withheld" CHECK ("residents"."statistics_figure"."value" = 0 or "residents"."statistics_figure"."value" > 10),
	CONSTRAINT "statistics_figure_measure_words" CHECK ("residents"."statistics_figure"."measure" in ('ARRIVALS', 'EXITS', 'STOCK', 'ACCOMMODATED')),
	CONSTRAINT "statistics_figure_withheld_words" CHECK ("residents"."statistics_figure"."withheld" in ('SMALL', 'COMPLEMENT'))
);
--> statement-breakpoint
ALTER TABLE "residents"."statistics_figure" ADD CONSTRAINT "statistics_figure_edition_id_statistics_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "residents"."statistics_edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "statistics_figure_of_table" ON "residents"."statistics_figure" USING btree ("edition_id","measure","dimensions","part");