# SPDX-License-Identifier: GPL-3.0-or-later
# What "cmake --install" puts where, and the two packages that ./dev package makes of it: "server" and "desktop".
include(GNUInstallDirs)

set(SECUREAGENT_PACKAGE_CONTACT "Secure Agent maintainers <maintainers@secure-agent.invalid>" CACHE STRING
    "Whom the packages name as their maintainer")
set(packaging "${PROJECT_SOURCE_DIR}/packaging")

install(TARGETS secure-agent-server RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT server)
if(UNIX AND NOT APPLE)
    # Where systemd looks, whatever the system calls its library folder.
    install(FILES "${packaging}/secure-agent-hr.service" "${packaging}/secure-agent-agent.service"
        DESTINATION lib/systemd/system COMPONENT server)
endif()
set(server_doc "${CMAKE_INSTALL_DATADIR}/doc/secure-agent-server")
file(GLOB documents CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/docs/*.md")
install(FILES ${documents} "${PROJECT_SOURCE_DIR}/CHANGELOG.md" "${packaging}/copyright"
    DESTINATION "${server_doc}" COMPONENT server)
install(DIRECTORY "${PROJECT_SOURCE_DIR}/docs/examples" DESTINATION "${server_doc}" COMPONENT server)

if(SECUREAGENT_DESKTOP)
    install(TARGETS secure-agent RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT desktop)
    set(desktop_doc "${CMAKE_INSTALL_DATADIR}/doc/secure-agent")
    install(FILES "${PROJECT_SOURCE_DIR}/docs/user-guide.md" "${PROJECT_SOURCE_DIR}/CHANGELOG.md" "${packaging}/copyright"
        DESTINATION "${desktop_doc}" COMPONENT desktop)
    install(DIRECTORY "${PROJECT_SOURCE_DIR}/docs/images" DESTINATION "${desktop_doc}" COMPONENT desktop)
    if(UNIX AND NOT APPLE)
        configure_file("${packaging}/secure-agent.metainfo.xml.in" "${PROJECT_BINARY_DIR}/packaging/secure-agent.metainfo.xml" @ONLY)
        install(FILES "${packaging}/secure-agent.desktop"
            DESTINATION "${CMAKE_INSTALL_DATADIR}/applications" COMPONENT desktop)
        install(FILES "${PROJECT_BINARY_DIR}/packaging/secure-agent.metainfo.xml"
            DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo" COMPONENT desktop)
        install(FILES "${PROJECT_SOURCE_DIR}/resources/icons/secure-agent.svg"
            DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps" COMPONENT desktop)
    endif()
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME secure-agent)
set(CPACK_PACKAGE_VENDOR "Secure Agent")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "AI agent that acts as the person who signed in")
set(CPACK_PACKAGE_CONTACT "${SECUREAGENT_PACKAGE_CONTACT}")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL server)
if(SECUREAGENT_DESKTOP)
    list(APPEND CPACK_COMPONENTS_ALL desktop)
endif()
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
# Libraries by dpkg-shlibdeps. What Qt loads when it runs is named here, for nobody else can know it.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_SERVER_PACKAGE_NAME secure-agent-server)
set(CPACK_DEBIAN_SERVER_PACKAGE_DEPENDS libqt6sql6-sqlite)
set(CPACK_DEBIAN_SERVER_PACKAGE_SUGGESTS sqlite3)
set(CPACK_DEBIAN_SERVER_DESCRIPTION
    "For a server: the HR service and the agent service, with units for\nsystemd, which start nothing before they are told how.")
set(CPACK_DEBIAN_DESKTOP_PACKAGE_NAME secure-agent)
set(CPACK_DEBIAN_DESKTOP_PACKAGE_DEPENDS libqt6sql6-sqlite)
set(CPACK_DEBIAN_DESKTOP_PACKAGE_RECOMMENDS "libsecret-1-0, gnome-keyring | libkf5wallet-bin, xdg-utils")
set(CPACK_DEBIAN_DESKTOP_DESCRIPTION
    "You sign in once, in your browser. An agent then calls your company's\nservices with your own identity: it can do exactly what you may do, and\nnothing more. The demo needs no account: secure-agent --demo.")
include(CPack)
