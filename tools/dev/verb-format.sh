# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# ./dev format: one layout for the C++ sources, .clang-format's.

# shellcheck source=tools/dev/packages.sh
source "$parts/packages.sh"

# Another version lays some lines out differently; this is the one of Debian 12.
reference_version=14

verb_format() {
    local check=''
    case "${1:-}" in
        '') ;;
        --check) check=yes ;;
        *)
            complain "\"format\" knows one option, --check."
            exit 2
            ;;
    esac

    local tool=clang-format-$reference_version
    if ! command -v "$tool" >/dev/null; then
        need_packages git clang-format
        tool=clang-format
        if ! "$tool" --version | grep -q "version $reference_version\."; then
            complain "The layout is that of clang-format $reference_version; this is $("$tool" --version)."
        fi
    fi

    # A file that is deleted but not yet committed is still listed.
    local sources=() file
    while IFS= read -r -d '' file; do
        [ ! -f "$file" ] || sources+=("$file")
    done < <(git ls-files -z --cached --others --exclude-standard -- \
        'app/*.h' 'app/*.cpp' 'backend/*.h' 'backend/*.cpp' 'tests/*.h' 'tests/*.cpp')
    [ ${#sources[@]} -gt 0 ] || die "There are no sources to lay out."

    if [ -z "$check" ]; then
        "$tool" -i "${sources[@]}"
        say "Laid out ${#sources[@]} files"
        return
    fi
    local wrong
    wrong=$("$tool" --dry-run "${sources[@]}" 2>&1 | sed -n 's/^\([^: ]*\):[0-9]*:.*clang-format.*/\1/p' | sort -u)
    if [ -n "$wrong" ]; then
        printf '%s\n' "$wrong" >&2
        die "The files above are not laid out as .clang-format says. \"./dev format\" does it."
    fi
    say "All ${#sources[@]} files are laid out as .clang-format says"
}
