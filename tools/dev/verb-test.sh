# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# ./dev test: builds everything and runs the tests.
#
# SECUREAGENT_REQUIRE_REAL=1, which .ci/run sets, makes the skip of a test that needs a real component
# (CTest label "real") a failure.

# shellcheck source=tools/dev/build.sh
source "$parts/build.sh"
# shellcheck source=tools/dev/realparts.sh
source "$parts/realparts.sh"
# shellcheck source=tools/dev/schemathesis.sh
source "$parts/schemathesis.sh"
# shellcheck source=tools/dev/suite.sh
source "$parts/suite.sh"

# Prints each skip that CTest's log tells of in the tests whose names are given.
skips_of() {
    local log=$1
    shift
    printf '%s\n' "$@" | awk '
        NR == FNR { wanted[$0] = 1; next }
        /^[0-9]+\/[0-9]+ Test(ing)?: / { test = $NF }
        /^SKIP   : / && (test in wanted) { print test ": " $0 }
    ' - "$log"
}

verb_test() {
    local preset=dev suite='' targets=() arguments=()
    while [ $# -gt 0 ]; do
        case $1 in
            --preset)
                [ $# -ge 2 ] || die "--preset needs a name: dev or asan."
                preset=$2
                shift
                ;;
            --preset=*) preset=${1#--preset=} ;;
            --suite)
                [ $# -ge 2 ] || die "--suite needs the name of a Debian: trixie or forky."
                suite=$2
                shift
                ;;
            --build-only)
                [ $# -ge 2 ] || die "--build-only needs a target, such as tst_guard."
                targets+=("$2")
                shift
                ;;
            --) ;;
            *) arguments+=("$1") ;;
        esac
        shift
    done
    case $preset in
        dev | asan) ;;
        *)
            complain "Tests are built with the presets dev and asan, not \"$preset\"."
            exit 2
            ;;
    esac

    if [ -n "$suite" ]; then
        test_in_suite "$suite" "${targets[@]}" -- "${arguments[@]}"
        return
    fi
    [ ${#targets[@]} -eq 0 ] || die "--build-only belongs to --suite."

    # Without them there are skips, which may do at a desk without a network.
    (need_packages "${test_packages[@]}" && need_real_parts && need_schemathesis) ||
        complain "Something is missing that tests with real components need; see above."
    build_preset "$preset"
    local build=$root/build/$preset code=0 real=() skipped=''
    # Asked before the run, because asking empties the log.
    [ -z "${SECUREAGENT_REQUIRE_REAL:-}" ] ||
        mapfile -t real < <(ctest --test-dir "$build" -N -L '^real$' "${arguments[@]}" | sed -n 's/^ *Test *#[0-9]*: //p')

    say "Testing ($preset)"
    # One more than there are processors: most tests wait more than they compute.
    ctest --test-dir "$build" --output-on-failure --no-tests=error --parallel $(($(nproc) + 1)) "${arguments[@]}" ||
        code=$?

    if [ ${#real[@]} -gt 0 ]; then
        skipped=$(skips_of "$build/Testing/Temporary/LastTest.log" "${real[@]}")
        if [ -n "$skipped" ]; then
            printf '%s\n' "$skipped" >&2
            complain "A real component is missing, and SECUREAGENT_REQUIRE_REAL is set."
            code=1
        fi
    fi
    return "$code"
}
