// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/conversationsclient.h"

#include "core/json.h"

#include <QJsonDocument>

namespace Session {

using Core::Result;
using Http::ClientResponse;

namespace {

constexpr int partOfTurns = 100;
/// Nobody scrolls further, and each turn is rows in a window.
constexpr qsizetype maxTurns = 1000;

QString pathOf(const QString &id)
{
    return QStringLiteral("/conversations/") + QString::fromLatin1(ServiceCaller::segment(id));
}

/// Reads a 200 with T::fromJson; everything else is an error.
template<class T>
Core::Future<T> readAs(QObject *context, const Core::Future<ClientResponse> &answer)
{
    const Core::Promise<T> promise;
    Core::whenDone(context, answer, [promise](const Result<ClientResponse> &got) {
        if (!got)
            promise.finish(Core::failure(got.error()));
        else if (got->status != 200)
            promise.finish(Core::failure(ServiceCaller::errorOfAnswer(*got)));
        else
            promise.finish(Core::parseJsonObject(got->body).and_then(&T::fromJson));
    });
    return promise.future();
}

Core::Future<> doneWhen(QObject *context, const Core::Future<ClientResponse> &answer, bool goneIsFine)
{
    const Core::Promise<> promise;
    Core::whenDone(context, answer, [promise, goneIsFine](const Result<ClientResponse> &got) {
        if (!got)
            promise.finish(Core::failure(got.error()));
        else if (got->status / 100 == 2 || (goneIsFine && got->status == 404))
            promise.finish({});
        else
            promise.finish(Core::failure(ServiceCaller::errorOfAnswer(*got)));
    });
    return promise.future();
}

} // namespace

ConversationsClient::ConversationsClient(Http::Client &http, TokenSource &tokens, QUrl agentUrl,
                                         QObject *parent)
    : QObject(parent), m_agent(http, tokens, std::move(agentUrl))
{
}

Core::Future<ConversationPage> ConversationsClient::list(const QString &search, int offset, int limit)
{
    QUrlQuery query;
    if (!search.isEmpty())
        query.addQueryItem(QStringLiteral("search"), QString::fromLatin1(QUrl::toPercentEncoding(search)));
    query.addQueryItem(QStringLiteral("offset"), QString::number(offset));
    query.addQueryItem(QStringLiteral("limit"), QString::number(limit));
    return readAs<ConversationPage>(this, m_agent.call("GET", QStringLiteral("/conversations"), query));
}

Core::Future<Conversation> ConversationsClient::read(const QString &id)
{
    const Core::Promise<Conversation> promise;
    readEarlier(id, {}, {}, promise);
    return promise.future();
}

void ConversationsClient::readEarlier(const QString &id, const QString &before, const Conversation &newer,
                                      const Core::Promise<Conversation> &promise)
{
    // In parts: as a whole, one of many turns would be more than this reads, and the agent would serve
    // nobody else while it writes it.
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("limit"), QString::number(partOfTurns));
    if (!before.isEmpty())
        query.addQueryItem(QStringLiteral("before"), QString::fromLatin1(QUrl::toPercentEncoding(before)));
    Core::whenDone(this, readAs<Conversation>(this, m_agent.call("GET", pathOf(id), query)),
                   [this, id, newer, promise](Result<Conversation> part) {
                       if (!part) {
                           promise.finish(part);
                           return;
                       }
                       const QString first
                           = part->turns.isEmpty() ? QString() : part->turns.constFirst().result.turnId;
                       part->turns += newer.turns;
                       if (part->hasEarlier && !first.isEmpty() && part->turns.size() < maxTurns)
                           readEarlier(id, first, *part, promise);
                       else
                           promise.finish(part);
                   });
}

Core::Future<> ConversationsClient::rename(const QString &id, const QString &title)
{
    const QJsonObject body {{QStringLiteral("title"), title}};
    return doneWhen(this,
                    m_agent.call("PATCH", pathOf(id), {}, QJsonDocument(body).toJson(QJsonDocument::Compact)),
                    false);
}

Core::Future<> ConversationsClient::remove(const QString &id)
{
    return doneWhen(this, m_agent.call("DELETE", pathOf(id)), true);
}

} // namespace Session
