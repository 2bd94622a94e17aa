CREATE TABLE "residents"."statistics_ground" (
	"edition_id" uuid PRIMARY KEY NOT NULL,
	"base" jsonb NOT NULL,
	"guarded" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "residents"."statistics_ground" ADD CONSTRAINT "statistics_ground_edition_id_statistics_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "residents"."statistics_edition"("id") ON DELETE no action ON UPDATE no action;