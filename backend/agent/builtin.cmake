# SPDX-License-Identifier: GPL-3.0-or-later
# What the built-in assistant needs: Snowball's stemmer (libstemmer-dev on Debian and Ubuntu). Included by
# CMakeLists.txt after the target secureagent_agent. Why a library: docs/adr/0006-built-in-assistant.md.
if(NOT TARGET Snowball::stemmer)
    find_path(STEMMER_INCLUDE_DIR libstemmer.h PATH_SUFFIXES libstemmer REQUIRED)
    find_library(STEMMER_LIBRARY NAMES stemmer REQUIRED)
    mark_as_advanced(STEMMER_INCLUDE_DIR STEMMER_LIBRARY)
    add_library(Snowball::stemmer UNKNOWN IMPORTED GLOBAL)
    set_target_properties(Snowball::stemmer PROPERTIES
        IMPORTED_LOCATION "${STEMMER_LIBRARY}"
        INTERFACE_INCLUDE_DIRECTORIES "${STEMMER_INCLUDE_DIR}")
    target_link_libraries(secureagent_agent PRIVATE Snowball::stemmer)
endif()
