#!/bin/bash
# Run once by the PostgreSQL image, on an empty volume: the database of one owner and its three roles.
set -euo pipefail
secret() { cat "/run/secrets/${OWNER}_$1_password"; }
psql --no-psqlrc --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  --set owner="${OWNER}_owner" --set owner_password="$(secret owner)" \
  --set app="${OWNER}_app" --set app_password="$(secret app)" \
  --set dump="${OWNER}_dump" --set dump_password="$(secret dump)" \
  --set database="mrrm_${OWNER}" <<'SQL'
-- Owns the tables; migrations alone use it.
CREATE ROLE :"owner" LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD :'owner_password';
-- What the slice runs under: rows only.
CREATE ROLE :"app" LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD :'app_password';
-- What makes backups: it reads every row of what the migrations let it read, and changes none.
CREATE ROLE :"dump" LOGIN NOSUPERUSER BYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD :'dump_password';
CREATE DATABASE :"database" OWNER :"owner" TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C';
SQL
