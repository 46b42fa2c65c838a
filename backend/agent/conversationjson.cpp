// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/conversationjson.h"

#include "agent/turnanswer.h"
#include "openapi/responsereader.h"

#include <QJsonArray>

namespace Agent {

namespace {

QString stateName(Conversation::State state)
{
    switch (state) {
    case Conversation::State::Idle:
        return QStringLiteral("idle");
    case Conversation::State::Working:
        return QStringLiteral("working");
    case Conversation::State::Paused:
        return QStringLiteral("paused");
    }
    return {};
}

/// "done", "paused", "failed", "cancelled"; everything before its end is "working".
QString shownState(TurnState state)
{
    const bool working = state == TurnState::Queued || state == TurnState::Model || state == TurnState::Tools;
    return working ? QStringLiteral("working") : stateName(state);
}

QJsonObject toJson(const StoredTurn &stored)
{
    const Turn &turn = stored.turn;
    QJsonObject object {{QStringLiteral("turn_id"), turn.id},
                        {QStringLiteral("conversation_id"), turn.conversationId}};
    if (stored.hidden) {
        QStringList roles;
        const RoleNeeds needs = turn.provenance().needs;
        for (const QStringList &anyOf : needs)
            roles += anyOf;
        roles.removeDuplicates();
        object.insert(QStringLiteral("required_roles"), QJsonArray::fromStringList(roles));
    } else {
        object = turn.state == TurnState::Paused ? pausedObject(turn) : doneObject(turn);
        if (turn.state == TurnState::Failed)
            object.insert(QStringLiteral("outcome"), OpenApi::outcomeName(turn.failedAs));
    }
    object.insert(QStringLiteral("question"), turn.question);
    object.insert(QStringLiteral("state"), shownState(turn.state));
    object.insert(QStringLiteral("hidden"), stored.hidden);
    object.insert(QStringLiteral("created"), stored.created);
    object.insert(QStringLiteral("changed"), stored.changed);
    return object;
}

QString quoted(const QString &text)
{
    return QLatin1String("> ")
        + QString(text).remove(QLatin1Char('\r')).replace(QLatin1Char('\n'), QLatin1String("\n> "));
}

QString receiptLine(const Receipt &receipt)
{
    return QStringLiteral("- Receipt: %1 in %2 about %3 as %4, allowed by %5: %6, %7, `%8`\n")
        .arg(receipt.operation, receipt.service, receipt.subject, receipt.acting,
             receipt.allowedBy.isEmpty() ? QStringLiteral("(not stated)") : receipt.allowedBy,
             receipt.reason.isEmpty() ? OpenApi::outcomeName(receipt.outcome) : receipt.reason,
             timeText(receipt.time), receipt.correlationId);
}

QString answerText(const StoredTurn &stored)
{
    if (stored.hidden)
        return QStringLiteral("*This answer takes a role that you do not have.*");
    switch (stored.turn.state) {
    case TurnState::Paused:
        return QLatin1Char('*') + pausedObject(stored.turn).value(QLatin1String("response")).toString()
            + QLatin1Char('*');
    case TurnState::Cancelled:
        return QStringLiteral("*The turn was cancelled.*");
    default:
        return stored.turn.response;
    }
}

} // namespace

QJsonObject toJson(const Conversation &conversation)
{
    return {{QStringLiteral("id"), conversation.id},
            {QStringLiteral("title"), conversation.title},
            {QStringLiteral("default"), conversation.isDefault},
            {QStringLiteral("state"), stateName(conversation.state)},
            {QStringLiteral("turn_count"), conversation.turns},
            {QStringLiteral("created"), conversation.created},
            {QStringLiteral("changed"), conversation.changed},
            {QStringLiteral("snippet"), conversation.snippet}};
}

QJsonObject toJson(const ConversationPage &page)
{
    QJsonArray list;
    for (const Conversation &conversation : page.conversations)
        list.append(toJson(conversation));
    return {{QStringLiteral("conversations"), list}, {QStringLiteral("total"), page.total}};
}

QJsonObject toJson(const ConversationContent &content)
{
    QJsonObject object = toJson(content.conversation);
    QJsonArray turns;
    for (const StoredTurn &turn : content.turns)
        turns.append(toJson(turn));
    object.insert(QStringLiteral("turns"), turns);
    object.insert(QStringLiteral("has_earlier"), content.hasEarlier);
    return object;
}

QByteArray toMarkdown(const ConversationContent &content, const QString &personName)
{
    QString text = QStringLiteral("# %1\n\n").arg(content.conversation.title);
    if (content.hasEarlier)
        text += QStringLiteral("*Older questions are left out.*\n\n");
    for (const StoredTurn &stored : content.turns) {
        // The names and the question are the person's own text, but they are not to become headings.
        text += QStringLiteral("**%1**, %2:\n\n%3\n\n**Agent**, %4:\n\n%5\n\n")
                    .arg(OpenApi::harmlessText(personName, 100), stored.created, quoted(stored.turn.question),
                         stored.changed, answerText(stored));
        if (stored.hidden)
            continue;
        QString receipts;
        for (const Call &call : stored.turn.calls) {
            if (call.outcome && call.receipt)
                receipts += receiptLine(*call.receipt);
        }
        if (!receipts.isEmpty())
            text += receipts + QLatin1Char('\n');
    }
    return text.toUtf8();
}

} // namespace Agent
