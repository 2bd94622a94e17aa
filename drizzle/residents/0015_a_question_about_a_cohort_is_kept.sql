CREATE TABLE "residents"."cohort_question" (
	"id" uuid PRIMARY KEY NOT NULL,
	"centre_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"period" text NOT NULL,
	"age_band" text,
	"sex" text,
	"nationality" text,
	"asked_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"asked_by_subject" text NOT NULL,
	"asked_by_organisation" text NOT NULL,
	CONSTRAINT "cohort_question_period_words" CHECK ("residents"."cohort_question"."period" in ('Q1', 'Q2', 'Q3', 'Q4', 'H1', 'H2', 'YEAR')),
	CONSTRAINT "cohort_question_age_band_words" CHECK ("residents"."cohort_question"."age_band" in ('UNDER_14', 'FROM_14_TO_15', 'FROM_16_TO_17', 'ADULT')),
	CONSTRAINT "cohort_question_sex_words" CHECK ("residents"."cohort_question"."sex" in ('FEMALE', 'MALE', 'OTHER', 'UNKNOWN')),
	CONSTRAINT "cohort_question_by_two_filters_at_most" CHECK ("residents"."cohort_question"."age_band" is null or "residents"."cohort_question"."sex" is null or "residents"."cohort_question"."nationality" is null),
	CONSTRAINT "cohort_question_asked_at_within_centuries" CHECK ("residents"."cohort_question"."asked_at" >= '1900-01-01T00:00:00Z' and "residents"."cohort_question"."asked_at" < '2201-01-01T00:00:00Z')
);
--> statement-breakpoint
CREATE INDEX "cohort_question_of_asker" ON "residents"."cohort_question" USING btree ("asked_by_organisation","asked_by_subject","asked_at");--> statement-breakpoint
ALTER TABLE "residents"."cohort_question" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Whoever counts keeps the own questions, and sees no other.
CREATE POLICY "own_questions" ON "residents"."cohort_question" USING (
	(SELECT "residents"."reader_is_inside"())
	OR ((SELECT "residents"."reader"('role')) = 'STATISTICS'
		AND "asked_by_subject" = (SELECT "residents"."reader"('principal'))
		AND "asked_by_organisation" = (SELECT "residents"."reader"('organisation')))
);
