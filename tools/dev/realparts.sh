# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What the tests with the label "real" need beside the libraries: a Keycloak, a browser, and what drives it.

# shellcheck source=tools/dev/keycloak.sh
source "$parts/keycloak.sh"

# The last line of versions that runs on Debian 12's Node.js.
playwright_version=1.58.2
# Of the package, as it was when the tests were written with it.
playwright_sha256=50e358de81526d5b20ce75a89c96bdc50ae653f077bbc834ada26d92046ce713

browser_packages=(chromium nodejs xvfb xdotool)

need_playwright() {
    local folder=$cache/playwright-core-$playwright_version work
    [ ! -e "$folder/package/package.json" ] || return 0
    command -v npm >/dev/null || need_packages npm
    say "Fetching playwright-core $playwright_version into $folder"
    note "npm pack playwright-core@$playwright_version"
    mkdir -p "$cache"
    work=$(mktemp -d "$cache/playwright.XXXXXX")
    npm pack --silent --pack-destination "$work" "playwright-core@$playwright_version" >&2
    sha256sum --check --status <<<"$playwright_sha256  $work/playwright-core-$playwright_version.tgz" ||
        die "What came is not playwright-core $playwright_version as it was published: $work has another SHA-256."
    tar -xzf "$work/playwright-core-$playwright_version.tgz" -C "$work"
    rm "$work/playwright-core-$playwright_version.tgz"
    # Another run may have been faster; either result will do.
    mv -T "$work" "$folder" 2>/dev/null || rm -rf "$work"
}

need_real_parts() {
    [ -z "${SECUREAGENT_SKIP_INSTALL:-}" ] || return 0
    # A browser and a Node.js may be here under other packages' names.
    local packages=() name
    for name in "${browser_packages[@]}"; do
        case $name in
            nodejs) command -v node >/dev/null || packages+=("$name") ;;
            xvfb) command -v Xvfb >/dev/null || packages+=("$name") ;;
            *) command -v "$name" >/dev/null || packages+=("$name") ;;
        esac
    done
    [ ${#packages[@]} -eq 0 ] || need_packages "${packages[@]}"
    need_playwright
    need_keycloak
    need_imported_realm
}
