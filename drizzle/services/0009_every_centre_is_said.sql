-- Every centre is said, not left out: a sign-in that names no centre reaches none.
CREATE OR REPLACE FUNCTION "services"."reader_of_all_centres"() RETURNS boolean LANGUAGE sql STABLE
	RETURN "services"."reader"('all_centres') = 'on' AND "services"."reader"('role') IN
		('COORDINATOR', 'DATA_PROTECTION_OFFICER', 'AUDITOR', 'ANALYST', 'SERVICE');
