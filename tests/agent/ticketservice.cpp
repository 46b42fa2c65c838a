// SPDX-License-Identifier: GPL-3.0-or-later
#include "ticketservice.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace {

const char *const source = R"json({
"openapi":"3.1.0","info":{"title":"Tickets","version":"1"},
"paths":{
 "/tickets":{"get":{"operationId":"listTickets","summary":"All tickets",
   "parameters":[{"name":"state","in":"query","schema":{"type":"string"}},{"name":"theme","in":"cookie","schema":{"type":"string"}}]}},
 "/tickets/find":{"post":{"operationId":"findTickets","summary":"Find tickets",
   "x-secure-agent":{"ask":"Which tickets are open?","about":"the tickets"}}},
 "/tickets/{id}":{"put":{"operationId":"closeTicket","summary":"Close a ticket",
   "x-secure-agent":{"about":"ticket {id}"},
   "parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"integer"}}]}}},
"components":{"securitySchemes":{
 "header":{"type":"apiKey","in":"header","name":"X-Ticket-Key"},
 "query":{"type":"apiKey","in":"query","name":"key"},
 "cookie":{"type":"apiKey","in":"cookie","name":"ticket"},
 "person":{"type":"http","scheme":"bearer"}}}
})json";

} // namespace

TicketService::TicketService(const QJsonArray &security)
    : m_document(QJsonDocument::fromJson(source).object()), m_socket(*Http::ListeningSocket::bind({}))
{
    if (!security.isEmpty())
        m_document.insert(QStringLiteral("security"), security);
    setDocument(m_document);
    Http::Router router;
    const auto answer = [this](const Http::Request &request, const Http::Responder &responder) {
        calls.append(request);
        if (status != 200)
            responder.send(Http::problem(status, QStringLiteral("As the test says")));
        else
            responder.send(Http::Reply::json({{QStringLiteral("tickets"), 3}}));
    };
    router.add("GET", QStringLiteral("/tickets"), answer);
    router.add("POST", QStringLiteral("/tickets/find"), answer);
    router.add("PUT", QStringLiteral("/tickets/{id}"), answer);
    m_server = std::make_unique<Http::Server>(std::move(router), Http::ServerOptions());
    if (!m_server->listen(*m_socket))
        qFatal("the ticket service cannot listen");
}

void TicketService::setDocument(const QJsonObject &document)
{
    m_document = document;
    QFile file(m_folder.filePath(QStringLiteral("tickets.json")));
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(document).toJson()) < 0)
        qFatal("the document cannot be written");
}

Agent::ConnectedService TicketService::settings(Agent::TokenMode mode) const
{
    Agent::ConnectedService service;
    service.name = QStringLiteral("Tickets");
    service.documentUrl = QUrl::fromLocalFile(m_folder.filePath(QStringLiteral("tickets.json")));
    service.baseUrl = m_socket->url();
    service.tokenMode = mode;
    return service;
}
