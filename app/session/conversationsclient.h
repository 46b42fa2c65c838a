// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/conversationstore.h"
#include "session/servicecaller.h"

namespace Session {

/// The conversations over HTTP: `GET /conversations` and what is below it at the agent.
class ConversationsClient : public QObject, public ConversationStore
{
    Q_OBJECT
public:
    /// \param http, tokens  must outlive this
    ConversationsClient(Http::Client &http, TokenSource &tokens, QUrl agentUrl, QObject *parent = nullptr);

    Core::Future<ConversationPage> list(const QString &search, int offset, int limit) override;
    Core::Future<Conversation> read(const QString &id) override;
    Core::Future<> rename(const QString &id, const QString &title) override;
    Core::Future<> remove(const QString &id) override;

private:
    /// Goes on until there is nothing earlier, or enough. \param before  empty: the newest
    void readEarlier(const QString &id, const QString &before, const Conversation &newer,
                     const Core::Promise<Conversation> &promise);

    ServiceCaller m_agent;
};

} // namespace Session
