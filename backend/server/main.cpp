// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eventdispatcher.h"
#include "core/processhardening.h"
#include "server/composition.h"
#include "server/findmodels.h"
#include "server/logformat.h"
#include "server/signals.h"
#include "server/toolscommand.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

#include <cstdio>

namespace {

constexpr std::chrono::seconds drainLimit {10};

void print(FILE *stream, const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stream);
    std::fflush(stream);
}

void print(FILE *stream, const QString &text)
{
    print(stream, text.toLocal8Bit());
}

void complain(const QString &sentence)
{
    print(stderr, QStringLiteral("secure-agent-server: %1\n").arg(sentence));
}

int run(const Server::CommandLine &line)
{
    for (const QString &remark : line.remarks)
        complain(remark);

    Server::TerminationSignals termination(line.exposure.hasTls());
    Server::Composition composition(line);
    QObject::connect(&composition, &Server::Composition::started, &composition,
                     [](const QString &service, const QUrl &url) {
                         const QJsonObject object {{QStringLiteral("service"), service},
                                                   {QStringLiteral("url"), url.toString()}};
                         print(stdout,
                               QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact))
                                   + QLatin1Char('\n'));
                     });
    QObject::connect(&composition, &Server::Composition::failed, &composition, [](const QString &sentence) {
        complain(sentence);
        QCoreApplication::exit(Server::CannotRun);
    });
    QObject::connect(&composition, &Server::Composition::stopped, &composition,
                     [] { QCoreApplication::exit(Server::Finished); });
    QObject::connect(&termination, &Server::TerminationSignals::requested, &composition,
                     [&composition] { composition.stop(drainLimit); });
    QObject::connect(&termination, &Server::TerminationSignals::reloadRequested, &composition,
                     &Server::Composition::reload);
    QTimer::singleShot(0, &composition, &Server::Composition::start);
    return QCoreApplication::exec();
}

int findModels()
{
    Server::FindModels search;
    QObject::connect(&search, &Server::FindModels::finished, &search, [](const QString &text) {
        print(stdout, text);
        QCoreApplication::exit(Server::Finished);
    });
    QTimer::singleShot(0, &search, &Server::FindModels::start);
    return QCoreApplication::exec();
}

int showTools(const Server::ToolsRequest &request)
{
    Server::ToolsCommand command(request);
    QObject::connect(&command, &Server::ToolsCommand::finished, &command, [](const QByteArray &bytes) {
        print(stdout, bytes);
        QCoreApplication::exit(Server::Finished);
    });
    QObject::connect(&command, &Server::ToolsCommand::failed, &command, [](const QString &sentence) {
        complain(sentence);
        QCoreApplication::exit(Server::CannotRun);
    });
    QTimer::singleShot(0, &command, &Server::ToolsCommand::start);
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    Core::hardenProcess();
    Core::waitWithoutGlib();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("secure-agent-server"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SECUREAGENT_VERSION));

    Server::installLogFormat();
    const Server::ParsedCommandLine parsed = Server::readCommandLine(QCoreApplication::arguments());
    if (const auto *info = std::get_if<Server::InfoText>(&parsed)) {
        print(stdout, info->text);
        return Server::Finished;
    }
    if (const auto *refusal = std::get_if<Server::Refusal>(&parsed)) {
        complain(refusal->sentence);
        return Server::BadCommandLine;
    }
    if (std::holds_alternative<Server::ModelSearch>(parsed))
        return findModels();
    if (const auto *request = std::get_if<Server::ToolsRequest>(&parsed))
        return showTools(*request);
    return run(std::get<Server::CommandLine>(parsed));
}
