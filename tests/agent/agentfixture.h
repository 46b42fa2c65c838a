// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/service.h"
#include "doubles/httpissuer.h"
#include "doubles/plainhttp.h"
#include "doubles/rawclient.h"
#include "doubles/scriptedmodel.h"
#include "fakehr.h"
#include "http/sse.h"

#include <memory>

using Answer = std::optional<Agent::ModelResult>;

/// An agent service with a scripted model, an issuer and a service like HR, all on real ports in the
/// thread of the test.
class AgentFixture
{
public:
    AgentFixture();
    ~AgentFixture();

    /// Starts the agent. \param change  what this test wants otherwise
    bool start(const std::function<void(Agent::ServiceOptions &)> &change = {});
    /// Ends it; the same port is used again by the next start().
    void stop();

    Doubles::PlainAnswer post(const QByteArray &target, const Doubles::TestPerson &person,
                              const QJsonObject &body);
    Doubles::PlainAnswer postAs(const QByteArray &target, const QByteArray &token, const QJsonObject &body);
    Doubles::PlainAnswer query(const Doubles::TestPerson &person, const QString &question,
                               const QString &conversation = {});
    Doubles::PlainAnswer get(const QByteArray &target, const Doubles::TestPerson &person);
    /// The events of a POST with Accept: text/event-stream.
    QList<Http::SseEvent> events(const QByteArray &target, const Doubles::TestPerson &person,
                                 const QJsonObject &body);
    /// Sends a question on its own connection and does not wait.
    std::unique_ptr<Doubles::RawClient> sendQuery(const Doubles::TestPerson &person, const QString &question);

    Doubles::HttpIssuer issuer;
    FakeHr hr;
    /// What the model does; asked anew at each round.
    std::function<Answer(const Agent::ModelRequest &)> script;
    QList<Agent::ModelRequest> modelRequests;
    QUrl url;

private:
    std::optional<Http::ListeningSocket> m_socket;
    std::unique_ptr<QObject> m_service;
};

extern const Doubles::TestPerson jettro; ///< no roles
extern const Doubles::TestPerson office; ///< office-management

/// The newest tool result that the model was given; empty when the question is the newest message.
QJsonObject newestResult(const Agent::ModelRequest &request);
/// A script that calls `tool` once and then says the result's data, or nothing where there are none.
std::function<Answer(const Agent::ModelRequest &)> callOnce(const QString &tool,
                                                            const QJsonObject &arguments = {});
QJsonObject firstOf(const QJsonObject &object, const char *list);
QJsonObject question(const QString &text);
/// A member as text; empty when it is none.
QString text(const QJsonObject &object, const char *member);
QJsonObject objectOf(const QJsonObject &object, const char *member);
/// Says back what it was asked.
Answer echo(const Agent::ModelRequest &request);
/// The persons' questions that a model was given, oldest first.
QStringList questionsIn(const Agent::ModelRequest &request);

/// Our settings say that these of HR's POSTs only read, pinned to its document.
void pinHr(Agent::ServiceOptions &options);
