# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# ./dev mutants: takes out each rule of tests/mutants/rules.sh in turn, in a copy of the tree, and sees
# whether a test notices.

# shellcheck source=tools/dev/build.sh
source "$parts/build.sh"

# What rules.sh is written in. Fills mutant_names, mutant_files, mutant_programs, mutant_changes.
code() {
    mutant_file=$1
    mutant_program=$3
}
mutant() {
    mutant_names+=("$1")
    mutant_files+=("$mutant_file")
    mutant_programs+=("$mutant_program")
    mutant_changes+=("$2")
}

# Writes the file without the rule; fails where the substitution finds nothing to change.
mutate() {
    perl -0777 -pe "$3" "$1" >"$2"
    ! cmp -s "$1" "$2"
}

# Copies what is built, unless it is the same, so that times stay and little is compiled again.
copy_tree() {
    local tree=$1
    mkdir -p "$tree"
    local file
    while IFS= read -r -d '' file; do
        [ -f "$root/$file" ] && ! cmp -s "$root/$file" "$tree/$file" || continue
        mkdir -p "$(dirname "$tree/$file")"
        cp --preserve=mode "$root/$file" "$tree/$file"
    done < <(git ls-files -z --cached --others --exclude-standard -- CMakeLists.txt CMakePresets.json cmake backend resources tests)
}

# Builds and runs one mutant. Prints "killed by CASE", "survived" or "does not compile".
judge() {
    local tree=$1 program=$2 log=$3 code=0
    if ! cmake --build "$tree/build/dev" --target "$program" >"$log" 2>&1; then
        echo "does not compile"
        return
    fi
    QT_QPA_PLATFORM=offscreen timeout 300 "$tree/build/dev/bin/$program" >"$log" 2>&1 || code=$?
    if [ "$code" -eq 0 ]; then
        echo survived
    else
        local by
        by=$(sed -n 's/^FAIL!  : tst_[A-Za-z0-9]*::\(.*\)) .*/\1)/p; s/^FAIL!  : tst_[A-Za-z0-9]*::\([^ ]*\)$/\1/p' "$log" | head -n 1)
        echo "killed by ${by:-its end with code $code}"
    fi
}

verb_mutants() {
    local check='' only='' tree=$root/build/mutants
    while [ $# -gt 0 ]; do
        case $1 in
            --check) check=yes ;;
            --only)
                [ $# -ge 2 ] || die "--only needs a part of a rule's name."
                only=$2
                shift
                ;;
            *)
                complain "\"mutants\" knows two options, --check and --only PART."
                exit 2
                ;;
        esac
        shift
    done
    local mutant_names=() mutant_files=() mutant_programs=() mutant_changes=() mutant_file='' mutant_program=''
    # shellcheck source=tests/mutants/rules.sh
    source "$root/tests/mutants/rules.sh"

    local work i stale=()
    work=$(mktemp -d)
    # shellcheck disable=SC2064
    trap "rm -rf '$work'" EXIT
    for i in "${!mutant_names[@]}"; do
        mutate "$root/${mutant_files[i]}" "$work/file" "${mutant_changes[i]}" || stale+=("${mutant_names[i]}")
    done
    if [ ${#stale[@]} -gt 0 ]; then
        printf '    %s\n' "${stale[@]}" >&2
        die "The rules above are not found in the code any more: tests/mutants/rules.sh has to follow it."
    fi
    if [ -n "$check" ]; then
        say "All ${#mutant_names[@]} rules of tests/mutants/rules.sh are found in the code"
        return
    fi

    need_packages "${build_packages[@]}"
    need_valijson
    copy_tree "$tree"
    # The copy is the base, so that ccache takes what the tree itself compiled.
    export CCACHE_BASEDIR=$tree
    say "Building the tests in $tree"
    (cd "$tree" && cmake --preset dev -DSECUREAGENT_DESKTOP=OFF \
        ${valijson_include:+"-DVALIJSON_INCLUDE_DIR=$valijson_include"} >"$work/log" 2>&1) ||
        { tail -n 20 "$work/log" >&2; die "CMake could not configure the copy."; }
    local programs
    mapfile -t programs < <(printf '%s\n' "${mutant_programs[@]}" | sort -u)
    cmake --build "$tree/build/dev" "${programs[@]/#/--target=}" >"$work/log" 2>&1 ||
        { tail -n 20 "$work/log" >&2; die "The tests do not build."; }
    local program
    for program in "${programs[@]}"; do
        QT_QPA_PLATFORM=offscreen "$tree/build/dev/bin/$program" >"$work/log" 2>&1 ||
            { grep -a FAIL "$work/log" >&2; die "$program fails without a mutant: it proves nothing."; }
    done

    local verdict killed=0 judged=0 bad=()
    for i in "${!mutant_names[@]}"; do
        [[ ${mutant_names[i]} == *"$only"* ]] || continue
        mutate "$root/${mutant_files[i]}" "$tree/${mutant_files[i]}" "${mutant_changes[i]}" || true
        verdict=$(judge "$tree" "${mutant_programs[i]}" "$work/log")
        cp --preserve=mode "$root/${mutant_files[i]}" "$tree/${mutant_files[i]}"
        judged=$((judged + 1))
        printf '%-12s %-45s %s\n' "${mutant_files[i]##*/}" "${mutant_names[i]}" "$verdict"
        case $verdict in
            killed*) killed=$((killed + 1)) ;;
            *) bad+=("${mutant_files[i]}: ${mutant_names[i]}: $verdict") ;;
        esac
    done
    printf '%d of %d mutants were killed.\n' "$killed" "$judged"
    if [ ${#bad[@]} -gt 0 ]; then
        printf '    %s\n' "${bad[@]}" >&2
        die "A rule that can be taken out unnoticed is not tested."
    fi
}
