// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "structure/sourcetree.h"

namespace Structure {

/// Links of Markdown files, and paths in their `code`, that lead to nothing in the tree.
/// \param root the tree's root, absolute
QStringList linkViolations(const QString &root, const QList<SourceFile> &documents);

/// Documents that a comment in a source refers to, "docs/….md", and that do not exist.
QStringList referenceViolations(const QString &root, const QList<SourceFile> &sources);

/// Verbs of ./dev that a document names and tools/dev does not have.
QStringList verbViolations(const QString &root, const QList<SourceFile> &documents);

/// Options that a document gives to secure-agent or secure-agent-server and that neither reads.
/// \param programs the sources that read the command lines; an option stands there in quotes
QStringList optionViolations(const QList<SourceFile> &documents, const QList<SourceFile> &programs);

/// Tests that a document names as `tst_program::function` and that do not exist.
/// \param tests the sources of the tests
QStringList testViolations(const QList<SourceFile> &documents, const QList<SourceFile> &tests);

} // namespace Structure
