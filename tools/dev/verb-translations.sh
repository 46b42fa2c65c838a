# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# ./dev translations: the Qt Linguist files, brought up to date with the texts in the sources.

# shellcheck source=tools/dev/packages.sh
source "$parts/packages.sh"

verb_translations() {
    need_packages "${build_packages[@]}"
    local lupdate language file open
    lupdate=$(qmake6 -query QT_HOST_BINS)/lupdate
    for file in "$root"/resources/translations/secure-agent_*.ts; do
        language=$(basename "${file#*_}" .ts)
        # English needs its plurals only: everything else stands in the sources.
        local only=()
        [ "$language" != en ] || only=(-pluralonly)
        "$lupdate" -silent -locations none -no-obsolete -source-language en -target-language "$language" "${only[@]}" \
            "$root/app" -ts "$file"
        open=$(grep -c 'type="unfinished"' "$file" || true)
        note "${file#"$root"/}: $open to translate"
    done
}
