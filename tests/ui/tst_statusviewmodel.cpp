// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/chatviewmodel.h"
#include "session/conversationsviewmodel.h"
#include "session/statusviewmodel.h"
#include "ui/fakes.h"

#include <QSignalSpy>
#include <QTest>

using Session::StatusViewModel;
using State = Session::HealthCheck::State;

class tst_StatusViewModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesTheFirstServiceThatIsAway();
    void tellsWhenAServiceIsBack();
    void takesModelAndServicesFromTheAgent();
    void asksAgainWhenAServiceWasMissed();
    void readsTheToolsAgainWhenAServiceIsBack();
};

void tst_StatusViewModel::namesTheFirstServiceThatIsAway()
{
    StatusViewModel status;
    status.setService(QStringLiteral("HR"), State::Ready);
    status.setService(QStringLiteral("Agent"), State::Starting);
    QVERIFY(status.away().isEmpty());
    status.setService(QStringLiteral("Agent"), State::Away);
    QCOMPARE(status.away(), QStringLiteral("Agent"));
    QCOMPARE(status.services().size(), 2);
}

void tst_StatusViewModel::tellsWhenAServiceIsBack()
{
    StatusViewModel status;
    QSignalSpy back(&status, &StatusViewModel::cameBack);
    status.setService(QStringLiteral("HR"), State::Unknown);
    status.setService(QStringLiteral("HR"), State::Ready); // the first time is no return
    QCOMPARE(back.size(), 0);
    status.setService(QStringLiteral("HR"), State::Away);
    status.setService(QStringLiteral("HR"), State::Ready);
    QCOMPARE(back.size(), 1);
}

void tst_StatusViewModel::takesModelAndServicesFromTheAgent()
{
    Fakes::Agent agent;
    Fakes::SignIn session;
    Session::AccountViewModel account(session);
    Fakes::Conversations store;
    Session::Unsent unsent {QString()};
    Session::ConversationsViewModel conversations(agent, store, account, unsent);
    StatusViewModel status;
    status.follow(conversations);
    agent.toolAnswer = Fakes::tools(false);
    session.go(Fakes::SignIn::State::SignedIn, Fakes::jettro());
    QTRY_COMPARE(status.modelName(), QStringLiteral("Built-in assistant"));
    QCOMPARE(status.services().value(0), (StatusViewModel::Service {QStringLiteral("HR"), State::Ready}));
}

void tst_StatusViewModel::asksAgainWhenAServiceWasMissed()
{
    Fakes::Agent agent;
    Fakes::SignIn session;
    Session::AccountViewModel account(session);
    Fakes::Conversations store;
    Session::Unsent unsent {QString()};
    Session::ConversationsViewModel conversations(agent, store, account, unsent);
    Session::ChatViewModel &chat = conversations.current();
    StatusViewModel status;
    status.follow(conversations);
    session.go(Fakes::SignIn::State::SignedIn, Fakes::jettro());
    QSignalSpy wanted(&status, &StatusViewModel::checkWanted);
    QVERIFY(chat.ask(QStringLiteral("Hello")));
    Session::TurnFailure failure;
    failure.kind = Session::TurnFailure::Kind::AgentUnavailable;
    Q_EMIT agent.stream->failed(failure);
    QCOMPARE(wanted.size(), 1);
}

void tst_StatusViewModel::readsTheToolsAgainWhenAServiceIsBack()
{
    Fakes::Agent agent;
    Fakes::SignIn session;
    Session::AccountViewModel account(session);
    Fakes::Conversations store;
    Session::Unsent unsent {QString()};
    Session::ConversationsViewModel conversations(agent, store, account, unsent);
    Session::ChatViewModel &chat = conversations.current();
    StatusViewModel status;
    status.follow(conversations);
    agent.toolAnswer = Core::failure(Core::Error::Code::Unavailable, QStringLiteral("no"));
    session.go(Fakes::SignIn::State::SignedIn, Fakes::jettro());
    QTRY_VERIFY(chat.haveToolsFailed());
    agent.toolAnswer = Fakes::tools(false);
    status.setService(QStringLiteral("Agent"), State::Away);
    status.setService(QStringLiteral("Agent"), State::Ready);
    QTRY_VERIFY(!chat.haveToolsFailed());
    QCOMPARE(chat.tools(), Fakes::tools(false));
}

QTEST_GUILESS_MAIN(tst_StatusViewModel)
#include "tst_statusviewmodel.moc"
