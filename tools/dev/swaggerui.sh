# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Swagger UI, which the services' /docs show: one version of npm's package, built into the programs. Where npm is
# missing the build goes on without it, and /docs says where the OpenAPI document is.

need_swagger_ui() {
    local version integrity folder work archive
    read -r version integrity < <(grep '^[0-9]' "$root/resources/docs/swagger-ui.lock")
    folder=$cache/swagger-ui-dist-$version
    [ ! -e "$folder/swagger-ui-bundle.js" ] || return 0
    if ! command -v npm >/dev/null; then
        note "npm is not installed: /docs will only say where the OpenAPI document is."
        return 0
    fi
    say "Fetching swagger-ui-dist $version into $folder"
    note "npm pack swagger-ui-dist@$version"
    mkdir -p "$cache"
    work=$(mktemp -d "$cache/swagger-ui.XXXXXX")
    archive=$work/swagger-ui-dist-$version.tgz
    if ! npm pack --silent --pack-destination "$work" "swagger-ui-dist@$version" >&2; then
        rm -rf "$work"
        complain "It could not be fetched: /docs will only say where the OpenAPI document is."
        return 0
    fi
    [ "sha512-$(openssl dgst -sha512 -binary "$archive" | base64 -w0)" = "$integrity" ] ||
        die "What came is not swagger-ui-dist $version as it was published: $archive has another SHA-512."
    tar -xzf "$archive" -C "$work"
    # Another run may have been faster; either result will do.
    mv -T "$work/package" "$folder" 2>/dev/null || true
    rm -rf "$work"
}
