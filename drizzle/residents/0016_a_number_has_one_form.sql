-- What people type as a number has one form, for writing, for looking up and for being unique at a centre.
SELECT set_config('app.role', 'MAINTENANCE', true);
--> statement-breakpoint
UPDATE "residents"."resident" SET "registration_number" = trim(regexp_replace(upper(normalize(
		regexp_replace("registration_number", '[\u00AD\u200B-\u200F\u2060-\u2064\uFEFF]', '', 'g'), NFKC)), ' +', ' ', 'g'))
	WHERE "registration_number" <> trim(regexp_replace(upper(normalize(
		regexp_replace("registration_number", '[\u00AD\u200B-\u200F\u2060-\u2064\uFEFF]', '', 'g'), NFKC)), ' +', ' ', 'g'));
--> statement-breakpoint
ALTER TABLE "residents"."resident" ADD CONSTRAINT "resident_registration_number_in_its_form" CHECK (
	"registration_number" IS NFKC NORMALIZED AND "registration_number" !~ '[a-z\u00AD\u200B-\u200F\u2060-\u2064\uFEFF]|^\s|\s$|\s\s');
--> statement-breakpoint
SELECT set_config('app.role', '', true);
