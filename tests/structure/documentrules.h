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

/// Tests that a document names as `tst_program::function`, or runs as bin/tst_program function, and that do
/// not exist. \param tests the sources of the tests
QStringList testViolations(const QList<SourceFile> &documents, const QList<SourceFile> &tests);

/// Pictures in docs/images that no document shows.
QStringList pictureViolations(const QString &root, const QList<SourceFile> &documents);

/// Records of decisions (docs/adr) that their index does not link, or that do not say in their third line
/// where they stand.
QStringList recordViolations(const QList<SourceFile> &documents);

} // namespace Structure
