-- Every centre is said, not left out: a sign-in that names no centre reaches none.
CREATE OR REPLACE FUNCTION "facilities"."reader_of_all_centres"() RETURNS boolean LANGUAGE sql STABLE
	RETURN "facilities"."reader"('all_centres') = 'on' AND "facilities"."reader"('role') IN
		('COORDINATOR', 'DATA_PROTECTION_OFFICER', 'AUDITOR', 'ANALYST', 'SERVICE');
