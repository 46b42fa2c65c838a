// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fakes.h"

namespace Fakes {

std::unique_ptr<Session::TurnStream> Agent::ask(const QString &question, const QString &conversationId)
{
    asked.append({question, conversationId});
    auto made = std::make_unique<Stream>();
    stream = made.get();
    return made;
}

std::unique_ptr<Session::TurnStream> Agent::resume(const QString &turnId, const QString &decision,
                                                   const QString &digest)
{
    resumed.append({turnId, decision, digest});
    auto made = std::make_unique<Stream>();
    stream = made.get();
    return made;
}

Core::Future<> Agent::cancelTurn(const QString &turnId)
{
    cancelledTurns.append(turnId);
    return Core::ready<void>({});
}

Core::Future<QString> Agent::reset(const QString &conversationId)
{
    resets.append(conversationId);
    if (holdReset) {
        m_heldReset = {};
        return m_heldReset.future();
    }
    return Core::ready(resetAnswer);
}

Core::Future<Session::ToolList> Agent::tools()
{
    ++toolRequests;
    return Core::ready(toolAnswer);
}

void SignIn::signIn(const Session::AuthorizationNeeds &wanted)
{
    needs = wanted;
    ++signIns;
    go(State::WaitingForBrowser, m_person);
}

void SignIn::cancelSignIn()
{
    ++cancels;
    fail(Session::SignInFailure::Kind::Cancelled);
}

void SignIn::signOut()
{
    ++signOuts;
    go(State::SignedOut);
}

void SignIn::go(State state, const Session::Person &person)
{
    m_state = state;
    m_person = person;
    Q_EMIT changed();
}

void SignIn::fail(Session::SignInFailure::Kind kind, State state, const QString &said)
{
    m_state = state;
    m_person = {};
    Q_EMIT changed();
    Session::SignInFailure failure;
    failure.kind = kind;
    failure.issuerSaid = said;
    failure.reason = reason;
    failure.detail = QStringLiteral("code 0x80 of the provider");
    Q_EMIT failed(failure);
}

Session::Person jettro()
{
    return {QStringLiteral("http://127.0.0.1:9000"),
            QStringLiteral("sub-jettro"),
            QStringLiteral("jettro"),
            QStringLiteral("Jettro Coenradie"),
            {}};
}

Session::Person office()
{
    return {QStringLiteral("http://127.0.0.1:9000"),
            QStringLiteral("sub-office"),
            QStringLiteral("office"),
            QStringLiteral("Office Manager"),
            {QStringLiteral("office-management")}};
}

Session::ToolList tools(bool office)
{
    Session::ToolList list;
    list.model = QStringLiteral("Built-in assistant");
    list.services.append({QStringLiteral("HR"), QStringLiteral("ready"), QStringLiteral("pass-through")});
    Session::ToolList::Tool own;
    own.operation = QStringLiteral("daysOff");
    own.service = QStringLiteral("HR");
    own.ask = QStringLiteral("How many days off do I have?");
    own.about = QStringLiteral("your days off");
    own.effect = QStringLiteral("read");
    list.tools.append(own);
    Session::ToolList::Tool other = own;
    other.operation = QStringLiteral("daysOffFor");
    other.ask = QStringLiteral("How many days off does {person_name} have?");
    other.about = QString::fromUtf8("{person_name}’s days off");
    other.allowed = office;
    other.requiredRoles = QStringList {QStringLiteral("office-management")};
    list.tools.append(other);
    return list;
}

Session::Receipt receipt(const QString &operation, const QString &subject, const QString &acting,
                         const QString &outcome)
{
    Session::Receipt r;
    r.operation = operation;
    r.service = QStringLiteral("HR");
    r.summary = QStringLiteral("Looked up the days off of one person");
    r.method = QStringLiteral("POST");
    r.url = QStringLiteral("http://127.0.0.1:8001/") + operation;
    r.subject = subject;
    r.acting = acting;
    r.outcome = outcome;
    r.allowedBy = acting == QLatin1String("office") && outcome == QLatin1String("ok")
        ? QStringLiteral("office-management")
        : QString();
    r.time = QDateTime(QDate(2026, 11, 23), QTime(14, 29, 41), Qt::UTC);
    r.correlationId = QStringLiteral("7f3c1d52-0b1e-4a7c-9d64-2f8a61c0e3b9");
    r.tokenMode = QStringLiteral("pass-through");
    return r;
}

Session::TurnResult answer(const QString &text, const QList<Session::Receipt> &receipts)
{
    Session::TurnResult result;
    result.response = text;
    result.conversationId = QStringLiteral("conversation-1");
    result.turnId = QStringLiteral("turn-1");
    result.outcome = QStringLiteral("ok");
    result.receipts = receipts;
    return result;
}

Session::TurnResult refusal()
{
    Session::Outcome outcome;
    outcome.toolCallId = QStringLiteral("call-1");
    outcome.outcomeClass = QStringLiteral("not_permitted");
    outcome.operation = QStringLiteral("daysOffFor");
    outcome.service = QStringLiteral("HR");
    outcome.about = QString::fromUtf8("roberto’s days off");
    outcome.arguments = {{QStringLiteral("person_name"), QStringLiteral("roberto")}};
    outcome.requiredRoles = QStringList {QStringLiteral("office-management")};
    outcome.whoCanHelp = QStringLiteral("office");
    outcome.sentence = QString::fromUtf8(
        "You may not see roberto’s days off. It takes the role office-management. office can help.");
    outcome.suggestions = QStringList {QStringLiteral("How many days off do I have?")};
    Session::TurnResult result = answer(outcome.sentence,
                                        {receipt(QStringLiteral("daysOffFor"), QStringLiteral("roberto"),
                                                 QStringLiteral("jettro"), QStringLiteral("not_permitted"))});
    result.outcome = QStringLiteral("not_permitted");
    result.outcomes = {outcome};
    return result;
}

Session::ToolActivity call(const QString &id, const QString &about, const QString &effect)
{
    Session::ToolActivity activity;
    activity.id = id;
    activity.operation
        = effect == QLatin1String("write") ? QStringLiteral("changeDaysOff") : QStringLiteral("daysOffFor");
    activity.service = QStringLiteral("HR");
    activity.about = about;
    activity.effect = effect;
    return activity;
}

Session::Pause approval()
{
    Session::Approval approval;
    approval.operation = QStringLiteral("changeDaysOff");
    approval.service = QStringLiteral("HR");
    approval.title = QString::fromUtf8("Change jettro’s days off to 12?");
    approval.about = QString::fromUtf8("jettro’s days off");
    approval.arguments
        = {{QStringLiteral("person_name"), QStringLiteral("Person"), QStringLiteral("jettro")},
           {QStringLiteral("days"), QStringLiteral("Days off"), QStringLiteral("12")},
           {QStringLiteral("reason"), QStringLiteral("Reason"), QStringLiteral("Two Saturdays in November")}};
    approval.method = QStringLiteral("PUT");
    approval.url = QStringLiteral("https://hr.example.com/employees/jettro/daysOff");
    approval.body
        = QStringLiteral("{\n  \"days_off_available\": 12,\n  \"reason\": \"Two Saturdays in November\"\n}");
    approval.digest = QStringLiteral("4f1c9a02b7d361e8aabbccdd");
    Session::Pause pause;
    pause.turnId = QStringLiteral("turn-1");
    pause.conversationId = QStringLiteral("conversation-1");
    pause.reason = QStringLiteral("approval");
    pause.approval = approval;
    return pause;
}

} // namespace Fakes
