// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "structure/sourcetree.h"

#include <QMap>

namespace Structure {

/// What a program of ours reads from its command line, as its sources declare it.
struct Program
{
    QString name; ///< "secure-agent"
    QMap<QString, QString> options; ///< without dashes, and the default; empty: none
};

/// Reads the tables of Http::OptionText in `sources`, and what is declared alone; --help and --version, which
/// every program has, are added.
Program readProgram(const QString &name, const QList<SourceFile> &sources);

/// Options that a document, or a unit of systemd, gives to one of our programs and that it does not read, on
/// a line that goes on behind a backslash too. `./dev run --` starts secure-agent.
QStringList optionViolations(const QList<SourceFile> &documents, const QList<Program> &programs);

/// Options that stand alone in the guides, `--so`, and that no program reads.
QStringList mentionViolations(const QList<SourceFile> &guides, const QList<Program> &programs);

/// Options of the programs that none of the guides explains, "secure-agent: --so is in no guide".
QStringList missingOptions(const QList<SourceFile> &guides, const QList<Program> &programs);

/// Commands that name the same --issuer and another client: whoever types one after the other could not sign
/// in, or had no role. The client is --client-id of secure-agent and --role-client of secure-agent-server.
QStringList clientViolations(const QList<SourceFile> &documents, const QList<Program> &programs);

} // namespace Structure
