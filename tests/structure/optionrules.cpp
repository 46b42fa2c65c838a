// SPDX-License-Identifier: GPL-3.0-or-later
#include "structure/optionrules.h"

#include <QRegularExpression>

#include <algorithm>

namespace Structure {

namespace {

/// A command line of a document.
struct Command
{
    QString path;
    qsizetype line = 0; ///< where it begins
    QString program;
    QString arguments;
};

/// Finds the commands of a file: to the end of their `code` or of the line, and on where a backslash ends it.
QList<Command> commandsOf(const SourceFile &file)
{
    static const QRegularExpression start(QStringLiteral(
        "(?<![\\w-])(?:(secure-agent(?:-server)?)(?=\\s)|\\./dev run --(?=\\s))((?:\\s[^`]*)?)"));
    QList<Command> commands;
    for (qsizetype i = 0; i < file.lines.size(); ++i) {
        const qsizetype first = i;
        QString text = file.lines[i];
        while (text.endsWith(u'\\') && i + 1 < file.lines.size()) {
            text.chop(1);
            text += file.lines[++i];
        }
        for (auto matches = start.globalMatch(text); matches.hasNext();) {
            const auto match = matches.next();
            const QString program
                = match.captured(1).isEmpty() ? QStringLiteral("secure-agent") : match.captured(1);
            commands.append({file.path, first + 1, program, match.captured(2)});
        }
    }
    return commands;
}

QList<Command> commandsOf(const QList<SourceFile> &files)
{
    QList<Command> commands;
    for (const SourceFile &file : files)
        commands += commandsOf(file);
    return commands;
}

const Program *find(const QList<Program> &programs, const QString &name)
{
    const auto found = std::find_if(programs.cbegin(), programs.cend(),
                                    [&name](const Program &program) { return program.name == name; });
    return found == programs.cend() ? nullptr : &*found;
}

/// What follows --`option`; `otherwise` when it is not there.
QString valueOf(const QString &arguments, const QString &option, const QString &otherwise)
{
    const QRegularExpression value(QStringLiteral("(?<!\\S)--%1[ =](\\S+)").arg(option));
    const auto match = value.match(arguments);
    return match.hasMatch() ? match.captured(1) : otherwise;
}

} // namespace

Program readProgram(const QString &name, const QList<SourceFile> &sources)
{
    // {"name", "VALUE" or nullptr, "default" or nullptr, "what it is"…
    static const QRegularExpression entry(QStringLiteral(
        "\\{\\s*\"([a-z][a-z-]*)\",\\s*(?:\"[^\"]*\"|nullptr),\\s*(?:\"([^\"]*)\"|nullptr),\\s*\""));
    // The few of a command of its own: QCommandLineOption json(QStringLiteral("json"), …
    static const QRegularExpression single(
        QStringLiteral("QCommandLineOption\\s+\\w+\\(\\s*QStringLiteral\\(\"([a-z][a-z-]*)\"\\)"));
    Program program {name, {{QStringLiteral("help"), {}}, {QStringLiteral("version"), {}}}};
    for (const SourceFile &source : sources) {
        const QString text = source.lines.join(u'\n');
        for (auto matches = entry.globalMatch(text); matches.hasNext();) {
            const auto match = matches.next();
            program.options.insert(match.captured(1), match.captured(2));
        }
        for (auto matches = single.globalMatch(text); matches.hasNext();)
            program.options.insert(matches.next().captured(1), {});
    }
    return program;
}

QStringList optionViolations(const QList<SourceFile> &documents, const QList<Program> &programs)
{
    static const QRegularExpression option(QStringLiteral("(?<!\\S)\\[?--([a-z][a-z-]*)"));
    QStringList violations;
    for (const Command &command : commandsOf(documents)) {
        const Program *program = find(programs, command.program);
        if (!program)
            continue;
        for (auto options = option.globalMatch(command.arguments); options.hasNext();) {
            const QString name = options.next().captured(1);
            if (!program->options.contains(name))
                violations.append(violation(command.path, command.line,
                                            QStringLiteral("%1 knows no --%2").arg(program->name, name)));
        }
    }
    return violations;
}

QStringList mentionViolations(const QList<SourceFile> &guides, const QList<Program> &programs)
{
    static const QRegularExpression mention(QStringLiteral("`--([a-z][a-z-]*)"));
    QStringList violations;
    for (const SourceFile &guide : guides) {
        for (qsizetype i = 0; i < guide.lines.size(); ++i) {
            for (auto matches = mention.globalMatch(guide.lines[i]); matches.hasNext();) {
                const QString name = matches.next().captured(1);
                const bool known
                    = std::any_of(programs.cbegin(), programs.cend(),
                                  [&name](const Program &program) { return program.options.contains(name); });
                if (!known)
                    violations.append(
                        violation(guide.path, i + 1, QStringLiteral("no program knows --%1").arg(name)));
            }
        }
    }
    return violations;
}

QStringList missingOptions(const QList<SourceFile> &guides, const QList<Program> &programs)
{
    QStringList violations;
    for (const Program &program : programs) {
        for (auto option = program.options.cbegin(); option != program.options.cend(); ++option) {
            const QRegularExpression mention(QStringLiteral("(?<![\\w-])--%1(?![\\w-])").arg(option.key()));
            const bool explained
                = std::any_of(guides.cbegin(), guides.cend(), [&mention](const SourceFile &guide) {
                      return guide.lines.join(u'\n').contains(mention);
                  });
            if (!explained)
                violations.append(QStringLiteral("%1: --%2 is in no guide").arg(program.name, option.key()));
        }
    }
    return violations;
}

QStringList clientViolations(const QList<SourceFile> &documents, const QList<Program> &programs)
{
    const QString server = QStringLiteral("secure-agent-server");
    QMap<QString, QString> clients; // of an issuer, as the first command has it
    QStringList violations;
    for (const Command &command : commandsOf(documents)) {
        const Program *program = find(programs, command.program);
        const QString issuer = valueOf(command.arguments, QStringLiteral("issuer"), {});
        if (!program || issuer.isEmpty())
            continue;
        const QString option
            = command.program == server ? QStringLiteral("role-client") : QStringLiteral("client-id");
        const QString client = valueOf(command.arguments, option, program->options.value(option));
        if (!clients.contains(issuer))
            clients.insert(issuer, client);
        else if (clients.value(issuer) != client)
            violations.append(violation(command.path, command.line,
                                        QStringLiteral("the client at %1 is %2 here, and %3 above: --%4")
                                            .arg(issuer, client, clients.value(issuer), option)));
    }
    return violations;
}

} // namespace Structure
