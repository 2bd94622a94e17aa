DROP TABLE "residents"."resident_cohort" CASCADE;--> statement-breakpoint
DROP TABLE "residents"."resident_cohort_member" CASCADE;