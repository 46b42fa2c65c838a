# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# ./dev keycloak: runs a real Keycloak for signing in, until it is stopped.

# shellcheck source=tools/dev/keycloak.sh
source "$parts/keycloak.sh"

verb_keycloak() {
    local port=8080 data='' fresh=''
    while [ $# -gt 0 ]; do
        case $1 in
            --port | --data)
                [ $# -ge 2 ] || die "$1 needs a value."
                declare "${1#--}=$2"
                shift
                ;;
            --fresh) fresh=yes ;;
            *)
                complain "\"keycloak\" knows --port NUMBER, --data FOLDER and --fresh."
                exit 2
                ;;
        esac
        shift
    done
    if [[ ! $port =~ ^[1-9][0-9]{0,4}$ || $port -gt 65535 ]]; then
        complain "--port needs a number from 1 to 65535."
        exit 2
    fi

    need_keycloak
    need_imported_realm
    data=${data:-$cache/keycloak/data-$port}
    [ -z "$fresh" ] || rm -f "$data"/keycloakdb.*
    mkdir -p "$data"
    data=$(realpath "$data")
    [ -e "$data/keycloakdb.mv.db" ] || cp "$keycloak_imported"/keycloakdb.mv.db "$data/"

    local url=http://127.0.0.1:$port log=$data/keycloak.log
    # Otherwise a stranger's answer on this port would look like ours.
    if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
        die "Port $port is in use. Choose another: ./dev keycloak --port $((port + 1))"
    fi
    say "Starting Keycloak $keycloak_version; its log is $log"
    JAVA_OPTS_APPEND=$keycloak_java "$keycloak_home/bin/kc.sh" start --optimized \
        --http-enabled=true --http-host=127.0.0.1 --http-port="$port" --hostname-strict=false \
        --db-url="$(keycloak_database "$data")" >"$log" 2>&1 &
    keycloak_process=$!
    local begun=$SECONDS
    trap 'kill "$keycloak_process" 2>/dev/null; wait "$keycloak_process" 2>/dev/null || true' EXIT
    trap 'exit 0' INT TERM
    until curl --silent --fail --noproxy '*' --output /dev/null "$url/realms/local-dev/.well-known/openid-configuration"; do
        if ! kill -0 "$keycloak_process" 2>/dev/null; then
            tail -n 20 "$log" >&2
            die "Keycloak ended before it answered; all it said is in $log"
        fi
        [ $((SECONDS - begun)) -lt 300 ] || die "Keycloak does not answer; what it said is in $log"
        sleep 0.2
    done
    cat <<READY
Keycloak answers: $url/realms/local-dev
  People:          jettro (password jettro), office (password office, an office manager)
  Administration:  $url/admin (user $keycloak_admin, password $keycloak_admin)
  Secure Agent:    ./dev run -- --issuer $url/realms/local-dev --demo-data --link-by-username
Ctrl+C stops it. What you change is kept in $data; --fresh starts from the realm's file.
READY
    wait "$keycloak_process"
}
