#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A "browser" that signs in at the demo's login page as whoever stands in the file $SIGN_IN_AS, for pictures of the real window.
# Usage: signin-browser.sh ADDRESS
set -euo pipefail

who=$(<"$SIGN_IN_AS")
transaction=$(curl --silent --fail --noproxy '*' "$1" | sed -n 's/.*name="transaction" value="\([^"]*\)".*/\1/p')
# The demo's passwords are its people's names. --location follows the redirect to the waiting application.
exec curl --silent --fail --noproxy '*' --location --output /dev/null \
    --data-urlencode "transaction=$transaction" \
    --data-urlencode "username=$who" --data-urlencode "password=$who" \
    "${1%%/authorize*}/authorize"
