// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "structure/foldergraph.h"
#include "structure/sourcetree.h"

namespace Structure {

/// Includes and links of app/ and backend/ that the graph does not draw, one violation each.
///
/// An include of ours names its folder, "http/server.h", and its file exists. What CMake links
/// (`SecureAgent::http`) is held to the same graph.
QStringList graphViolations(const QList<SourceFile> &files, const FolderGraph &graph);

/// Includes of a library in a file outside the few that may know it: Widgets outside app/ui and
/// app/main, the HTTP server outside its adapter, sockets in app/ui.
QStringList libraryViolations(const QList<SourceFile> &files);

} // namespace Structure
