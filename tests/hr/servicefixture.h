// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "doubles/httpissuer.h"
#include "doubles/plainhttp.h"
#include "hr/service.h"

#include <QTemporaryDir>
#include <QVariant>

#include <optional>

extern const Doubles::TestPerson jettro; ///< without a role
extern const Doubles::TestPerson office; ///< with the role office-management

/// Headers of a JSON request with that bearer token; without Authorization when it is empty.
Http::Headers json(const QByteArray &token);

/// The HR service in the test's own thread, on the demo's employees in a file, with its issuer and a second
/// connection to its database.
class ServiceFixture
{
public:
    ServiceFixture();
    ~ServiceFixture();

    Hr::ServiceOptions options() const;
    /// Starts the service, anew when it runs; false when it does not start.
    bool start(const Hr::ServiceOptions &options);
    void stop() { m_service.reset(); }

    QUrl url() const { return m_socket->url(); }
    Hr::Service *service() const { return qobject_cast<Hr::Service *>(m_service.get()); }
    Doubles::HttpIssuer &issuer() { return m_issuer; }
    QString folder() const { return m_folder.path(); }
    Doubles::PlainAnswer post(const QByteArray &target, const Doubles::TestPerson &person,
                              const QByteArray &body = {}) const;

    /// The first value that the question finds in the database.
    QVariant stored(const QString &question) const;
    bool change(const QString &statement) const;

private:
    QTemporaryDir m_folder;
    Doubles::HttpIssuer m_issuer;
    std::optional<Http::ListeningSocket> m_socket;
    std::unique_ptr<QObject> m_service;
};
