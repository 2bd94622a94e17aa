ALTER TABLE "facilities"."cooperation_sop" ADD COLUMN "notice_days" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "facilities"."cooperation_sop" ADD COLUMN "end_reason" text;--> statement-breakpoint
ALTER TABLE "facilities"."cooperation_sop" ADD COLUMN "notice_given_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "facilities"."cooperation_sop" ADD COLUMN "notice_given_by" text;