# SPDX-License-Identifier: GPL-3.0-or-later
# Qt Linguist's files become a resource of the program: nothing has to be found at run time.

# secureagent_add_translations(TARGET FILE.ts…): their .qm, and Qt's own for the same languages where Qt has
# them installed, as the resource ":/translations".
function(secureagent_add_translations target)
    set(folder "${CMAKE_CURRENT_BINARY_DIR}/translations")
    set(entries "")
    set(made "")
    foreach(ts IN LISTS ARGN)
        get_filename_component(name "${ts}" NAME_WE)
        string(REGEX REPLACE "^.*_" "" language "${name}")
        add_custom_command(OUTPUT "${folder}/${name}.qm"
            COMMAND Qt6::lrelease -silent "${ts}" -qm "${folder}/${name}.qm"
            DEPENDS "${ts}" VERBATIM)
        list(APPEND made "${folder}/${name}.qm")
        string(APPEND entries "<file>${name}.qm</file>\n")
        find_file(SECUREAGENT_QTBASE_${language} "qtbase_${language}.qm"
            PATHS "${QT6_INSTALL_PREFIX}/${QT6_INSTALL_TRANSLATIONS}" NO_DEFAULT_PATH
            DOC "Qt's own words in this language")
        mark_as_advanced(SECUREAGENT_QTBASE_${language})
        if(SECUREAGENT_QTBASE_${language})
            string(APPEND entries "<file alias=\"qtbase_${language}.qm\">${SECUREAGENT_QTBASE_${language}}</file>\n")
        endif()
    endforeach()
    file(MAKE_DIRECTORY "${folder}")
    file(CONFIGURE OUTPUT "${folder}/translations.qrc"
        CONTENT "<RCC><qresource prefix=\"/translations\">\n${entries}</qresource></RCC>\n" @ONLY)
    add_custom_command(OUTPUT "${folder}/qrc_translations.cpp"
        COMMAND Qt6::rcc --name translations "${folder}/translations.qrc" -o "${folder}/qrc_translations.cpp"
        DEPENDS ${made} "${folder}/translations.qrc" VERBATIM)
    set_source_files_properties("${folder}/qrc_translations.cpp" PROPERTIES
        SKIP_AUTOGEN ON SKIP_PRECOMPILE_HEADERS ON)
    target_sources(${target} PRIVATE "${folder}/qrc_translations.cpp")
endfunction()
