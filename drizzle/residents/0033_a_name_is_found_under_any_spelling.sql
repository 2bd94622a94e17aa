CREATE TABLE "residents"."name_to_fold" (
	"resident_id" uuid PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "residents"."name_token" (
	"token" text NOT NULL,
	"resident_id" uuid NOT NULL,
	CONSTRAINT "name_token_token_resident_id_pk" PRIMARY KEY("token","resident_id")
);
--> statement-breakpoint
ALTER TABLE "residents"."name_token" ADD CONSTRAINT "name_token_resident_id_resident_id_fk" FOREIGN KEY ("resident_id") REFERENCES "residents"."resident"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "name_token_of_resident" ON "residents"."name_token" USING btree ("resident_id");