CREATE TABLE "residents"."import_run" (
	"id" uuid PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"file_sha256" text,
	"reason" text,
	"rows_read" integer NOT NULL,
	"rows_imported" integer NOT NULL,
	"rows_known" integer NOT NULL,
	"rows_refused" integer NOT NULL,
	"finished_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"recorded_by_subject" text,
	"recorded_by_organisation" text,
	CONSTRAINT "import_run_accounts_for_every_row" CHECK ("residents"."import_run"."rows_read" = "residents"."import_run"."rows_imported" + "residents"."import_run"."rows_known" + "residents"."import_run"."rows_refused"),
	CONSTRAINT "import_run_finished_at_within_centuries" CHECK ("residents"."import_run"."finished_at" >= '1900-01-01T00:00:00Z' and "residents"."import_run"."finished_at" < '2201-01-01T00:00:00Z')
);
--> statement-breakpoint
CREATE TABLE "residents"."imported_row" (
	"id" uuid PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"source_key" text NOT NULL,
	"centre_id" uuid NOT NULL,
	"resident_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"digest" text NOT NULL,
	CONSTRAINT "imported_row_once" UNIQUE("source","source_key","centre_id")
);
--> statement-breakpoint
ALTER TABLE "residents"."imported_row" ADD CONSTRAINT "imported_row_resident_id_resident_id_fk" FOREIGN KEY ("resident_id") REFERENCES "residents"."resident"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "residents"."imported_row" ADD CONSTRAINT "imported_row_run_id_import_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "residents"."import_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "imported_row_of_resident" ON "residents"."imported_row" USING btree ("resident_id");