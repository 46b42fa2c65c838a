// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/turnrules.h"

#include <algorithm>

namespace Session {

bool isWorkingRow(const TurnRow &row)
{
    return row.kind == TurnRow::Kind::Activity && row.activity.id.isEmpty()
        && row.activity.operation.isEmpty();
}

bool hasCard(const Outcome &outcome)
{
    static const QStringList classes {
        QStringLiteral("not_permitted"),    QStringLiteral("sign_in_required"),
        QStringLiteral("step_up_required"), QStringLiteral("not_found"),
        QStringLiteral("unavailable"),      QStringLiteral("uncertain"),
        QStringLiteral("failed"),           QStringLiteral("invalid"),
    };
    return classes.contains(outcome.outcomeClass);
}

bool isTold(const Outcome &outcome, const QList<Outcome> &shown)
{
    return std::any_of(shown.begin(), shown.end(), [&outcome](const Outcome &other) {
        return other.outcomeClass == outcome.outcomeClass && other.operation == outcome.operation
            && other.service == outcome.service && other.arguments == outcome.arguments;
    });
}

const Receipt *receiptOf(const Outcome &outcome, const QList<Receipt> &receipts)
{
    const auto found = std::find_if(receipts.begin(), receipts.end(), [&outcome](const Receipt &receipt) {
        return receipt.operation == outcome.operation && receipt.outcome == outcome.outcomeClass
            && receipt.service == outcome.service
            && (receipt.subject.isEmpty() || outcome.arguments.isEmpty()
                || std::any_of(
                    outcome.arguments.begin(), outcome.arguments.end(),
                    [&receipt](const QJsonValue &value) { return value.toString() == receipt.subject; }));
    });
    return found == receipts.end() ? nullptr : &*found;
}

QString replyBesideCards(const TurnResult &result)
{
    QString rest = result.response;
    for (const Outcome &outcome : result.outcomes)
        if (hasCard(outcome) && !outcome.sentence.isEmpty())
            rest.replace(outcome.sentence, QString());
    return rest.trimmed().isEmpty() ? QString() : result.response;
}

} // namespace Session
