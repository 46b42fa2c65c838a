// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/client.h"

#include <QList>
#include <QObject>
#include <QStringList>
#include <QUrl>

#include <chrono>

namespace Agent {

/// A model server that answers on this machine.
struct LocalModelServer
{
    QString program; ///< which one usually has this port: "Ollama"
    QUrl url; ///< for ModelSettings::url
    QStringList models; ///< at least one

    bool operator==(const LocalModelServer &) const = default;
};

/// What would go to it, and that it may belong to somebody else: a sentence to show before it is chosen.
QString disclosureOf(const LocalModelServer &server);

/// Looks for model servers on the usual ports of loopback. Only on somebody's wish, and it only finds: on a
/// machine that several people use, whatever answers there may belong to another of them
/// (docs/adr/0014-local-model-servers.md).
class LocalModelServers : public QObject
{
    Q_OBJECT
public:
    struct Place
    {
        QString program;
        quint16 port;
    };
    /// Ollama 11434, LM Studio 1234, llama.cpp 8080, vLLM 8000, and their neighbours.
    static QList<Place> usualPlaces();

    /// \param client     must outlive this
    /// \param timeLimit  for each place; all are asked at the same time
    explicit LocalModelServers(Http::Client &client, QList<Place> places = usualPlaces(),
                               std::chrono::milliseconds timeLimit = std::chrono::milliseconds(1500),
                               QObject *parent = nullptr);

    /// Asks each place for GET /v1/models, without any credential. In the order of the places; never an
    /// error: what does not answer as a model server does is not there.
    Core::Future<QList<LocalModelServer>> find();

private:
    Http::Client &m_client;
    const QList<Place> m_places;
    const std::chrono::milliseconds m_timeLimit;
};

} // namespace Agent
