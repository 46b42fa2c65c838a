// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/serviceoperations.h"

#include "agent/servicecredentials.h"

namespace Agent {

using OpenApi::Effect;
using OpenApi::Operation;

namespace {

QStringList namesNotIn(const QList<Operation> &operations, const QStringList &names)
{
    QStringList missing = names;
    for (const Operation &operation : operations)
        missing.removeAll(operation.name);
    missing.removeDuplicates();
    return missing;
}

/// The operations that a rule keeps from something: roles, or asking first.
QStringList guardingRules(const ConnectedService &service)
{
    QStringList names;
    for (auto rule = service.operations.cbegin(); rule != service.operations.cend(); ++rule) {
        if (rule->effect == Effect::Write || !rule->requiredRoles.isEmpty())
            names.append(rule.key());
    }
    return names;
}

/// \return whether the rule says that the operation reads, and that does not hold
bool applyRule(Operation &operation, const OperationRule &rule, bool pinned)
{
    if (!rule.requiredRoles.isEmpty())
        operation.requiredRoles = rule.requiredRoles;
    if (rule.effect == Effect::Write)
        operation.effect = Effect::Write;
    if (rule.effect != Effect::Read || operation.effect == Effect::Read)
        return false;
    if (!pinned)
        return true;
    if (operation.method != "POST" || operation.effectRaised)
        return true;
    operation.effect = Effect::Read;
    return false;
}

} // namespace

QStringList applySettings(OpenApi::Document &document, const ConnectedService &service)
{
    QStringList remarks;
    const bool pinned = !service.pinnedHash.isEmpty() && document.hash == service.pinnedHash;
    const QStringList missing
        = namesNotIn(document.operations, service.allowedOperations + service.operations.keys());
    if (!missing.isEmpty())
        remarks.append(QStringLiteral("Its document has no operation %1, which the settings name.")
                           .arg(missing.join(QLatin1String(", "))));
    // What a rule guarded may stand under another name now.
    const QStringList lapsed = namesNotIn(document.operations, guardingRules(service));
    if (!service.allowedOperations.isEmpty())
        document.operations.removeIf(
            [&](const Operation &operation) { return !service.allowedOperations.contains(operation.name); });

    QStringList refused;
    for (Operation &operation : document.operations) {
        if (!lapsed.isEmpty() && !service.operations.contains(operation.name)) {
            operation.usable = false;
            operation.reason
                = QStringLiteral("the settings have a rule for %1, which its document does not have, and "
                                 "none for this")
                      .arg(lapsed.join(QLatin1String(", ")));
        }
        if (applyRule(operation, service.operations.value(operation.name), pinned))
            refused.append(operation.name);
        const QString problem = operation.usable ? signingProblem(service, operation) : QString();
        if (!problem.isEmpty()) {
            operation.usable = false;
            operation.reason = problem;
        }
    }
    if (!refused.isEmpty() && !pinned)
        remarks.append(
            QStringLiteral("Its document is not the one that the settings were made for, so these ask before "
                           "they run: %1.")
                .arg(refused.join(QLatin1String(", "))));
    else if (!refused.isEmpty())
        remarks.append(
            QStringLiteral("Only a POST that the document does not call a change can be a reading one, so "
                           "these ask before they run: %1.")
                .arg(refused.join(QLatin1String(", "))));
    return remarks;
}

} // namespace Agent
