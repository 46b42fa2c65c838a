// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "openapi/operation.h"
#include "openapi/responsereader.h"

#include <QJsonObject>
#include <QString>

namespace Agent {

/// How a tool call that did not end well is told: the class with its parameters, and a sentence of
/// ours in English, the same with every model. A desktop draws its own card from the class.
struct Outcome
{
    QString toolCallId;
    OpenApi::OutcomeClass outcome = OpenApi::OutcomeClass::Failed;
    QString operation;
    QString service;
    QString about; ///< "roberto’s days off"
    QJsonObject arguments;
    QStringList requiredRoles;
    QStringList yourRoles;
    QString whoCanHelp;
    QString reason; ///< a name for clients with words of their own: "changed_meanwhile"; empty: none
    QString sentence;
    QStringList suggestions; ///< questions that this person may ask instead
};

QJsonObject toJson(const Outcome &outcome);
Outcome outcomeFromJson(const QJsonObject &object);

/// A text of a document with "{name}" replaced by the arguments, made harmless and short.
QString fillText(const QString &text, const QJsonObject &arguments);

/// What a call concerns, for the middle of a sentence: the document's own words, else its summary.
QString aboutText(const OpenApi::Operation &operation, const QJsonObject &arguments);

/// The sentence for a class, for example "You may not see roberto’s days off. It takes the role
/// office-management. office can help." Empty for ok.
QString outcomeSentence(OpenApi::OutcomeClass outcome, const OpenApi::Operation &operation,
                        const QJsonObject &arguments, const OpenApi::CallResult &result);

/// Complete questions that lead to operations which `roles` allow, without `except`'s own.
QStringList suggestionsFor(const QList<OpenApi::Operation> &operations, const QStringList &roles,
                           const QString &except);

/// Whether a person with these roles may expect the operation to work. The service decides.
bool isAllowed(const OpenApi::Operation &operation, const QStringList &roles);

/// The reply of a turn: our sentences first, then what the model said beside them, then which
/// services are away. A model may add to our sentences, never replace them. Empty: there is nothing to say.
QString composeResponse(const QList<Outcome> &outcomes, const QString &modelText, const QString &awayText);

/// "HR does not answer just now. …", empty when every service is there.
QString awaySentence(const QStringList &services);

} // namespace Agent
