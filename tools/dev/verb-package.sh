# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# ./dev package: builds the release and makes Debian packages of it, then looks into them and starts what is in there.

# shellcheck source=tools/dev/build.sh
source "$parts/build.sh"

package_packages=(dpkg-dev file desktop-file-utils appstream)

# What has to be in the packages, and nothing else but documents.
server_files="usr/bin/secure-agent-server
usr/lib/systemd/system/secure-agent-agent.service
usr/lib/systemd/system/secure-agent-hr.service"
desktop_files="usr/bin/secure-agent
usr/share/applications/secure-agent.desktop
usr/share/icons/hicolor/scalable/apps/secure-agent.svg
usr/share/metainfo/secure-agent.metainfo.xml"

# check_contents DEB FILES: the files of a package, but for its documents.
check_contents() {
    local listing found
    listing=$(dpkg-deb --contents "$1")
    found=$(sed -n 's#^-.* \./\(.*\)#\1#p' <<<"$listing" | grep -v '^usr/share/doc/' | LC_ALL=C sort)
    [ "$found" = "$2" ] || die "In $1 there should be:" "$2" "and there is:" "$found"
    grep -q ' \./usr/share/doc/[^/]*/copyright$' <<<"$listing" || die "$1 does not say whose it is."
    ! grep -qv ' root/root ' <<<"$listing" || die "In $1 something belongs to another user than root."
}

# check_packages FOLDER: contents, what they need, and whether the programs start from where they were unpacked.
check_packages() {
    local server desktop unpacked unit answer
    server=$(echo "$1"/secure-agent-server_*.deb)
    desktop=$(echo "$1"/secure-agent_*.deb)
    check_contents "$server" "$server_files"
    check_contents "$desktop" "$desktop_files"
    [[ $(dpkg-deb --field "$server" Depends) == *libqt6httpserver6* ]] || die "$server does not ask for its libraries."
    [[ $(dpkg-deb --field "$server" Depends) != *libqt6widgets6* ]] || die "$server asks for a window's libraries."
    [[ $(dpkg-deb --field "$desktop" Depends) == *libqt6widgets6* ]] || die "$desktop does not ask for its libraries."

    unpacked=$(mktemp -d)
    # shellcheck disable=SC2064 # The folder of now.
    trap "rm -rf '$unpacked'" RETURN
    dpkg-deb --extract "$server" "$unpacked"
    dpkg-deb --extract "$desktop" "$unpacked"
    desktop-file-validate "$unpacked/usr/share/applications/secure-agent.desktop" || die "The desktop file is not right."
    appstreamcli validate --no-net "$unpacked/usr/share/metainfo/secure-agent.metainfo.xml" >&2 ||
        die "The description for software centres is not right."
    if command -v systemd-analyze >/dev/null; then
        mkdir "$unpacked/units" # systemd would look for the program where it is installed
        for unit in "$unpacked"/usr/lib/systemd/system/*.service; do
            sed "s#^ExecStart=#&$unpacked/usr/bin/#" "$unit" >"$unpacked/units/$(basename "$unit")"
        done
        systemd-analyze verify --man=no "$unpacked"/units/*.service >&2 || die "A unit is not right."
    fi
    grep -q '^ExecStart=secure-agent-server hr ' "$unpacked/usr/lib/systemd/system/secure-agent-hr.service" ||
        die "The unit does not start the program that is installed."
    "$unpacked/usr/bin/secure-agent-server" --version >&2 || die "secure-agent-server does not start."
    answer=$(HOME=$unpacked QT_QPA_PLATFORM=offscreen "$unpacked/usr/bin/secure-agent" ask --demo --as jettro \
        "How many days off do I have?" 2>/dev/null) || die "secure-agent gives no answer."
    note "secure-agent ask: $answer"
}

verb_package() {
    if [ $# -gt 0 ]; then
        complain "\"package\" takes no options."
        exit 2
    fi
    need_packages "${package_packages[@]}"
    build_preset release secure-agent secure-agent-server
    local folder=$root/build/package
    rm -rf "$folder"
    say "Making packages"
    (umask 022 && cd "$root/build/release" && cpack -B "$folder") >"$root/build/package.log" 2>&1 || {
        tail -n 40 "$root/build/package.log" >&2
        die "The packages could not be made."
    }
    rm -rf "$folder/_CPack_Packages"
    say "Looking into them"
    check_packages "$folder"
    printf '%s\n' "$folder"/*.deb
}
