// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

/// Ends the test function when a real component (a keyring, a browser, a database server) is missing:
/// a skip with the reason at a desk, a failure where SECUREAGENT_REQUIRE_REAL is set, as in .ci/run.
///
/// The test's CTest label is "real". Use it in the test function itself or in init functions.
/// \param present  whether the component is there
/// \param what     its name, for people: "gnome-keyring"
#define SECUREAGENT_NEEDS_REAL(present, what)                                                                \
    do {                                                                                                     \
        if (present)                                                                                         \
            break;                                                                                           \
        if (!qEnvironmentVariableIsEmpty("SECUREAGENT_REQUIRE_REAL"))                                        \
            QFAIL(what " is missing, and SECUREAGENT_REQUIRE_REAL is set");                                  \
        QSKIP(what " is missing");                                                                           \
    } while (false)
