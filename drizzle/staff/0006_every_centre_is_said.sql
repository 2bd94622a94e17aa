-- Every centre is said, not left out: a sign-in that names no centre reaches none.
CREATE OR REPLACE FUNCTION "staff"."reader_of_all_centres"() RETURNS boolean LANGUAGE sql STABLE
	RETURN "staff"."reader"('all_centres') = 'on' AND "staff"."reader"('role') IN
		('COORDINATOR', 'DATA_PROTECTION_OFFICER', 'AUDITOR', 'ANALYST', 'SERVICE');
