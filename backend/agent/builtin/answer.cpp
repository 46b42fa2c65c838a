// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/builtin/answer.h"

#include "agent/builtin/text.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace Agent::BuiltIn {

namespace {

/// `{name}` replaced by arguments and members of the result; empty when one is missing or no plain value.
QString filledTemplate(const QString &text, const QJsonObject &arguments, const QJsonValue &data)
{
    static const QRegularExpression placeholder(QStringLiteral("\\{([^{}]{1,100})\\}"));
    QString result;
    qsizetype end = 0;
    QRegularExpressionMatchIterator matches = placeholder.globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        const QString name = match.captured(1);
        QJsonValue value = data.toObject().value(name);
        if (value.isUndefined() || value.isNull())
            value = arguments.value(name);
        if (value.isUndefined() || value.isNull() || value.isObject() || value.isArray())
            return {};
        result += text.mid(end, match.capturedStart() - end) + escaped(valueText(value));
        end = match.capturedEnd();
    }
    return result + text.mid(end);
}

/// "You have 1 days off left." reads wrong.
QString withSingular(QString sentence)
{
    static const QRegularExpression one(
        QStringLiteral("(?<![\\d.,])1 (day|hour|minute|week|month|year|item|room|ticket|"
                       "expense|booking|book|loan)s\\b"));
    return sentence.replace(one, QStringLiteral("1 \\1"));
}

QString okSentence(const Outcome &outcome)
{
    if (!outcome.operation)
        return QStringLiteral("Done.");
    const OpenApi::Operation &operation = *outcome.operation;
    const QJsonValue data = outcome.result[QStringLiteral("data")];
    if (!operation.texts.answer.isEmpty()) {
        const QString sentence = filledTemplate(operation.texts.answer, outcome.call.arguments, data);
        if (!sentence.isEmpty())
            return withSingular(sentence);
    }
    const QString text = renderData(operation, data);
    return text.isEmpty()
        ? QStringLiteral("Done: %1.")
              .arg(operation.summary.isEmpty() ? identifierWords(operation.name) : escaped(operation.summary))
        : text;
}

/// Whom or what a call was about, for the heading of its result among several.
QString headingOf(const Outcome &outcome)
{
    if (!outcome.operation)
        return {};
    const QString &subject = outcome.operation->subjectArgument;
    QStringList parts;
    if (outcome.call.arguments.contains(subject)) {
        parts.append(escaped(valueText(outcome.call.arguments[subject])));
    } else {
        for (const OpenApi::Argument &argument : outcome.operation->arguments) {
            if (outcome.call.arguments.contains(argument.name))
                parts.append(escaped(valueText(outcome.call.arguments[argument.name])));
        }
    }
    const QString summary = outcome.operation->summary.isEmpty() ? identifierWords(outcome.operation->name)
                                                                 : outcome.operation->summary;
    return parts.isEmpty() ? escaped(summary) : parts.join(QStringLiteral(", "));
}

} // namespace

bool foundNothing(const Outcome &outcome)
{
    const QJsonValue data = outcome.result[QStringLiteral("data")];
    if (data.isArray())
        return data.toArray().isEmpty();
    bool empty = false;
    for (const QJsonValue &member : data.toObject()) {
        if (member.isArray() && !member.toArray().isEmpty())
            return false;
        empty = empty || member.isArray();
    }
    return empty;
}

QString answerResults(const QList<Outcome> &outcomes)
{
    QStringList sentences;
    QStringList headings;
    bool allShort = true;
    for (const Outcome &outcome : outcomes) {
        if (outcome.result[QStringLiteral("class")].toString() != QLatin1String("ok"))
            continue;
        const QString sentence = okSentence(outcome);
        const bool templated = outcome.operation && !outcome.operation->texts.answer.isEmpty();
        sentences.append(sentence);
        headings.append(templated ? QString() : headingOf(outcome));
        allShort = allShort && !sentence.contains(u'\n');
    }
    if (sentences.size() < 2)
        return sentences.join(QString());
    QStringList parts;
    for (qsizetype i = 0; i < sentences.size(); ++i) {
        const QString heading = headings[i].isEmpty() ? QString() : QStringLiteral("**%1**").arg(headings[i]);
        if (allShort)
            parts.append(QStringLiteral("- ")
                         + (heading.isEmpty() ? QString() : heading + QStringLiteral(": ")) + sentences[i]);
        else
            parts.append((heading.isEmpty() ? QString() : heading + QStringLiteral("\n\n")) + sentences[i]);
    }
    return parts.join(allShort ? QStringLiteral("\n") : QStringLiteral("\n\n"));
}

} // namespace Agent::BuiltIn
