// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/openaierror.h"

#include "core/json.h"

#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>

namespace Agent {

using Reason = ModelFailure::Reason;

namespace {

constexpr int longestWait = 3600; ///< seconds; who asks for more is not believed

QString word(const QJsonValue &value)
{
    // Only what looks like a name: a message may hold parts of the key or of the conversation.
    static const QRegularExpression name(QStringLiteral("^[A-Za-z0-9_.-]{1,60}$"));
    const QString text = value.isDouble() ? QString::number(value.toInt()) : value.toString();
    return name.match(text).hasMatch() ? text : QString();
}

QString messageOf(const QJsonValue &error)
{
    return error.isString() ? error.toString() : error[QLatin1String("message")].toString();
}

bool isContextFull(const QString &kind, const QString &message)
{
    static const QRegularExpression tooLong(
        QStringLiteral("context[ _](length|window|size)|maximum context|exceeds? the (available )?context|"
                       "too many tokens|prompt is too long"),
        QRegularExpression::CaseInsensitiveOption);
    return kind.contains(QLatin1String("context_length")) || kind.contains(QLatin1String("exceed_context"))
        || tooLong.match(message).hasMatch();
}

bool namesModel(const QString &kind, const QString &message)
{
    static const QRegularExpression noModel(QStringLiteral("\\b(model|deployment)\\b"),
                                            QRegularExpression::CaseInsensitiveOption);
    return kind.contains(QLatin1String("model_not_found"))
        || kind.contains(QLatin1String("DeploymentNotFound")) || noModel.match(message).hasMatch();
}

Reason reasonOf(int status, const QString &kind, const QString &message)
{
    if (status >= 300 && status < 400)
        return Reason::WrongAddress;
    if (status == 413 || isContextFull(kind, message))
        return Reason::ContextFull;
    if (kind.contains(QLatin1String("insufficient_quota")) || status == 402)
        return Reason::QuotaUsedUp;
    if (kind.contains(QLatin1String("content_filter")))
        return Reason::Withheld;
    switch (status) {
    case 401:
    case 403:
        return Reason::KeyRefused;
    case 404:
        return namesModel(kind, message) ? Reason::UnknownModel : Reason::WrongAddress;
    case 405:
    case 410:
        return Reason::WrongAddress;
    case 408:
    case 504:
        return Reason::TimedOut;
    case 429:
    case 529:
        return Reason::Busy;
    default:
        break;
    }
    if (status >= 500)
        return Reason::ServerError;
    if (status >= 400)
        return kind.contains(QLatin1String("model_not_found")) ? Reason::UnknownModel
                                                               : Reason::RequestRefused;
    return Reason::NotUnderstood;
}

/// `type` and `code` of an error, as far as they are names.
QString kindOf(const QJsonValue &error)
{
    QStringList words {word(error[QLatin1String("type")]), word(error[QLatin1String("code")])};
    words.removeAll(QString());
    words.removeDuplicates();
    return words.join(QLatin1Char(' '));
}

std::chrono::seconds retryAfterOf(const Http::Headers &headers)
{
    const QByteArray value = headers.value("Retry-After").trimmed();
    bool isNumber = false;
    double seconds = value.toDouble(&isNumber);
    if (!isNumber) {
        const QDateTime when = QDateTime::fromString(QString::fromLatin1(value), Qt::RFC2822Date);
        seconds = when.isValid() ? double(QDateTime::currentDateTimeUtc().secsTo(when)) : 0;
    }
    if (!(seconds > 0)) // NaN too
        return std::chrono::seconds(0);
    return std::chrono::seconds(int(std::min(seconds + 0.999, double(longestWait))));
}

QJsonValue errorIn(const QByteArray &body)
{
    const QJsonObject object = Core::parseJsonObject(body).value_or(QJsonObject());
    return object.contains(QLatin1String("error")) ? object.value(QLatin1String("error"))
                                                   : QJsonValue(object);
}

} // namespace

ModelFailure modelFailureOf(int status, const Http::Headers &headers, const QByteArray &body)
{
    const QJsonValue error = errorIn(body);
    const QString kind = kindOf(error);
    return {reasonOf(status, kind, messageOf(error)), QStringLiteral("status %1 %2").arg(status).arg(kind),
            retryAfterOf(headers)};
}

ModelFailure modelFailureOf(const QJsonValue &error)
{
    const QString kind = kindOf(error);
    const int status = error[QLatin1String("code")].toInt(500);
    return {reasonOf(status >= 400 ? status : 500, kind, messageOf(error)),
            QStringLiteral("an error inside the answer: %1").arg(kind), std::chrono::seconds(0)};
}

std::optional<OpenAiDialect> simplerDialect(const OpenAiDialect &dialect, int status, const QByteArray &body)
{
    if (!dialect.streams || (status != 400 && status != 422 && status != 501))
        return std::nullopt;
    const QJsonValue error = errorIn(body);
    const QString complaint = error[QLatin1String("param")].toString() + QLatin1Char(' ') + messageOf(error)
        + (error.isObject() ? QString() : QString::fromUtf8(body.left(4096)));
    static const QRegularExpression aboutStreams(QStringLiteral("\\bstream(ing)?\\b"),
                                                 QRegularExpression::CaseInsensitiveOption);
    OpenAiDialect simpler = dialect;
    if (dialect.usageInStreams && complaint.contains(QLatin1String("stream_options")))
        simpler.usageInStreams = false;
    else if (aboutStreams.match(complaint).hasMatch())
        simpler.streams = false;
    else
        return std::nullopt;
    return simpler;
}

bool isWorthRetrying(const ModelFailure &failure)
{
    switch (failure.reason) {
    case Reason::Unreachable:
    case Reason::Busy:
    case Reason::ServerError:
    case Reason::Empty:
    case Reason::BrokeOff:
    case Reason::NotUnderstood: // a model may do better the next time
        return true;
    default:
        return false;
    }
}

} // namespace Agent
