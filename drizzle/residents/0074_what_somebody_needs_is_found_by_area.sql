ALTER TABLE "residents"."case_step" ADD CONSTRAINT "case_step_of_one_resident" UNIQUE("id","resident_id");
--> statement-breakpoint
CREATE TABLE "residents"."area_assessment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_step_id" uuid NOT NULL,
	"resident_id" uuid NOT NULL,
	"area" text NOT NULL,
	"finding" text NOT NULL,
	"note" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "area_assessment_once_a_step" UNIQUE("case_step_id","area"),
	CONSTRAINT "area_assessment_note_says_something" CHECK (length("residents"."area_assessment"."note") between 1 and 500),
	CONSTRAINT "area_assessment_area_words" CHECK ("residents"."area_assessment"."area" in ('ACCOMMODATION', 'FOOD', 'CLOTHING_AND_HYGIENE', 'PHYSICAL_HEALTH', 'MENTAL_HEALTH', 'SAFETY', 'CARE', 'FAMILY', 'LEGAL_STATUS', 'LANGUAGE', 'EDUCATION', 'RECREATION')),
	CONSTRAINT "area_assessment_finding_words" CHECK ("residents"."area_assessment"."finding" in ('NOT_LOOKED_AT', 'NO_NEED', 'MET', 'NEED', 'URGENT_NEED')),
	CONSTRAINT "area_assessment_created_at_within_centuries" CHECK ("residents"."area_assessment"."created_at" >= '1900-01-01T00:00:00Z' and "residents"."area_assessment"."created_at" < '2201-01-01T00:00:00Z')
);
--> statement-breakpoint
ALTER TABLE "residents"."area_assessment" ADD CONSTRAINT "area_assessment_resident_id_resident_id_fk" FOREIGN KEY ("resident_id") REFERENCES "residents"."resident"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "residents"."area_assessment" ADD CONSTRAINT "area_assessment_is_about_whose_step_it_is" FOREIGN KEY ("case_step_id","resident_id") REFERENCES "residents"."case_step"("id","resident_id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "area_assessment_of_resident" ON "residents"."area_assessment" USING btree ("resident_id","area");
