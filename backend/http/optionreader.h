// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/listeningsocket.h"

#include <QCommandLineParser>
#include <QUrl>

#include <span>

namespace Http {

/// An option of a program, as `--help` shows it. Who needs the value declares and reads it, once, and every
/// program that hosts the same service has the same option.
struct OptionText
{
    const char *name; ///< without the dashes
    const char *valueName; ///< null: a switch
    const char *defaultValue; ///< null: none
    const char *description; ///< a sentence; the default is added to it
};

/// Adds the options to what `parser` understands.
void addOptions(QCommandLineParser &parser, std::span<const OptionText> options);

/// Reads values of a parsed command line, and keeps the first complaint: later ones may only follow from it.
class OptionReader
{
public:
    /// \param parser  has parsed; must outlive this
    explicit OptionReader(const QCommandLineParser &parser) : m_parser(parser) { }

    /// One sentence or two for the person at the command line; empty when all is well.
    QString refusal() const { return m_refusal; }
    void refuse(const QString &sentence);

    bool isSet(const char *name) const;
    /// The value, or the default. Refuses an empty one that was given.
    QString text(const char *name);
    /// Each value of an option that may be given several times. Refuses empty ones.
    QStringList texts(const char *name);
    /// A whole number, `least` to `most`.
    int number(const char *name, int least, int most);
    /// Where to listen.
    ListenAddress address(const char *name);
    /// A URL to which tokens may go, or from which keys may come: https, or http on this machine. Empty when
    /// not given.
    QUrl url(const char *name);
    /// Refuses each of the options that takes a value and is given more than once.
    void refuseRepeated(std::span<const OptionText> options);

private:
    const QCommandLineParser &m_parser;
    QString m_refusal;
};

} // namespace Http
