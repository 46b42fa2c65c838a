// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/localmodelservers.h"

#include "core/json.h"

#include <algorithm>

namespace Agent {

namespace {

constexpr qsizetype mostModels = 50;
constexpr qsizetype longestName = 100;

/// Names are shown and sent back: only such as a model has.
bool isModelName(const QString &name)
{
    return !name.isEmpty() && name.size() <= longestName
        && std::all_of(name.cbegin(), name.cend(),
                       [](QChar c) { return c.unicode() > 0x20 && c.unicode() < 0x7f; });
}

QStringList modelsIn(const Http::ClientResponse &response)
{
    if (response.status != 200)
        return {};
    const QJsonObject list = Core::parseJsonObject(response.body).value_or(QJsonObject());
    if (list.value(QLatin1String("object")).toString() != QLatin1String("list"))
        return {};
    QStringList names;
    const QJsonArray models = list.value(QLatin1String("data")).toArray();
    for (const QJsonValue &model : models) {
        const QString name = model[QLatin1String("id")].toString();
        if (isModelName(name) && names.size() < mostModels)
            names.append(name);
    }
    return names;
}

/// The answers that are still out, shared by their continuations.
struct Search
{
    QList<LocalModelServer> found; ///< one for each place; without models where nothing answers
    qsizetype open = 0;
    Core::Promise<QList<LocalModelServer>> promise;
};

} // namespace

QString disclosureOf(const LocalModelServer &server)
{
    return QStringLiteral(
               "Everything that people ask, the conversation, and what services answer about them would go "
               "to "
               "the program at %1. It seems to be %2; on a computer that several people use it may belong to "
               "another of them.")
        .arg(server.url.toDisplayString(), server.program);
}

QList<LocalModelServers::Place> LocalModelServers::usualPlaces()
{
    return {{QStringLiteral("Ollama"), 11434},   {QStringLiteral("LM Studio"), 1234},
            {QStringLiteral("llama.cpp"), 8080}, {QStringLiteral("vLLM"), 8000},
            {QStringLiteral("Jan"), 1337},       {QStringLiteral("GPT4All"), 4891},
            {QStringLiteral("KoboldCpp"), 5001}};
}

LocalModelServers::LocalModelServers(Http::Client &client, QList<Place> places,
                                     std::chrono::milliseconds timeLimit, QObject *parent)
    : QObject(parent), m_client(client), m_places(std::move(places)), m_timeLimit(timeLimit)
{
}

Core::Future<QList<LocalModelServer>> LocalModelServers::find()
{
    const auto search = std::make_shared<Search>();
    search->open = m_places.size();
    if (m_places.isEmpty())
        search->promise.finish(QList<LocalModelServer>());
    for (qsizetype i = 0; i < m_places.size(); ++i) {
        const Place &place = m_places.at(i);
        const QString base = QStringLiteral("http://127.0.0.1:%1/v1").arg(place.port);
        search->found.append({place.program, QUrl(base), {}});
        Http::ClientRequest request;
        request.url = QUrl(base + QLatin1String("/models"));
        request.headers.set("Accept", "application/json");
        request.timeLimit = m_timeLimit;
        request.maxBytes = 256 * 1024;
        Core::whenDone(
            this, m_client.send(request), [search, i](const Core::Result<Http::ClientResponse> &response) {
                if (response)
                    search->found[i].models = modelsIn(*response);
                if (--search->open > 0)
                    return;
                QList<LocalModelServer> servers;
                std::copy_if(search->found.cbegin(), search->found.cend(), std::back_inserter(servers),
                             [](const LocalModelServer &server) { return !server.models.isEmpty(); });
                search->promise.finish(servers);
            });
    }
    return search->promise.future();
}

} // namespace Agent
