// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/server.h"

#include <QJsonObject>

#include <optional>

/// A service like HR on a real port, in the thread that makes it: it answers as it is told and
/// remembers every call that arrives. It takes any bearer and reads its claims unverified.
class FakeHr : public QObject
{
    Q_OBJECT
public:
    enum class Manner {
        Normal,
        Unauthorized, ///< 401
        StepUp, ///< 401, insufficient_user_authentication
        Silent, ///< takes the request and never answers
        Broken, ///< 500 with a stack trace
    };

    FakeHr();

    /// While it does not serve, nothing listens on its port.
    bool serve();
    void stop();

    QUrl url() const { return m_url; }
    static QJsonObject document();

    void setManner(Manner manner) { m_manner = manner; }
    /// The next `count` calls are answered so, the others as before.
    void setMannerFor(int count, Manner manner);

    /// Answers calls of this path 401, all others normally; empty: none.
    void refuseOnly(const QString &path) { m_refusedPath = path; }

    const QList<Http::Request> &calls() const { return m_calls; }
    /// What stands beside the days off of every answer, as "note": a text that somebody planted there.
    void setNote(const QString &note) { m_note = note; }

    /// The bearer that the newest call brought.
    QByteArray lastBearer() const;
    int documentReads() const { return m_documentReads; }
    int daysOf(const QString &person) const { return m_days.value(person, -1); }

private:
    void addRoutes(Http::Router &router);
    void answer(const Http::Request &request, const Http::Responder &responder,
                const std::function<Http::Reply(const QJsonObject &claims)> &normally);

    std::optional<Http::ListeningSocket> m_socket;
    std::unique_ptr<Http::Server> m_server;
    QUrl m_url;
    QList<Http::Request> m_calls;
    QList<Http::Responder> m_kept;
    QHash<QString, int> m_days {
        {QStringLiteral("jettro"), 10}, {QStringLiteral("johndoe"), 5}, {QStringLiteral("roberto"), 15}};
    QString m_note;
    QString m_refusedPath;
    int m_documentReads = 0;
    Manner m_manner = Manner::Normal;
    Manner m_nextManner = Manner::Normal;
    int m_next = 0;
};
