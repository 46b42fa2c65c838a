# SPDX-License-Identifier: GPL-3.0-or-later
# Tests of the built-in assistant; included by CMakeLists.txt.
set(builtin_phrasings builtinphrasings.cpp builtinphrasings.h)
secureagent_add_test(tst_builtinphrasings SOURCES tst_builtinphrasings.cpp ${builtin_phrasings}
    LIBRARIES SecureAgent::agent
    TIMEOUT 900) # some thirteen hundred questions, slow under sanitizers
