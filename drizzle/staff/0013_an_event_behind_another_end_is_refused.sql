-- Whoever seals an event behind a place at which the chain no longer ends is told to try again, with everything that it wrote.
CREATE FUNCTION "staff"."audit_moved_on"() RETURNS integer LANGUAGE plpgsql SET "search_path" = '' AS $$
BEGIN
	RAISE EXCEPTION 'The audit ends elsewhere by now.' USING ERRCODE = 'serialization_failure';
END
$$;
