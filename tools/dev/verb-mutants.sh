# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# ./dev mutants: takes out each rule of tests/mutants/rules.sh in turn, and sees whether a test notices. The tree is
# not touched.

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

# compile FILE SOURCE OBJECT INCLUDES: compiles SOURCE as the build compiles FILE, with INCLUDES looked into first.
# Warnings do not count: without a rule something may well be unused.
compile() {
    local command objects=("$(dirname "$1")"/CMakeFiles/*/"$(basename "$1").o")
    command=$(ninja -t commands "${objects[0]}" | tail -n 1)
    eval "${command%% -MD *} -w -iquote '$4' -o '$3' -c '$2'"
}

# Builds and runs one mutant. Only the changed file is compiled, outside the tree; linked before the libraries, it
# stands for the object that they hold. Prints "killed by CASE", "survived" or "does not compile".
judge() {
    local file=$1 program=$2 code=0 link source
    local objects=()
    mkdir -p "$work/include"
    if [[ $file == *.h ]]; then
        # Everything that may have it inside: the folder, and the test itself.
        mkdir -p "$work/include/$(dirname "${file#backend/}")"
        cp "$work/file" "$work/include/${file#backend/}"
        for source in "$root/$(dirname "$file")"/*.cpp "$root"/tests/*/"$program.cpp"; do
            objects+=("$work/$(basename "$source").o")
            compile "${source#"$root"/}" "$source" "${objects[-1]}" "$work/include" >"$work/log" 2>&1 || {
                echo "does not compile"
                return
            }
        done
    else
        objects=("$work/mutant.o")
        cp "$work/file" "$work/$(basename "$file")"
        compile "$file" "$work/$(basename "$file")" "${objects[0]}" "$work/include" >"$work/log" 2>&1 || {
            echo "does not compile"
            return
        }
    fi
    link=$(ninja -t commands "$program" | tail -n 1)
    # A test that is compiled anew is not linked twice.
    [[ $file != *.h ]] || link=$(sed "s# [^ ]*/$program\.dir/$program\.cpp\.o##" <<<"$link")
    link=${link/ -o bin\/$program / -o $work/$program ${objects[*]} }
    if ! eval "$link" >"$work/log" 2>&1; then
        echo "does not link"
        return
    fi
    QT_QPA_PLATFORM=offscreen timeout 300 "$work/$program" >"$work/log" 2>&1 || code=$?
    rm -rf "$work/include"
    if [ "$code" -eq 0 ]; then
        echo survived
    else
        local by
        by=$(sed -n 's/^FAIL!  : tst_[A-Za-z0-9]*::\(.*\)) .*/\1)/p; s/^FAIL!  : tst_[A-Za-z0-9]*::\([^ ]*\)$/\1/p' "$work/log" | head -n 1)
        echo "killed by ${by:-its end with code $code}"
    fi
}

verb_mutants() {
    local check='' only=''
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

    local programs
    mapfile -t programs < <(for i in "${!mutant_names[@]}"; do
        [[ ${mutant_names[i]} != *"$only"* ]] || printf '%s\n' "${mutant_programs[i]}"
    done | sort -u)
    build_preset dev "${programs[@]}"
    local program
    for program in "${programs[@]}"; do
        QT_QPA_PLATFORM=offscreen "$root/build/dev/bin/$program" >"$work/log" 2>&1 ||
            { grep -a FAIL "$work/log" >&2; die "$program fails without a mutant: it proves nothing."; }
    done
    cd "$root/build/dev"

    local verdict killed=0 judged=0 bad=()
    for i in "${!mutant_names[@]}"; do
        [[ ${mutant_names[i]} == *"$only"* ]] || continue
        mutate "$root/${mutant_files[i]}" "$work/file" "${mutant_changes[i]}"
        verdict=$(judge "${mutant_files[i]}" "${mutant_programs[i]}")
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
