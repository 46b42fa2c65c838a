// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/servicetools.h"
#include "session/settingsviewmodel.h"

#include <QSet>

namespace Doubles {

/// A program that hosts an agent, as far as connected services are concerned.
class ServicesHost : public Session::SettingsHost, public Session::ServiceTools
{
public:
    bool isDemo() const override { return false; }
    bool hostsAgent() const override { return hosts; }
    bool isFixed(const char *option) const override { return fixed.contains(QLatin1String(option)); }
    QString issuer() const override { return QStringLiteral("https://login.example.com"); }
    QUrl agentUrl() const override { return QUrl(QStringLiteral("https://agent.example.com")); }
    QUrl hrUrl() const override { return QUrl(QStringLiteral("https://hr.example.com")); }
    Core::Future<> useAgentSettings(const Session::Settings &) override
    {
        used.append(list);
        return Core::ready<void>(useAnswer);
    }
    void showLook(Session::Settings::Look) override { }
    void composeAnew(bool) override { }

    QList<Session::ServiceChoice> services() const override { return list; }
    bool canExchangeTokens() const override { return exchanges; }
    bool hasKey(const QUrl &baseUrl) const override { return keys.contains(baseUrl); }
    Core::Future<Session::ServiceDocument> read(const QUrl &document, const QUrl &baseUrl) override
    {
        reads.append({document, baseUrl});
        if (holdsReading)
            return reading.future();
        Core::Result<Session::ServiceDocument> found = answer;
        if (found && !baseUrl.isEmpty())
            found->baseUrl = baseUrl;
        return Core::ready<Session::ServiceDocument>(found);
    }
    Core::Result<> keep(const QList<Session::ServiceChoice> &services) override
    {
        if (keepAnswer || keepAnswer.error().code != Core::Error::Code::Invalid)
            list = services;
        return keepAnswer;
    }
    Core::Future<> keepKey(const QUrl &baseUrl, const Core::Secret &key) override
    {
        keys.insert(baseUrl);
        givenKeys.append({baseUrl, key.expose()});
        return Core::ready<void>(keyAnswer);
    }
    void removeKey(const QUrl &baseUrl) override
    {
        keys.remove(baseUrl);
        removedKeys.append(baseUrl);
    }

    bool hosts = true;
    bool exchanges = false;
    bool holdsReading = false; ///< the answer comes by `reading`
    QStringList fixed;
    Core::Result<> useAnswer, keepAnswer, keyAnswer;
    QList<Session::ServiceChoice> list;
    QList<QList<Session::ServiceChoice>> used; ///< what the agent was started with
    Core::Result<Session::ServiceDocument> answer;
    Core::Promise<Session::ServiceDocument> reading;
    QList<std::pair<QUrl, QUrl>> reads;
    QSet<QUrl> keys;
    QList<std::pair<QUrl, QByteArray>> givenKeys;
    QList<QUrl> removedKeys;
};

/// Meeting rooms: listRooms (GET), findBookings (POST), book (POST that calls itself a change), cancelBooking
/// (DELETE, takes the role facilities), export (unusable).
inline Session::ServiceDocument rooms()
{
    using Session::ServiceAccess;
    Session::ServiceDocument document;
    document.title = QStringLiteral("Meeting rooms");
    document.version = QStringLiteral("1.4");
    document.openapi = QStringLiteral("3.1.0");
    document.hash = QString(64, u'a');
    document.baseUrl = QUrl(QStringLiteral("https://rooms.example.com"));
    const auto add = [&](const char *name, const char *method, const char *path, const char *summary) {
        Session::ServiceOperation operation;
        operation.name = QLatin1String(name);
        operation.method = QLatin1String(method);
        operation.path = QLatin1String(path);
        operation.summary = QLatin1String(summary);
        operation.reads = operation.method == QLatin1String("GET");
        document.operations.append(operation);
    };
    add("listRooms", "GET", "/rooms", "List the rooms");
    add("findBookings", "POST", "/bookings/search", "Search bookings");
    document.operations.last().mayOnlyRead = true;
    add("book", "POST", "/bookings", "Book a room");
    add("cancelBooking", "DELETE", "/bookings/{id}", "Cancel a booking");
    document.operations.last().requiredRoles = {QStringLiteral("facilities")};
    add("export", "GET", "/export", "Yearly export");
    document.operations.last().reason = QStringLiteral("it goes to reports.example.net");
    for (Session::ServiceOperation &operation : document.operations)
        operation.accessReasons.insert(ServiceAccess::None, QStringLiteral("it wants to know who calls"));
    return document;
}

} // namespace Doubles
