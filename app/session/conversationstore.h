// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/future.h"
#include "session/conversation.h"

namespace Session {

/// The person's own conversations, where the agent keeps them.
///
/// Futures end in Unauthorized (sign in), Forbidden, NotFound, Invalid, Unavailable or Internal.
class ConversationStore
{
public:
    virtual ~ConversationStore() = default;

    /// \param search  words in titles and messages; empty: all
    virtual Core::Future<ConversationPage> list(const QString &search, int offset, int limit) = 0;
    /// Of a very long one the newest turns, and `hasEarlier`.
    virtual Core::Future<Conversation> read(const QString &id) = 0;
    virtual Core::Future<> rename(const QString &id, const QString &title) = 0;
    /// No error when there is no such conversation: gone is what was wanted.
    virtual Core::Future<> remove(const QString &id) = 0;
};

} // namespace Session
