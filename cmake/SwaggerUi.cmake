# SPDX-License-Identifier: GPL-3.0-or-later
# What /docs shows: the pages of resources/docs, and Swagger UI where ./dev has fetched it (or the option names
# its folder). Without it a build works, and /docs says where the OpenAPI document is.
file(STRINGS "${PROJECT_SOURCE_DIR}/resources/docs/swagger-ui.lock" lock REGEX "^[0-9]")
string(REGEX MATCH "^[0-9.]+" SECUREAGENT_SWAGGER_UI_VERSION "${lock}")
if(DEFINED ENV{XDG_CACHE_HOME})
    set(cache "$ENV{XDG_CACHE_HOME}")
else()
    set(cache "$ENV{HOME}/.cache")
endif()
find_path(SECUREAGENT_SWAGGER_UI_DIR swagger-ui-bundle.js
    PATHS "${cache}/secure-agent/swagger-ui-dist-${SECUREAGENT_SWAGGER_UI_VERSION}" NO_DEFAULT_PATH
    DOC "Folder of npm's swagger-ui-dist ${SECUREAGENT_SWAGGER_UI_VERSION}, for /docs")

# secureagent_add_docs_pages(TARGET): puts them into the target as the resource ":/docs".
function(secureagent_add_docs_pages target)
    set(files "")
    foreach(name docs.html docs-missing.html docs.js oauth2-redirect.html)
        string(APPEND files "<file alias=\"${name}\">${PROJECT_SOURCE_DIR}/resources/docs/${name}</file>\n")
    endforeach()
    if(SECUREAGENT_SWAGGER_UI_DIR)
        foreach(name swagger-ui-bundle.js swagger-ui.css oauth2-redirect.js favicon-32x32.png LICENSE NOTICE)
            string(APPEND files "<file alias=\"${name}\">${SECUREAGENT_SWAGGER_UI_DIR}/${name}</file>\n")
        endforeach()
    endif()
    set(qrc "${CMAKE_CURRENT_BINARY_DIR}/docspages.qrc")
    file(CONFIGURE OUTPUT "${qrc}" CONTENT "<RCC><qresource prefix=\"/docs\">\n${files}</qresource></RCC>\n" @ONLY)
    target_sources(${target} PRIVATE "${qrc}")
endfunction()
