CREATE TABLE "residents"."feed_fold" (
	"number" integer PRIMARY KEY NOT NULL,
	"generation" integer NOT NULL,
	"xid" "xid8" NOT NULL,
	"id" bigint NOT NULL,
	"folded" integer NOT NULL,
	"before" timestamp (3) with time zone NOT NULL,
	"folded_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"folded_by" text NOT NULL,
	CONSTRAINT "feed_fold_before_within_centuries" CHECK ("residents"."feed_fold"."before" >= '1900-01-01T00:00:00Z' and "residents"."feed_fold"."before" < '2201-01-01T00:00:00Z'),
	CONSTRAINT "feed_fold_folded_at_within_centuries" CHECK ("residents"."feed_fold"."folded_at" >= '1900-01-01T00:00:00Z' and "residents"."feed_fold"."folded_at" < '2201-01-01T00:00:00Z')
);
