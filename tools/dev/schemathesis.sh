# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The Python environment of tst_schemathesis, with the versions of tests/e2e/schemathesis-requirements.txt.

need_schemathesis() {
    [ -z "${SECUREAGENT_SKIP_INSTALL:-}" ] || return 0
    local list=$root/tests/e2e/schemathesis-requirements.txt version folder
    version=$(sed -n 's/^schemathesis==//p' "$list")
    folder=$cache/schemathesis-$version
    [ ! -x "$folder/bin/schemathesis" ] || return 0
    need_packages python3-venv
    say "Installing schemathesis $version into $folder"
    note "pip install --requirement tests/e2e/schemathesis-requirements.txt"
    mkdir -p "$cache"
    # The system's Python: one of a person's own may be of any version. Programs of an environment know their
    # place, so it is made where it stays.
    if ! { /usr/bin/python3 -m venv --clear "$folder" &&
        "$folder/bin/pip" install --quiet --disable-pip-version-check --requirement "$list" >&2; }; then
        rm -rf "$folder"
        complain "It could not be installed: tst_schemathesis will be skipped."
    fi
}
