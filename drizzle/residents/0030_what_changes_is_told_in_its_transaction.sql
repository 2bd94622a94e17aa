-- The database and the server that it lies on: transactions are numbered per server, and a standby that takes over, or a log that is
-- followed to an earlier moment, begins a new line of time.
CREATE FUNCTION "residents"."feed_cluster"() RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN (SELECT system_identifier FROM pg_catalog.pg_control_system())
		|| '/' || pg_catalog.left(pg_catalog.pg_walfile_name(pg_catalog.pg_current_wal_lsn()), 8)
		|| '/' || (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database());
END $$;
--> statement-breakpoint
-- The first transaction of this database that has not ended, as the reader's snapshot sees it: all before it are read for good. What runs
-- in other databases of the server is left out where it is certain: who is elsewhere is asked after the snapshot and before the locks, so
-- that a process that holds a transaction then has held it all the while.
CREATE FUNCTION "residents"."feed_horizon"() RETURNS xid8 LANGUAGE plpgsql STABLE AS $$
DECLARE
	seen pg_snapshot := pg_catalog.pg_current_snapshot();
	elsewhere integer[];
	first_running xid8;
BEGIN
	IF pg_catalog.pg_snapshot_xmin(seen) < pg_catalog.pg_snapshot_xmax(seen) THEN
		elsewhere := ARRAY(SELECT pid FROM pg_catalog.pg_stat_activity
			WHERE datid <> (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database()));
		SELECT running INTO first_running FROM pg_catalog.pg_snapshot_xip(seen) AS running
			WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_locks
				WHERE locktype = 'transactionid' AND mode = 'ExclusiveLock' AND transactionid = running::xid AND pid = ANY (elsewhere))
			ORDER BY running LIMIT 1;
	END IF;
	RETURN coalesce(first_running, pg_catalog.pg_snapshot_xmax(seen));
END $$;
--> statement-breakpoint
-- The generation under which this transaction writes; the first one in another database begins the next one.
CREATE FUNCTION "residents"."feed_generation"() RETURNS integer LANGUAGE plpgsql VOLATILE AS $$
DECLARE
	here text := residents.feed_cluster();
	latest record;
BEGIN
	LOOP
		SELECT known.generation, known.cluster INTO latest
			FROM residents.feed_generation AS known ORDER BY known.generation DESC LIMIT 1;
		IF FOUND AND latest.cluster = here THEN
			RETURN latest.generation;
		END IF;
		INSERT INTO residents.feed_generation (generation, cluster)
			VALUES (coalesce(latest.generation, 0) + 1, here) ON CONFLICT DO NOTHING;
	END LOOP;
END $$;
--> statement-breakpoint
ALTER TABLE "residents"."feed_generation" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "known_to_all" ON "residents"."feed_generation" FOR SELECT USING (true);
--> statement-breakpoint
CREATE POLICY "appended" ON "residents"."feed_generation" FOR INSERT WITH CHECK (true);
--> statement-breakpoint
-- Whose consent in favour of the reader holds.
CREATE FUNCTION "residents"."consented_to_reader"() RETURNS uuid[] LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN ARRAY(SELECT consent.resident_id FROM residents.consent
		JOIN residents.resident ON resident.id = consent.resident_id
		WHERE consent.recipient_organisation = residents.reader('organisation') AND consent.confirmation <> 'AWAITED'
			AND consent.given_at <= now() AND (consent.expires_at IS NULL OR consent.expires_at > now())
			AND (consent.withdrawn_at IS NULL OR consent.withdrawn_at > now())
			AND residents.giver_may_speak(consent.given_by, consent.given_at, resident.date_of_birth, resident.centre_id, now()));
END $$;
--> statement-breakpoint
ALTER TABLE "residents"."change" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "appended" ON "residents"."change" FOR INSERT WITH CHECK (true);
--> statement-breakpoint
-- Programs alone: the owner's at their centres, another organisation's where a clause or a consent opens anything to it.
CREATE POLICY "followed_by_programs" ON "residents"."change" FOR SELECT USING (
	CASE (SELECT "residents"."reader_kind"())
		WHEN 'INSIDE' THEN true
		WHEN 'PEOPLE' THEN
			(SELECT "residents"."reader"('role') = 'SERVICE' AND NOT "residents"."reader_is_narrowed"())
			AND ((SELECT "residents"."reader_of_all_centres"())
				OR "centre_id" = ANY ((SELECT "residents"."reader_list"('centres'))::uuid[]))
			AND ((SELECT "residents"."reader"('organisation') = 'STATE')
				OR "centre_id" = ANY ((SELECT "residents"."centres_opened_to_reader"())::uuid[])
				OR "resident_id" = ANY ((SELECT "residents"."consented_to_reader"())::uuid[]))
		ELSE false
	END
);
--> statement-breakpoint
-- Each statement that changes residents or stays tells what it changed, in its own transaction, whoever runs it. The generation is asked
-- for once, and only when there is something to tell.
CREATE FUNCTION "residents"."tell_registered"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO residents.change (generation, kind, resident_id, centre_id)
		SELECT (SELECT residents.feed_generation()), 'REGISTERED', fresh.id, fresh.centre_id FROM fresh ORDER BY fresh.created_at, fresh.id;
	RETURN NULL;
END $$;
--> statement-breakpoint
-- Before "begins_a_stay": triggers of a table run in the order of their names.
CREATE TRIGGER "announces_the_resident" AFTER INSERT ON "residents"."resident"
	REFERENCING NEW TABLE AS "fresh" FOR EACH STATEMENT EXECUTE FUNCTION "residents"."tell_registered"();
--> statement-breakpoint
CREATE FUNCTION "residents"."tell_changes_of_resident"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO residents.change (generation, kind, field_group, resident_id, centre_id)
		SELECT (SELECT residents.feed_generation()), told.kind, told.field_group, fresh.id, told.centre_id
		FROM stale JOIN fresh ON fresh.id = stale.id
		CROSS JOIN LATERAL (VALUES
			('CHANGED', 'OPERATIONAL', fresh.centre_id, (stale.sex, stale.languages, stale.needs_assessed_at)
				IS DISTINCT FROM (fresh.sex, fresh.languages, fresh.needs_assessed_at)),
			('CHANGED', 'IDENTITY', fresh.centre_id, (stale.registration_number, stale.given_name, stale.family_name,
				stale.date_of_birth, stale.date_of_birth_certainty, stale.date_of_birth_is_estimate, stale.nationality)
				IS DISTINCT FROM (fresh.registration_number, fresh.given_name, fresh.family_name,
				fresh.date_of_birth, fresh.date_of_birth_certainty, fresh.date_of_birth_is_estimate, fresh.nationality)),
			('CHANGED', 'FAMILY', fresh.centre_id, (stale.family_situation, stale.household_id)
				IS DISTINCT FROM (fresh.family_situation, fresh.household_id)),
			('CHANGED', 'PROTECTION', fresh.centre_id, (stale.case_state, stale.risk_level)
				IS DISTINCT FROM (fresh.case_state, fresh.risk_level)),
			('ZONE_CHANGED', 'OPERATIONAL', fresh.centre_id, stale.safe_zone_id IS DISTINCT FROM fresh.safe_zone_id),
			('CASE_MANAGER_CHANGED', 'OPERATIONAL', fresh.centre_id, stale.case_manager_id IS DISTINCT FROM fresh.case_manager_id),
			('TRANSFERRED', NULL, stale.centre_id, stale.centre_id <> fresh.centre_id)
		) AS told (kind, field_group, centre_id, is_so)
		WHERE told.is_so ORDER BY fresh.id;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "tells_what_changed" AFTER UPDATE ON "residents"."resident"
	REFERENCING OLD TABLE AS "stale" NEW TABLE AS "fresh" FOR EACH STATEMENT EXECUTE FUNCTION "residents"."tell_changes_of_resident"();
--> statement-breakpoint
CREATE FUNCTION "residents"."tell_stays"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO residents.change (generation, kind, resident_id, stay_id, centre_id)
		SELECT (SELECT residents.feed_generation()), told.kind, fresh.resident_id, fresh.id, fresh.centre_id
		FROM fresh CROSS JOIN LATERAL (VALUES (1, 'STAY_BEGAN', true), (2, 'STAY_ENDED', fresh.departed_at IS NOT NULL))
			AS told (place, kind, is_so)
		WHERE told.is_so ORDER BY fresh.arrived_at, fresh.id, told.place;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "tells_what_began" AFTER INSERT ON "residents"."stay"
	REFERENCING NEW TABLE AS "fresh" FOR EACH STATEMENT EXECUTE FUNCTION "residents"."tell_stays"();
--> statement-breakpoint
CREATE FUNCTION "residents"."tell_changes_of_stay"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO residents.change (generation, kind, resident_id, stay_id, centre_id)
		SELECT (SELECT residents.feed_generation()), told.kind, fresh.resident_id, fresh.id, fresh.centre_id
		FROM stale JOIN fresh ON fresh.id = stale.id
		CROSS JOIN LATERAL (VALUES
			(1, 'STAY_BEGAN', stale.centre_id <> fresh.centre_id),
			(2, 'STAY_CHANGED', stale.arrived_at <> fresh.arrived_at OR stale.departed_at <> fresh.departed_at
				OR stale.departure_reason <> fresh.departure_reason),
			(3, 'DEPARTURE_UNDONE', stale.departed_at IS NOT NULL AND fresh.departed_at IS NULL),
			(4, 'STAY_ENDED', stale.departed_at IS NULL AND fresh.departed_at IS NOT NULL)
		) AS told (place, kind, is_so)
		WHERE told.is_so ORDER BY fresh.id, told.place;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "tells_what_changed" AFTER UPDATE ON "residents"."stay"
	REFERENCING OLD TABLE AS "stale" NEW TABLE AS "fresh" FOR EACH STATEMENT EXECUTE FUNCTION "residents"."tell_changes_of_stay"();
--> statement-breakpoint
-- Who follows from the beginning learns of everybody who is on record already.
SELECT set_config('app.role', 'MAINTENANCE', true);
--> statement-breakpoint
INSERT INTO "residents"."change" ("generation", "kind", "resident_id", "stay_id", "centre_id")
	SELECT "residents"."feed_generation"(), "kind", "resident_id", "stay_id", "centre_id" FROM (
		SELECT "created_at" AS "at", 1 AS "place", 'REGISTERED' AS "kind", "id" AS "resident_id", NULL::uuid AS "stay_id", "centre_id"
			FROM "residents"."resident"
		UNION ALL SELECT "created_at", 2, 'STAY_BEGAN', "resident_id", "id", "centre_id" FROM "residents"."stay"
		UNION ALL SELECT "updated_at", 3, 'STAY_ENDED', "resident_id", "id", "centre_id" FROM "residents"."stay" WHERE "departed_at" IS NOT NULL
	) AS "told" ORDER BY "at", "resident_id", "place";
--> statement-breakpoint
SELECT set_config('app.role', '', true);
