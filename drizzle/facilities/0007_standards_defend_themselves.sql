ALTER TABLE "facilities"."safe_zone" ADD CONSTRAINT "safe_zone_in_centre" UNIQUE ("id", "centre_id");
--> statement-breakpoint
ALTER TABLE "facilities"."floor" ADD CONSTRAINT "floor_in_building" UNIQUE ("id", "building_id");
--> statement-breakpoint
ALTER TABLE "facilities"."room" ADD CONSTRAINT "room_on_floor" UNIQUE ("id", "floor_id");
--> statement-breakpoint
ALTER TABLE "facilities"."sanitary_unit"
	ADD CONSTRAINT "sanitary_unit_in_building_of_its_centre"
		FOREIGN KEY ("building_id", "centre_id") REFERENCES "facilities"."building" ("id", "centre_id"),
	ADD CONSTRAINT "sanitary_unit_in_zone_of_its_building"
		FOREIGN KEY ("safe_zone_id", "building_id") REFERENCES "facilities"."safe_zone" ("id", "building_id"),
	ADD CONSTRAINT "sanitary_unit_on_floor_of_its_building"
		FOREIGN KEY ("floor_id", "building_id") REFERENCES "facilities"."floor" ("id", "building_id"),
	ADD CONSTRAINT "sanitary_unit_in_room_of_its_floor"
		FOREIGN KEY ("room_id", "floor_id") REFERENCES "facilities"."room" ("id", "floor_id");
--> statement-breakpoint
ALTER TABLE "facilities"."sanitary_condition"
	ADD CONSTRAINT "sanitary_condition_one_at_a_time"
	EXCLUDE USING gist ("unit_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&);
--> statement-breakpoint
ALTER TABLE "facilities"."reading"
	ADD CONSTRAINT "reading_in_zone_of_its_centre"
		FOREIGN KEY ("safe_zone_id", "centre_id") REFERENCES "facilities"."safe_zone" ("id", "centre_id");
--> statement-breakpoint
-- One row a code, a day, and a place: of one centre, or of all that have none of their own.
ALTER TABLE "facilities"."standard_indicator"
	ADD CONSTRAINT "standard_indicator_one_at_a_time"
	EXCLUDE USING gist (
		"code" WITH =,
		(coalesce("centre_id", '00000000-0000-0000-0000-000000000000'::uuid)) WITH =,
		daterange("valid_from", "valid_until") WITH &&
	);
--> statement-breakpoint
ALTER TABLE "facilities"."house_rule"
	ADD CONSTRAINT "house_rule_one_at_a_time"
	EXCLUDE USING gist ("centre_id" WITH =, "language" WITH =, daterange("valid_from", "valid_until") WITH &&);
--> statement-breakpoint
-- The indicators of subgraphs/facilities/facts/standards.json, for every centre. Those that nobody has verified are off.
-- They hold from the day on which the first agreements begin: the day from which this graph measures.
INSERT INTO "facilities"."standard_indicator"
	("id", "code", "what", "operator", "threshold", "unit", "standard", "verified", "active", "valid_from") VALUES
	('016768c8-0c00-787b-8f72-b6f305a55f31', 'SPACE_BEDROOM', 'bedroom area per person', 'AT_LEAST', 4, 'm2', 'EASO-UAC-2018 44.1', true, true, '2019-01-01'),
	('016768c8-0c00-7a24-8de0-193bbb646a22', 'HEIGHT_BEDROOM', 'ceiling height counted for the area', 'AT_LEAST', 2.1, 'm', 'EASO-2016 5.2', true, true, '2019-01-01'),
	('016768c8-0c00-7333-82d5-f8d97979555f', 'BEDROOM_MAX_ADULT', 'single adults per bedroom', 'AT_MOST', 6, 'persons', 'EASO-2016 6.1', true, true, '2019-01-01'),
	('016768c8-0c00-713f-8c99-b84807dc3169', 'BEDROOM_MAX_CHILD', 'unaccompanied children per bedroom', 'AT_MOST', 4, 'persons', 'EASO-UAC-2018 45.1', true, true, '2019-01-01'),
	('016768c8-0c00-770c-8fa1-a5d2db5be06d', 'BEDROOM_SEX_SEPARATE', 'bedrooms mixing the sexes of unaccompanied children', 'EXACTLY', 0, 'rooms', 'EASO-UAC-2018 45.2', true, true, '2019-01-01'),
	('016768c8-0c00-72e0-8307-9ed66a7c65ef', 'ADULT_SEPARATE', 'unaccompanied children housed apart from adults', 'EXACTLY', 1, 'share', 'EASO-UAC-2018 45.3', true, true, '2019-01-01'),
	('016768c8-0c00-770e-8738-d1182db65853', 'PRIVATE_ROOM', 'rooms for private meetings', 'AT_LEAST', 1, 'rooms per centre', 'EASO-UAC-2018 45.4', true, true, '2019-01-01'),
	('016768c8-0c00-7a31-8517-3cc8ae1c0e0e', 'TOILET_RATIO', 'persons per working toilet', 'AT_MOST', 20, 'persons', 'Sphere / IOM toolkit', true, true, '2019-01-01'),
	('016768c8-0c00-75cb-8f96-9125f946dbad', 'SHOWER_RATIO', 'persons per working shower', 'AT_MOST', 20, 'persons', 'IOM toolkit', true, true, '2019-01-01'),
	('016768c8-0c00-7233-8b0d-a4a6088f16a6', 'TOILET_RATIO_EASO', 'persons per working toilet', 'AT_MOST', 10, 'persons', 'EASO-2016', false, false, '2019-01-01'),
	('016768c8-0c00-736e-86fd-a046dc6aece8', 'SHOWER_RATIO_EASO', 'persons per working shower', 'AT_MOST', 12, 'persons', 'EASO-2016', false, false, '2019-01-01'),
	('016768c8-0c00-7f62-860d-747828d12009', 'LIVING_SPACE', 'covered living area per person', 'AT_LEAST', 3.5, 'm2', 'Sphere', true, true, '2019-01-01'),
	('016768c8-0c00-7b51-850b-7f4cd789ba63', 'SITE_AREA', 'total site area per person', 'AT_LEAST', 30, 'm2', 'Sphere', true, true, '2019-01-01'),
	('016768c8-0c00-7d89-8c19-a310941059be', 'WATER', 'water per person and day', 'AT_LEAST', 20, 'l', 'IOM toolkit', true, true, '2019-01-01'),
	('016768c8-0c00-77dc-80f9-831cd67cde7e', 'MEALS_ADULT', 'meals per day, one hot', 'AT_LEAST', 3, 'meals', 'EASO-2016 21.2', true, true, '2019-01-01'),
	('016768c8-0c00-77d5-8784-57389cda3283', 'MEALS_CHILD', 'meals per day incl. snacks, one hot', 'AT_LEAST', 5, 'meals', 'EASO-UAC-2018 35.2', true, true, '2019-01-01'),
	('016768c8-0c00-7317-82b7-e86237a2d85a', 'NEEDS_24H', 'obvious special needs identified after arrival within', 'AT_MOST', 24, 'h', 'EASO-UAC-2018 8.2', true, true, '2019-01-01'),
	('016768c8-0c00-7bbd-89f3-4e6c6243967f', 'RISK_7D', 'appropriate care after risk assessment within', 'AT_MOST', 7, 'd', 'EASO-UAC-2018 11.1', true, true, '2019-01-01'),
	('016768c8-0c00-7e66-8423-67f1114ad5eb', 'INFORMATION_15D', 'information on benefits and duties within', 'AT_MOST', 15, 'd', 'EASO-UAC-2018 1.1', true, true, '2019-01-01'),
	('016768c8-0c00-70c4-8f4e-87dc013d6e4d', 'STAFF_24_7', 'hours of the period with child reception staff present', 'EXACTLY', 1, 'share', 'EASO-UAC-2018 16.1a', true, true, '2019-01-01'),
	('016768c8-0c00-7f5a-8882-042f0c4f7cf9', 'NIGHT_TRAINED', 'night staff trained in child protection and holding the handover', 'EXACTLY', 1, 'share', 'EASO-UAC-2018 16.1c', true, true, '2019-01-01'),
	('016768c8-0c00-7b8b-8641-a872c6bd093a', 'PRESENCE_DAILY', 'presence checks per child and day', 'AT_LEAST', 1, 'checks', 'EASO-UAC-2018 16.1d', true, true, '2019-01-01'),
	('016768c8-0c00-7078-86e4-33fa1af1d9b4', 'STAFF_VETTED', 'staff without child-related criminal record, checked', 'EXACTLY', 1, 'share', 'EASO-UAC-2018 23.3', true, true, '2019-01-01'),
	('016768c8-0c00-70a2-8d98-5c3f279c04a0', 'STAFF_CODE_OF_CONDUCT', 'staff who signed the code of conduct', 'EXACTLY', 1, 'share', 'EASO-UAC-2018 23.1', true, true, '2019-01-01'),
	('016768c8-0c00-717f-8217-52c4648912ef', 'CASE_REVIEW_3M', 'days since the last case review', 'AT_MOST', 92, 'd', 'Inter-agency guidelines for case management and child protection', true, true, '2019-01-01'),
	('016768c8-0c00-7c40-8a0f-c6a601bebe54', 'EDUCATION_2M', 'days from application to education', 'AT_MOST', 61, 'd', 'recast Reception Conditions Directive', true, true, '2019-01-01'),
	('016768c8-0c00-707f-8c0b-6a3e9fdedde9', 'REPRESENTATIVE_15WD', 'working days to appoint a representative', 'AT_MOST', 15, 'wd', 'Directive (EU) 2024/1346 Art. 27', false, false, '2019-01-01'),
	('016768c8-0c00-7b16-852a-10af530e0f5b', 'REPRESENTATIVE_CASELOAD', 'children per representative', 'AT_MOST', 30, 'children', 'Directive (EU) 2024/1346 Art. 27', false, false, '2019-01-01');
--> statement-breakpoint
ALTER TABLE "facilities"."sanitary_unit" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "at_the_centre" ON "facilities"."sanitary_unit" USING (
	(SELECT "facilities"."reader_is_inside"() OR "facilities"."reader"('role') = 'STATISTICS')
	OR "centre_id" = ANY ((SELECT "facilities"."reader_list"('centres'))::uuid[])
	OR (SELECT "facilities"."reader_of_all_centres"())
);
--> statement-breakpoint
ALTER TABLE "facilities"."reading" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "at_the_centre" ON "facilities"."reading" USING (
	(SELECT "facilities"."reader_is_inside"() OR "facilities"."reader"('role') = 'STATISTICS')
	OR "centre_id" = ANY ((SELECT "facilities"."reader_list"('centres'))::uuid[])
	OR (SELECT "facilities"."reader_of_all_centres"())
);
--> statement-breakpoint
ALTER TABLE "facilities"."house_rule" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "at_the_centre" ON "facilities"."house_rule" USING (
	(SELECT "facilities"."reader_is_inside"() OR "facilities"."reader"('role') = 'STATISTICS')
	OR "centre_id" = ANY ((SELECT "facilities"."reader_list"('centres'))::uuid[])
	OR (SELECT "facilities"."reader_of_all_centres"())
);
--> statement-breakpoint
ALTER TABLE "facilities"."notice" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "at_the_centre" ON "facilities"."notice" USING (
	(SELECT "facilities"."reader_is_inside"() OR "facilities"."reader"('role') = 'STATISTICS')
	OR "centre_id" = ANY ((SELECT "facilities"."reader_list"('centres'))::uuid[])
	OR (SELECT "facilities"."reader_of_all_centres"())
);
--> statement-breakpoint
ALTER TABLE "facilities"."sanitary_condition" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "of_its_sanitary_unit" ON "facilities"."sanitary_condition" USING (
	(SELECT "facilities"."reader_is_inside"())
	OR EXISTS (SELECT FROM "facilities"."sanitary_unit" WHERE "sanitary_unit"."id" = "unit_id")
);
--> statement-breakpoint
ALTER TABLE "facilities"."inspection_finding" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "of_its_inspection" ON "facilities"."inspection_finding" USING (
	(SELECT "facilities"."reader_is_inside"())
	OR EXISTS (SELECT FROM "facilities"."inspection" WHERE "inspection"."id" = "inspection_id")
);
--> statement-breakpoint
ALTER TABLE "facilities"."notice_text" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "of_its_notice" ON "facilities"."notice_text" USING (
	(SELECT "facilities"."reader_is_inside"())
	OR EXISTS (SELECT FROM "facilities"."notice" WHERE "notice"."id" = "notice_id")
);
--> statement-breakpoint
ALTER TABLE "facilities"."standard_indicator" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- What holds for every centre has none: everybody reads it; it is changed by those who see every centre.
CREATE POLICY "at_the_centre" ON "facilities"."standard_indicator" USING (
	(SELECT "facilities"."reader_is_inside"() OR "facilities"."reader"('role') = 'STATISTICS')
	OR "centre_id" = ANY ((SELECT "facilities"."reader_list"('centres'))::uuid[])
	OR (SELECT "facilities"."reader_of_all_centres"())
);
--> statement-breakpoint
CREATE POLICY "of_every_centre" ON "facilities"."standard_indicator" FOR SELECT USING (
	"centre_id" IS NULL AND (SELECT "facilities"."reader"('role')) <> ''
);
