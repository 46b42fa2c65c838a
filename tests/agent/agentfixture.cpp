// SPDX-License-Identifier: GPL-3.0-or-later
#include "agentfixture.h"

#include "openapi/document.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using Doubles::PlainAnswer;
using Doubles::TestPerson;

const TestPerson jettro {QStringLiteral("jettro"), QStringLiteral("subject-of-jettro"), {}};
const TestPerson office {
    QStringLiteral("office"), QStringLiteral("subject-of-office"), {QStringLiteral("office-management")}};

namespace {

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Http::Headers headersFor(const QByteArray &token)
{
    return {{"Content-Type", "application/json"}, {"Authorization", "Bearer " + token}};
}

} // namespace

AgentFixture::AgentFixture() = default;

AgentFixture::~AgentFixture()
{
    stop();
    hr.stop();
}

bool AgentFixture::start(const std::function<void(Agent::ServiceOptions &)> &change)
{
    if (!m_socket) {
        auto socket = Http::ListeningSocket::bind({});
        if (!socket)
            return false;
        m_socket = std::move(*socket);
    }
    url = m_socket->url();
    Agent::ServiceOptions options;
    options.issuer = issuer.issuer();
    Agent::ConnectedService service;
    service.name = QStringLiteral("HR");
    service.baseUrl = hr.url();
    service.documentUrl = hr.url().resolved(QUrl(QStringLiteral("/openapi.json")));
    service.audience = QStringLiteral("hr-api");
    options.services = {service};
    options.limits.documentRetry = std::chrono::milliseconds(50);
    options.model = [this] {
        return std::make_unique<Doubles::ScriptedModel>([this](const Agent::ModelRequest &request) {
            modelRequests.append(request);
            return script(request);
        });
    };
    if (change)
        change(options);
    auto made = Agent::Service::create(*m_socket, options);
    if (!made) {
        qWarning("%s", qPrintable(made.error().detail));
        return false;
    }
    m_service = std::move(*made);
    return QTest::qWaitFor([this] { return Doubles::ask(url, "GET", "/health/ready").status == 200; }, 10000);
}

void AgentFixture::stop()
{
    m_service.reset();
}

PlainAnswer AgentFixture::postAs(const QByteArray &target, const QByteArray &token, const QJsonObject &body)
{
    return Doubles::ask(url, "POST", target, headersFor(token), compact(body));
}

PlainAnswer AgentFixture::post(const QByteArray &target, const TestPerson &person, const QJsonObject &body)
{
    return postAs(target, issuer.tokenFor(person), body);
}

PlainAnswer AgentFixture::query(const TestPerson &person, const QString &text, const QString &conversation)
{
    QJsonObject body = question(text);
    if (!conversation.isEmpty())
        body.insert(QStringLiteral("conversation_id"), conversation);
    return post("/query", person, body);
}

PlainAnswer AgentFixture::get(const QByteArray &target, const TestPerson &person)
{
    return Doubles::ask(url, "GET", target, headersFor(issuer.tokenFor(person)));
}

QList<Http::SseEvent> AgentFixture::events(const QByteArray &target, const TestPerson &person,
                                           const QJsonObject &body)
{
    Http::Headers headers = headersFor(issuer.tokenFor(person));
    headers.add("Accept", "text/event-stream");
    const PlainAnswer answer = Doubles::ask(url, "POST", target, headers, compact(body));
    Http::SseParser parser;
    return parser.feed(answer.body);
}

std::unique_ptr<Doubles::RawClient> AgentFixture::sendQuery(const TestPerson &person, const QString &text)
{
    auto client = std::make_unique<Doubles::RawClient>(url);
    client->request("POST", "/query", compact(question(text)),
                    Doubles::formatFields(headersFor(issuer.tokenFor(person))));
    return client;
}

QJsonObject newestResult(const Agent::ModelRequest &request)
{
    const Agent::ChatMessage &newest = request.messages.constLast();
    if (newest.role != Agent::ChatMessage::Role::Tool)
        return {};
    return QJsonDocument::fromJson(newest.text.toUtf8()).object();
}

std::function<Answer(const Agent::ModelRequest &)> callOnce(const QString &tool, const QJsonObject &arguments)
{
    return [=](const Agent::ModelRequest &request) -> Answer {
        const QJsonObject result = newestResult(request);
        if (result.isEmpty())
            return Doubles::ScriptedModel::call(tool, arguments);
        if (result.value(QLatin1String("class")).toString() != QLatin1String("ok"))
            return Doubles::ScriptedModel::say({});
        return Doubles::ScriptedModel::say(
            QStringLiteral("The data: %1")
                .arg(QString::fromUtf8(QJsonDocument(result.value(QLatin1String("data")).toObject())
                                           .toJson(QJsonDocument::Compact))));
    };
}

QJsonObject firstOf(const QJsonObject &object, const char *list)
{
    return object.value(QLatin1String(list)).toArray().at(0).toObject();
}

QJsonObject question(const QString &text)
{
    return {{QStringLiteral("query"), text}};
}

QString text(const QJsonObject &object, const char *member)
{
    return object.value(QLatin1String(member)).toString();
}

QJsonObject objectOf(const QJsonObject &object, const char *member)
{
    return object.value(QLatin1String(member)).toObject();
}

Answer echo(const Agent::ModelRequest &request)
{
    return Doubles::ScriptedModel::say(QLatin1String("echo ") + questionsIn(request).constLast());
}

QStringList questionsIn(const Agent::ModelRequest &request)
{
    QStringList list;
    for (const Agent::ChatMessage &message : request.messages) {
        if (message.role == Agent::ChatMessage::Role::User)
            list.append(message.text);
    }
    return list;
}

void pinHr(Agent::ServiceOptions &options)
{
    // The last one is a PUT: naming it must not make it a reading one.
    for (const char *name : {"daysOff", "daysOffFor", "changeDaysOff"})
        options.services[0].operations[QLatin1String(name)].effect = OpenApi::Effect::Read;
    options.services[0].pinnedHash = OpenApi::documentHash(FakeHr::document());
}
