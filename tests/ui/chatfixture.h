// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/chatviewmodel.h"
#include "ui/fakes.h"

using Session::Card;
using Session::ChatViewModel;
using Session::TurnFailure;
using Session::TurnRow;
using Kind = Session::TurnRow::Kind;
using State = ChatViewModel::State;
using SessionState = Fakes::SignIn::State;

/// The chat on a fake agent, with jettro signed in.
struct Fixture
{
    explicit Fixture(Session::ChatTimes times = {}) : account(session), chat(agent, account, nullptr, times)
    {
        agent.toolAnswer = Fakes::tools(false);
        session.go(SessionState::SignedIn, Fakes::jettro());
    }

    QList<Kind> kinds()
    {
        QList<Kind> all;
        for (int row = 0; row < chat.turns().rowCount(); ++row)
            all.append(chat.turns().row(row).kind);
        return all;
    }
    const TurnRow &last() { return chat.turns().row(chat.turns().rowCount() - 1); }
    const TurnRow &lastOf(Kind kind)
    {
        for (int row = chat.turns().rowCount() - 1; row >= 0; --row)
            if (chat.turns().row(row).kind == kind)
                return chat.turns().row(row);
        qFatal("no such row");
    }
    void fail(TurnFailure::Kind kind)
    {
        TurnFailure failure;
        failure.kind = kind;
        Q_EMIT agent.stream->failed(failure);
    }

    Fakes::Agent agent;
    Fakes::SignIn session;
    Session::AccountViewModel account;
    ChatViewModel chat;
};

inline QString u8(const char *text)
{
    return QString::fromUtf8(text);
}
