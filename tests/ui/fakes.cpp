// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fakes.h"

#include <algorithm>

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

namespace {

template<class T>
Core::Future<T> noAnswer()
{
    return Core::ready<T>(Core::failure(Core::Error::Code::Unavailable, QStringLiteral("no answer")));
}

} // namespace

Core::Future<Session::ConversationPage> Conversations::list(const QString &search, int offset, int limit)
{
    searches.append(search);
    if (away)
        return noAnswer<Session::ConversationPage>();
    QList<Session::ConversationSummary> fitting;
    for (const Session::ConversationSummary &one : all) {
        QString words = one.title + one.snippet;
        for (const Session::StoredTurn &turn : contents.value(one.id).turns)
            words += turn.question + turn.result.response;
        if (words.contains(search, Qt::CaseInsensitive))
            fitting.append(one);
    }
    Session::ConversationPage page;
    page.total = int(fitting.size());
    page.conversations = fitting.mid(offset, limit);
    return Core::ready<Session::ConversationPage>(page);
}

Core::Future<Session::Conversation> Conversations::read(const QString &id)
{
    reads.append(id);
    if (away || !contents.contains(id))
        return noAnswer<Session::Conversation>();
    return Core::ready<Session::Conversation>(contents.value(id));
}

Core::Future<> Conversations::rename(const QString &id, const QString &title)
{
    renamed.append({id, title});
    if (away)
        return noAnswer<void>();
    for (Session::ConversationSummary &one : all)
        if (one.id == id)
            one.title = title;
    return Core::ready<void>({});
}

Core::Future<> Conversations::remove(const QString &id)
{
    if (away)
        return noAnswer<void>();
    removed.append(id);
    all.removeIf([&id](const Session::ConversationSummary &one) { return one.id == id; });
    return Core::ready<void>({});
}

void Conversations::add(const QString &id, const QString &title, const QString &answer, int ago)
{
    Session::ConversationSummary summary;
    summary.id = id;
    summary.title = title;
    summary.snippet = answer;
    summary.changed = QDateTime::currentDateTimeUtc().addDays(-ago);
    all.append(summary);
    Session::Conversation conversation;
    conversation.id = id;
    conversation.title = title;
    Session::StoredTurn turn;
    turn.question = title;
    turn.created = summary.changed;
    turn.state = QStringLiteral("done");
    turn.result = Fakes::answer(answer);
    turn.result.conversationId = id;
    conversation.turns.append(turn);
    contents.insert(id, conversation);
}

Core::Future<int> Hr::ownDaysOff()
{
    ++ownQuestions;
    return Core::ready<int>(fails ? Core::Result<int>(Core::failure(*fails)) : own);
}

Core::Future<Session::EmployeePage> Hr::employees(const Session::EmployeeQuery &query)
{
    asked.append(query);
    Session::EmployeePage page;
    page.refusal = refuses;
    if (fails)
        return Core::ready<Session::EmployeePage>(Core::failure(*fails));
    if (refuses)
        return Core::ready<Session::EmployeePage>(page);
    QList<Session::Employee> fitting;
    for (const Session::Employee &one : all)
        if (one.name.contains(query.search, Qt::CaseInsensitive))
            fitting.append(one);
    const bool byDays = query.sort.endsWith(QLatin1String("days_off_available"));
    std::stable_sort(fitting.begin(), fitting.end(), [byDays](const auto &a, const auto &b) {
        return byDays ? a.daysOff < b.daysOff : a.name < b.name;
    });
    if (query.sort.startsWith(u'-'))
        std::reverse(fitting.begin(), fitting.end());
    page.total = int(fitting.size());
    page.employees = fitting.mid(query.offset, query.limit);
    return Core::ready<Session::EmployeePage>(page);
}

Core::Future<Session::EmployeeChange> Hr::change(const QString &name, int daysOff, const QString &reason,
                                                 const QString &etag)
{
    changes.append({name, daysOff, reason, etag});
    Session::EmployeeChange answer;
    answer.refusal = refuses;
    if (fails)
        return Core::ready<Session::EmployeeChange>(Core::failure(*fails));
    for (Session::Employee &one : all) {
        if (one.name != name || refuses)
            continue;
        answer.changed = one.etag == etag;
        if (answer.changed) {
            one.daysOff = daysOff;
            one.changedBy = QStringLiteral("office");
            one.changedAt = QDateTime::currentDateTimeUtc();
            one.etag = QStringLiteral("\"%1\"").arg(++m_version);
        }
        answer.employee = one;
    }
    return Core::ready<Session::EmployeeChange>(answer);
}

Core::Future<Session::LookupPage> Hr::lookups(const Session::LookupQuery &query)
{
    askedRecord.append(query);
    Session::LookupPage page;
    if (fails)
        return Core::ready<Session::LookupPage>(Core::failure(*fails));
    if (refuses && query.everybody) {
        page.refusal = refuses;
        return Core::ready<Session::LookupPage>(page);
    }
    QList<Session::Lookup> fitting;
    for (const Session::Lookup &one : record)
        if ((one.actor + one.personName + one.reason).contains(query.search, Qt::CaseInsensitive)
            && (query.action.isEmpty() || one.action == query.action))
            fitting.append(one);
    page.total = int(fitting.size());
    page.lookups = fitting.mid(query.offset, query.limit);
    return Core::ready<Session::LookupPage>(page);
}

void Hr::add(const QString &name, int daysOff)
{
    Session::Employee one;
    one.name = name;
    one.daysOff = daysOff;
    one.changedBy = QStringLiteral("office");
    one.changedAt = QDateTime(QDate(2026, 11, 17), QTime(10, 5, 12), QTimeZone::utc());
    one.etag = QStringLiteral("\"%1\"").arg(++m_version);
    all.append(one);
}

void Hr::addLookup(const QString &actor, const QString &person)
{
    Session::Lookup one;
    one.at = QDateTime::currentDateTimeUtc();
    one.actor = actor;
    one.personName = person;
    one.role = QStringLiteral("office-management");
    one.action = QStringLiteral("lookup");
    one.correlationId = QStringLiteral("7f3c1d52-0b1e-4a7c-9d64-2f8a61c0e3b9");
    record.prepend(one);
}

void Hr::changeElsewhere(const QString &name, int daysOff)
{
    for (Session::Employee &one : all)
        if (one.name == name) {
            one.daysOff = daysOff;
            one.changedAt = QDateTime::currentDateTimeUtc();
            one.etag = QStringLiteral("\"%1\"").arg(++m_version);
        }
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
    list.services.append({QStringLiteral("HR"), QStringLiteral("ready"), QStringLiteral("pass-through"), {}});
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
    r.time = QDateTime(QDate(2026, 11, 23), QTime(14, 29, 41), QTimeZone::utc());
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
