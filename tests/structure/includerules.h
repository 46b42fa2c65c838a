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

/// Includes across the border of a folder within a folder, which the graph does not draw: the built-in
/// assistant knows two headers of the agent, and the agent knows one of the assistant.
QStringList innerViolations(const QList<SourceFile> &files);

/// Files of app/ and backend/ that ask for Qt's version or the system, and that the list in
/// docs/architecture.md does not name in `code`.
/// \param document the lines of docs/architecture.md
QStringList differenceViolations(const QList<SourceFile> &files, const QStringList &document);

} // namespace Structure
