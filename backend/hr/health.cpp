// SPDX-License-Identifier: GPL-3.0-or-later
#include "hr/health.h"

namespace Hr {

Health::Health(Store &store, std::function<bool()> hasKeys, QObject *parent)
    : QObject(parent), m_store(store), m_hasKeys(std::move(hasKeys))
{
}

void Health::addRoutes(Http::Router &router)
{
    router.add("GET", QStringLiteral("/health/live"),
               [](const Http::Request &, const Http::Responder &responder) {
                   responder.send(Http::Reply::json({{QStringLiteral("status"), QStringLiteral("live")}}));
               });
    router.add("GET", QStringLiteral("/health/ready"),
               [this](const Http::Request &, const Http::Responder &responder) { answerReady(responder); });
}

void Health::answerReady(const Http::Responder &responder)
{
    Core::whenDone(this, m_store.check(), [this, responder](const Core::Result<> &database) {
        const auto state
            = [](bool good) { return good ? QStringLiteral("ready") : QStringLiteral("unavailable"); };
        const bool keys = m_hasKeys();
        const bool ready = database && keys;
        responder.send(Http::Reply::json(
            {{QStringLiteral("status"), ready ? QStringLiteral("ready") : QStringLiteral("unavailable")},
             {QStringLiteral("checks"),
              QJsonObject {{QStringLiteral("database"), state(database.has_value())},
                           {QStringLiteral("identity_provider"), state(keys)}}}},
            ready ? 200 : 503));
    });
}

} // namespace Hr
