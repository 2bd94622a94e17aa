ALTER TABLE "facilities"."bed" DROP COLUMN "out_of_service_since";--> statement-breakpoint
ALTER TABLE "facilities"."bed" DROP COLUMN "out_of_service_reason";