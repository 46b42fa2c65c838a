// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakehr.h"

#include "http/jsonbody.h"
#include "jose/token.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace {

const char *const source = R"json({
"openapi":"3.1.0","info":{"title":"HR","version":"1"},
"paths":{
 "/daysOff":{"post":{"operationId":"daysOff","summary":"Days off of the person who asks",
   "x-secure-agent":{"effect":"read","ask":"How many days off do I have?","about":"your days off","answer":"You have {days_off_available} days off left."}}},
 "/daysOffFor":{"post":{"operationId":"daysOffFor","summary":"Days off of another person",
   "x-secure-agent":{"effect":"read","required_roles":["office-management"],"subject":"person_name","ask":"How many days off does {person_name} have?","about":"{person_name}’s days off"},
   "requestBody":{"required":true,"content":{"application/json":{"schema":{"type":"object","required":["person_name"],"properties":{"person_name":{"type":"string","title":"Person","minLength":1}}}}}}}},
 "/employees/{person_name}/daysOff":{"put":{"operationId":"changeDaysOff","summary":"Change a person’s days off",
   "x-secure-agent":{"required_roles":["office-management"],"subject":"person_name","about":"{person_name}’s days off"},
   "parameters":[{"name":"person_name","in":"path","required":true,"schema":{"type":"string"}}],
   "requestBody":{"required":true,"content":{"application/json":{"schema":{"type":"object","required":["days_off_available"],
     "properties":{"days_off_available":{"type":"integer","title":"Days off"},"reason":{"type":"string"}}}}}}}},
 "/upload":{"post":{"operationId":"upload","requestBody":{"required":true,"content":{"image/png":{}}}}}
}})json";

QJsonObject claimsOf(const Http::Request &request)
{
    const auto token = Jose::parseToken(QByteArray(request.headers.value("Authorization").sliced(7)));
    return token ? token->claims : QJsonObject();
}

bool isManager(const QJsonObject &claims)
{
    return claims.value(QLatin1String("resource_access"))
        .toObject()
        .value(QLatin1String("fastapi-client"))
        .toObject()
        .value(QLatin1String("roles"))
        .toArray()
        .contains(QStringLiteral("office-management"));
}

Http::Reply refused()
{
    return Http::problem(
        403, QStringLiteral("Insufficient permissions"),
        {{QStringLiteral("required_roles"), QJsonArray {QStringLiteral("office-management")}},
         {QStringLiteral("who_can_help"), QStringLiteral("office")}});
}

Http::Reply unknown(const QString &name)
{
    return Http::problem(400, name + QStringLiteral(" not found in database."),
                         {{QStringLiteral("type"), QStringLiteral("urn:secure-agent:problem:not-found")}});
}

} // namespace

FakeHr::FakeHr()
{
    m_socket = std::move(*Http::ListeningSocket::bind({}));
    m_url = m_socket->url();
}

QJsonObject FakeHr::document()
{
    return QJsonDocument::fromJson(source).object();
}

bool FakeHr::serve()
{
    if (!m_socket) {
        auto socket = Http::ListeningSocket::bind(
            {QHostAddress(QHostAddress::LocalHost), static_cast<quint16>(m_url.port())});
        if (!socket)
            return false;
        m_socket = std::move(*socket);
    }
    Http::Router router;
    addRoutes(router);
    m_server = std::make_unique<Http::Server>(std::move(router), Http::ServerOptions());
    return m_server->listen(*m_socket).has_value();
}

void FakeHr::stop()
{
    m_kept.clear();
    m_server.reset();
    m_socket.reset();
}

void FakeHr::setMannerFor(int count, Manner manner)
{
    m_next = count;
    m_nextManner = manner;
}

QByteArray FakeHr::lastBearer() const
{
    return m_calls.isEmpty() ? QByteArray() : m_calls.constLast().headers.value("Authorization").sliced(7);
}

void FakeHr::answer(const Http::Request &request, const Http::Responder &responder,
                    const std::function<Http::Reply(const QJsonObject &)> &normally)
{
    m_calls.append(request);
    const Manner manner = request.path == m_refusedPath ? Manner::Unauthorized
        : m_next > 0                                    ? m_nextManner
                                                        : m_manner;
    m_next = qMax(0, m_next - 1);
    switch (manner) {
    case Manner::Normal:
        responder.send(normally(claimsOf(request)));
        return;
    case Manner::Unauthorized:
    case Manner::StepUp: {
        Http::Reply reply = Http::problem(401, QStringLiteral("Invalid token"));
        reply.headers.set("WWW-Authenticate",
                          manner == Manner::StepUp ? "Bearer error=\"insufficient_user_authentication\", "
                                                     "acr_values=\"gold\", max_age=\"60\""
                                                   : "Bearer error=\"invalid_token\"");
        responder.send(reply);
        return;
    }
    case Manner::Silent:
        m_kept.append(responder);
        return;
    case Manner::Broken: {
        Http::Reply reply = Http::Reply::text("Traceback: secret.py line 7");
        reply.status = 500;
        responder.send(reply);
        return;
    }
    }
}

void FakeHr::addRoutes(Http::Router &router)
{
    router.add("GET", QStringLiteral("/openapi.json"),
               [this](const Http::Request &, const Http::Responder &responder) {
                   ++m_documentReads;
                   responder.send(Http::Reply::json(document()));
               });
    router.add("POST", QStringLiteral("/daysOff"),
               [this](const Http::Request &request, const Http::Responder &responder) {
                   answer(request, responder, [this](const QJsonObject &claims) {
                       const QString name = claims.value(QLatin1String("preferred_username")).toString();
                       if (!m_days.contains(name))
                           return unknown(QStringLiteral("User"));
                       QJsonObject own {{QStringLiteral("days_off_available"), m_days.value(name)}};
                       if (!m_note.isEmpty())
                           own.insert(QStringLiteral("note"), m_note);
                       return Http::Reply::json(own);
                   });
               });
    router.add("POST", QStringLiteral("/daysOffFor"),
               [this](const Http::Request &request, const Http::Responder &responder) {
                   answer(request, responder, [this, request](const QJsonObject &claims) {
                       if (!isManager(claims))
                           return refused();
                       const QString name = QJsonDocument::fromJson(request.body)
                                                .object()
                                                .value(QLatin1String("person_name"))
                                                .toString();
                       if (!m_days.contains(name))
                           return unknown(name);
                       Http::Reply reply
                           = Http::Reply::json({{QStringLiteral("days_off_available"), m_days.value(name)},
                                                {QStringLiteral("person_name"), name}});
                       reply.headers.set("X-Allowed-By", "office-management");
                       reply.headers.set("X-Lookup-Id", "lookup-1");
                       return reply;
                   });
               });
    router.add("PUT", QStringLiteral("/employees/{person_name}/daysOff"),
               [this](const Http::Request &request, const Http::Responder &responder) {
                   answer(request, responder, [this, request](const QJsonObject &claims) {
                       if (!isManager(claims))
                           return refused();
                       m_days[request.pathParameters.value(QStringLiteral("person_name"))]
                           = QJsonDocument::fromJson(request.body)
                                 .object()
                                 .value(QLatin1String("days_off_available"))
                                 .toInt();
                       return Http::Reply::json({});
                   });
               });
}
