# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A real Keycloak with the realm of keycloak/, without Docker: for ./dev keycloak, and for tests.
#
# Three things are made once and kept in the cache: the server, its "build" (which fixes the kind of database
# and halves the start), and for each realm file a database into which it is imported. A start copies nothing
# but that database, so that it takes seconds.

# shellcheck source=tools/dev/packages.sh
source "$parts/packages.sh"

keycloak_version=26.7.3
# Of the archive, as it was when the realm was tried with it.
keycloak_sha256=77657f30b7e90d70f727712ce1c967f430fd6a5e9f458d32d8c6df0635345f47
keycloak_realm=$root/keycloak/realm-local-dev.json
keycloak_home=$cache/keycloak/$keycloak_version

# For a development server on loopback: a quick start counts more than what a hot path would reach.
keycloak_java="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UseG1GC -Xmx512m"

# The administrator of this development server; made together with the database.
keycloak_admin="admin"

# Exit code of ./dev keycloak where the server is not here and may not be fetched: a test that wants it is skipped.
keycloak_missing=77

need_keycloak() {
    if [ -n "${SECUREAGENT_SKIP_INSTALL:-}" ]; then
        if [ -x "$keycloak_home/bin/kc.sh" ] && command -v java >/dev/null; then
            return 0
        fi
        complain "Keycloak is not in $keycloak_home, and SECUREAGENT_SKIP_INSTALL is set."
        exit "$keycloak_missing"
    fi
    local java=()
    # Any Java from 17 on will do, wherever it came from.
    command -v java >/dev/null || java+=(default-jre-headless)
    need_packages curl "${java[@]}"
    [ ! -x "$keycloak_home/bin/kc.sh" ] || return 0

    command -v mvn >/dev/null || need_packages maven
    say "Fetching Keycloak $keycloak_version (170 MB) into $cache/keycloak"
    note "mvn dependency:copy -Dartifact=org.keycloak:keycloak-quarkus-dist:$keycloak_version:tar.gz"
    mkdir -p "$cache/keycloak"
    local work archive
    work=$(mktemp -d "$cache/keycloak/fetch.XXXXXX")
    mvn -B -q -Dstyle.color=never org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy -DoutputDirectory="$work" \
        -Dartifact="org.keycloak:keycloak-quarkus-dist:$keycloak_version:tar.gz" >&2
    archive=$work/keycloak-quarkus-dist-$keycloak_version.tar.gz
    sha256sum --check --status <<<"$keycloak_sha256  $archive" ||
        die "What came is not Keycloak $keycloak_version as it was published: $archive has another SHA-256."
    mkdir "$work/home"
    tar -xzf "$archive" -C "$work/home" --strip-components=1
    say "Preparing Keycloak for a quick start"
    "$work/home/bin/kc.sh" build --db=dev-file --cache=local >"$work/build.log" 2>&1 || {
        cat "$work/build.log" >&2
        die "Keycloak could not be prepared."
    }
    # Another run may have been faster; either result will do.
    mv -T "$work/home" "$keycloak_home" 2>/dev/null || true
    rm -rf "$work"
}

keycloak_database() { printf 'jdbc:h2:file:%s/keycloakdb;NON_KEYWORDS=VALUE' "$1"; }

# Sets keycloak_imported to a folder with a database that holds the realm as its file says, and nothing else.
need_imported_realm() {
    local digest work
    digest=$(sha256sum <"$keycloak_realm" | cut -c1-16)
    keycloak_imported=$cache/keycloak/realm-$keycloak_version-$digest
    [ ! -d "$keycloak_imported" ] || return 0
    say "Importing the realm (once for each version of $(realpath --relative-to="$root" "$keycloak_realm"))"
    work=$(mktemp -d "$cache/keycloak/import.XXXXXX")
    KC_BOOTSTRAP_ADMIN_USERNAME=$keycloak_admin KC_BOOTSTRAP_ADMIN_PASSWORD=$keycloak_admin \
        JAVA_OPTS_APPEND=$keycloak_java "$keycloak_home/bin/kc.sh" import --optimized \
        --file "$keycloak_realm" --db-url="$(keycloak_database "$work")" >"$work.log" 2>&1 || {
        cat "$work.log" >&2
        die "The realm could not be imported."
    }
    rm -f "$work.log" "$work"/*.trace.db
    mv -T "$work" "$keycloak_imported" 2>/dev/null || rm -rf "$work"
}
