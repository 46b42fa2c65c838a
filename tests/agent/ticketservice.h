// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/connectedservice.h"
#include "http/server.h"

#include <QTemporaryDir>

#include <optional>

/// A connected service that is not HR: tickets, on a real port. It takes whatever it gets and remembers it.
///
/// Operations: listTickets (GET), findTickets (POST), closeTicket (PUT /tickets/{id}).
class TicketService
{
public:
    /// \param security  the document's `security`, for the schemes `header`, `query`, `cookie` (keys) and
    /// `person`
    explicit TicketService(const QJsonArray &security = {});

    /// As the settings connect it, with its document in a file.
    Agent::ConnectedService settings(Agent::TokenMode mode) const;
    QJsonObject document() const { return m_document; }
    /// From now on the file has this document.
    void setDocument(const QJsonObject &document);

    QList<Http::Request> calls;
    int status = 200; ///< of every answer

private:
    QTemporaryDir m_folder;
    QJsonObject m_document;
    std::optional<Http::ListeningSocket> m_socket;
    std::unique_ptr<Http::Server> m_server;
};
