# SPDX-License-Identifier: GPL-3.0-or-later
# The one place that gives every target the same flags.

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "" FORCE)
endif()

set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTORCC ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

# A hundred test programs are linked from the same libraries; mold does that in a fraction of the time.
find_program(SECUREAGENT_MOLD mold)
if(SECUREAGENT_MOLD AND NOT CMAKE_CXX_COMPILER_ID STREQUAL "MSVC")
    add_link_options(-fuse-ld=mold)
endif()

add_library(secureagent_flags INTERFACE)
target_compile_features(secureagent_flags INTERFACE cxx_std_20)
target_compile_definitions(secureagent_flags INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING
    QT_NO_KEYWORDS QT_NO_FOREACH QT_NO_JAVA_STYLE_ITERATORS
    SECUREAGENT_VERSION="${PROJECT_VERSION}")
if(MSVC)
    target_compile_options(secureagent_flags INTERFACE /W4 /permissive- /utf-8)
    if(SECUREAGENT_WERROR)
        target_compile_options(secureagent_flags INTERFACE /WX)
    endif()
else()
    target_compile_options(secureagent_flags INTERFACE
        -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
        -Wcast-qual -Wformat=2 -Wundef -Wimplicit-fallthrough)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        # g++ 12 takes the empty half of a tl::expected for a value that is read.
        target_compile_options(secureagent_flags INTERFACE -Wno-maybe-uninitialized)
    endif()
    if(SECUREAGENT_WERROR)
        target_compile_options(secureagent_flags INTERFACE -Werror)
    endif()
    if(SECUREAGENT_SANITIZE)
        target_compile_options(secureagent_flags INTERFACE
            -fsanitize=${SECUREAGENT_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
        target_link_options(secureagent_flags INTERFACE -fsanitize=${SECUREAGENT_SANITIZE})
    elseif(NOT CMAKE_BUILD_TYPE STREQUAL "Debug")
        target_compile_definitions(secureagent_flags INTERFACE _FORTIFY_SOURCE=2)
        target_compile_options(secureagent_flags INTERFACE -fstack-protector-strong)
    endif()
endif()

# So that ccache can use a precompiled header of another build (./dev sets CCACHE_SLOPPINESS for it).
function(secureagent_cache_precompiled target)
    target_compile_options(${target} PRIVATE
        $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>
        "$<$<CXX_COMPILER_ID:Clang,AppleClang>:SHELL:-Xclang -fno-pch-timestamp>")
endfunction()

# Qt Test defines the paths of each test's folder, which only QFINDTESTDATA reads. Without them a test can use another
# folder's precompiled header, and ccache finds what a clone elsewhere compiled.
function(secureagent_forget_test_paths)
    get_target_property(definitions Qt6::Test INTERFACE_COMPILE_DEFINITIONS)
    list(FILTER definitions EXCLUDE REGEX "QT_TESTCASE_(BUILD|SOURCE)DIR=")
    set_target_properties(Qt6::Test PROPERTIES INTERFACE_COMPILE_DEFINITIONS "${definitions}")
endfunction()

# Those of Qt's modules that change what <QTest> and the headers of Qt Core hold, among all that a target links.
function(secureagent_modules_in_headers target out)
    set(found)
    set(seen)
    set(waiting ${target})
    while(waiting)
        list(POP_FRONT waiting each)
        if(each IN_LIST seen OR NOT TARGET ${each})
            continue()
        endif()
        list(APPEND seen ${each})
        if(each MATCHES "^Qt6::(Gui|Widgets|Network)$")
            list(APPEND found ${each})
        endif()
        foreach(property LINK_LIBRARIES INTERFACE_LINK_LIBRARIES)
            get_target_property(libraries ${each} ${property})
            if(libraries)
                list(APPEND waiting ${libraries})
            endif()
        endforeach()
    endwhile()
    list(SORT found)
    set(${out} "${found}" PARENT_SCOPE)
endfunction()

# secureagent_precompile(TARGET HEADER)
# Compiles a header of cmake/ once for all targets with the same modules: it takes ten seconds, and two hundred programs
# would each want their own. Made by a target that has no source and no other definitions, because a compiler takes
# a precompiled header only where everything that was defined for it is defined too.
function(secureagent_precompile target header)
    if(NOT SECUREAGENT_PCH)
        return()
    endif()
    secureagent_modules_in_headers(${target} modules)
    list(TRANSFORM modules REPLACE "Qt6::" "_" OUTPUT_VARIABLE suffix)
    string(REPLACE ".h" "" holder "${header}")
    string(CONCAT holder "${holder}" ${suffix})
    if(NOT TARGET ${holder})
        file(WRITE "${PROJECT_BINARY_DIR}/empty.cpp" "")
        add_library(${holder} STATIC "${PROJECT_BINARY_DIR}/empty.cpp")
        set_target_properties(${holder} PROPERTIES AUTOMOC OFF AUTORCC OFF)
        if(header STREQUAL "precompiledtests.h")
            list(APPEND modules Qt6::Test)
        endif()
        target_link_libraries(${holder} PRIVATE Qt6::Core ${modules} secureagent_flags)
        target_precompile_headers(${holder} PRIVATE "${PROJECT_SOURCE_DIR}/cmake/${header}")
        secureagent_cache_precompiled(${holder})
    endif()
    target_precompile_headers(${target} REUSE_FROM ${holder})
    secureagent_cache_precompiled(${target})
endfunction()

# secureagent_add_library(NAME SOURCES ... [PUBLIC ...] [PRIVATE ...])
# A folder's library: target secureagent_NAME, alias SecureAgent::NAME. Its headers are
# included as "NAME/header.h".
function(secureagent_add_library name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;PUBLIC;PRIVATE")
    add_library(secureagent_${name} STATIC ${arg_SOURCES})
    add_library(SecureAgent::${name} ALIAS secureagent_${name})
    get_filename_component(root "${CMAKE_CURRENT_SOURCE_DIR}" DIRECTORY)
    target_include_directories(secureagent_${name} PUBLIC "${root}")
    target_link_libraries(secureagent_${name} PUBLIC ${arg_PUBLIC} PRIVATE ${arg_PRIVATE} secureagent_flags)
    secureagent_precompile(secureagent_${name} precompiled.h)
endfunction()

# secureagent_add_program(NAME SOURCES ... LIBRARIES ...)
function(secureagent_add_program name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LIBRARIES")
    add_executable(${name} ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE ${arg_LIBRARIES} secureagent_flags)
endfunction()

# secureagent_add_test(NAME [SOURCES ...] LIBRARIES ... [LABELS ...] [TIMEOUT seconds] [ENVIRONMENT ...])
# One Qt Test program, run by CTest without a display. SOURCES defaults to NAME.cpp.
function(secureagent_add_test name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "TIMEOUT" "SOURCES;LIBRARIES;LABELS;ENVIRONMENT")
    if(NOT arg_SOURCES)
        set(arg_SOURCES ${name}.cpp)
    endif()
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 120)
    endif()
    add_executable(${name} ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE ${arg_LIBRARIES} Qt6::Test secureagent_flags)
    target_include_directories(${name} PRIVATE "${PROJECT_SOURCE_DIR}/tests")
    secureagent_precompile(${name} precompiledtests.h)
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES
        TIMEOUT ${arg_TIMEOUT}
        LABELS "${arg_LABELS}"
        SKIP_REGULAR_EXPRESSION "Totals: 0 passed, 0 failed, [1-9][0-9]* skipped"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QTEST_FUNCTION_TIMEOUT=${arg_TIMEOUT}000;ASAN_OPTIONS=detect_leaks=1:abort_on_error=1;UBSAN_OPTIONS=print_stacktrace=1;${arg_ENVIRONMENT}")
endfunction()
