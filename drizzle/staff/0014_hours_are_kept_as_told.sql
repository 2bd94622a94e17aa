CREATE TABLE "staff"."statistics_edition" (
	"id" uuid PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"number" integer NOT NULL,
	"months" integer NOT NULL,
	"places" text[] DEFAULT '{}' NOT NULL,
	"built_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "statistics_edition_number_once" UNIQUE("year","number"),
	CONSTRAINT "statistics_edition_of_whole_months" CHECK ("staff"."statistics_edition"."months" between 1 and 12),
	CONSTRAINT "statistics_edition_counts_from_one" CHECK ("staff"."statistics_edition"."number" >= 1),
	CONSTRAINT "statistics_edition_built_at_within_centuries" CHECK ("staff"."statistics_edition"."built_at" >= '1900-01-01T00:00:00Z' and "staff"."statistics_edition"."built_at" < '2201-01-01T00:00:00Z')
);
--> statement-breakpoint
CREATE TABLE "staff"."statistics_figure" (
	"edition_id" uuid NOT NULL,
	"key" text NOT NULL,
	"measure" text NOT NULL,
	"part" text NOT NULL,
	"dimensions" text NOT NULL,
	"value" integer,
	"withheld" text,
	"opened_by" text,
	CONSTRAINT "statistics_figure_edition_id_key_pk" PRIMARY KEY("edition_id","key"),
	CONSTRAINT "statistics_figure_told_or_withheld" CHECK (("staff"."statistics_figure"."value" is null) = ("staff"."statistics_figure"."withheld" is not null)),
	CONSTRAINT "statistics_figure_measure_words" CHECK ("staff"."statistics_figure"."measure" in ('HOURS_NEEDED', 'HOURS_PLANNED', 'HOURS_COVERED', 'SHIFT_HOURS_WITHOUT_TRAINED', 'HOURS_WITHOUT_ANYBODY', 'HOURS_WITHOUT_TRAINED', 'STANDARDS_AT_END', 'HANDOVERS', 'HANDOVERS_UNACKNOWLEDGED')),
	CONSTRAINT "statistics_figure_withheld_words" CHECK ("staff"."statistics_figure"."withheld" in ('SMALL', 'COMPLEMENT', 'DOMINANCE'))
);
--> statement-breakpoint
ALTER TABLE "staff"."statistics_figure" ADD CONSTRAINT "statistics_figure_edition_id_statistics_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "staff"."statistics_edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "statistics_figure_of_table" ON "staff"."statistics_figure" USING btree ("edition_id","measure","dimensions","part");