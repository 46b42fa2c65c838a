// SPDX-License-Identifier: GPL-3.0-or-later
#include "openapi/responsereader.h"

#include "core/json.h"
#include "http/bearerchallenge.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QStringDecoder>

namespace OpenApi {

using Core::Error;

namespace {

constexpr qsizetype maxRoles = 20;

QByteArray mediaType(const Http::Headers &headers)
{
    const QByteArray value = headers.value("Content-Type");
    const qsizetype end = value.indexOf(';');
    return (end < 0 ? value : value.left(end)).trimmed().toLower();
}

bool isJson(const QByteArray &type)
{
    return type == "application/json" || type.endsWith("+json");
}

QJsonObject problemOf(const Http::ClientResponse &response)
{
    if (!isJson(mediaType(response.headers)))
        return {};
    const Core::Result<QJsonObject> problem = Core::parseJsonObject(response.body);
    return problem ? *problem : QJsonObject();
}

OutcomeClass classify(int status, Effect effect, const Http::ClientResponse &response,
                      const QJsonObject &problem)
{
    if (status >= 200 && status < 300)
        return OutcomeClass::Ok;
    if (status < 400) {
        // "See Other" is the usual answer to a change that was made (RFC 9110, section 15.4.4), and the older
        // 301 and 302 are sent in its place. 307 and 308 ask for the same request elsewhere, so nothing was
        // done with it here; 304 answers no change.
        const bool leftAsItWas = status == 304 || status == 307 || status == 308;
        return effect == Effect::Write && !leftAsItWas ? OutcomeClass::Uncertain : OutcomeClass::Failed;
    }
    const QHash<QString, QString> challenge = Http::bearerChallenge(response.headers);
    const QString error = challenge.value(QStringLiteral("error"));
    if (status == 401)
        return error == QLatin1String("insufficient_user_authentication") ? OutcomeClass::StepUpRequired
                                                                          : OutcomeClass::SignInRequired;
    if (status == 403)
        return error == QLatin1String("insufficient_scope") && challenge.contains(QStringLiteral("scope"))
            ? OutcomeClass::StepUpRequired
            : OutcomeClass::NotPermitted;
    if (status == 404 || status == 410
        || (status < 500
            && problem.value(QLatin1String("type")).toString()
                == QLatin1String("urn:secure-agent:problem:not-found")))
        return OutcomeClass::NotFound;
    switch (status) {
    case 400:
    case 409:
    case 412:
    case 413:
    case 414:
    case 422:
        return OutcomeClass::Invalid;
    case 429:
    case 503:
        return OutcomeClass::Unavailable;
    case 408:
    case 502:
    case 504:
        return effect == Effect::Write ? OutcomeClass::Uncertain : OutcomeClass::Unavailable;
    case 501: // it cannot do that at all
        return OutcomeClass::Failed;
    default:
        // A service that fell over may have done the half of it.
        return status >= 500 && effect == Effect::Write ? OutcomeClass::Uncertain : OutcomeClass::Failed;
    }
}

/// At most `limit` bytes of UTF-8, never half a character.
QByteArray cutUtf8(const QByteArray &bytes, qsizetype limit)
{
    qsizetype end = limit;
    while (end > 0 && (static_cast<unsigned char>(bytes.at(end)) & 0xC0U) == 0x80U)
        --end;
    return bytes.left(end);
}

void readData(const Http::ClientResponse &response, Effect effect, qsizetype maxResultBytes,
              CallResult &result)
{
    if (response.body.isEmpty() || response.status == 204) {
        result.data = QJsonValue(QJsonValue::Null);
        return;
    }
    const QByteArray type = mediaType(response.headers);
    QByteArray text;
    if (isJson(type)) {
        const Core::Result<QJsonValue> value = Core::parseJson(response.body);
        if (value) {
            result.data = *value;
            text = QJsonDocument(QJsonArray {*value}).toJson(QJsonDocument::Compact);
            text = text.mid(1, text.size() - 2);
        }
    } else if (type.startsWith("text/")) {
        QStringDecoder decoder(QStringDecoder::Utf8);
        const QString decoded = decoder(response.body);
        if (!decoder.hasError()) {
            result.data = decoded;
            text = response.body;
        }
    }
    if (result.data.isUndefined() || text.isEmpty()) {
        result.data = QJsonValue(QJsonValue::Null);
        result.detail = QStringLiteral("the answer is neither JSON nor text");
        // A change that was made stays made, whatever the answer looks like.
        if (effect == Effect::Write)
            result.note = QStringLiteral("The service did it; its answer could not be read.");
        else
            result.outcome = OutcomeClass::Failed;
        return;
    }
    if (text.size() > maxResultBytes) {
        result.data = QString::fromUtf8(cutUtf8(text, maxResultBytes));
        result.note = QStringLiteral("The answer was longer than %1 bytes; the rest was cut off.")
                          .arg(maxResultBytes);
    }
}

} // namespace

bool isStrongEntityTag(const QString &text)
{
    static const QRegularExpression tag(QStringLiteral("\\A\"[\\x21\\x23-\\x7E]{0,198}\"\\z"));
    return tag.match(text).hasMatch();
}

QString harmlessText(const QString &text, qsizetype maxLength)
{
    QString clean;
    const QList<uint> points = text.left(maxLength * 4).toUcs4();
    for (const uint point : points) {
        const QChar::Category category = QChar::category(static_cast<char32_t>(point));
        if (category == QChar::Other_Control || category == QChar::Other_Format
            || category == QChar::Other_Surrogate || category == QChar::Other_PrivateUse
            || category == QChar::Other_NotAssigned || category == QChar::Separator_Line
            || category == QChar::Separator_Paragraph) {
            if (category == QChar::Other_Control && !clean.endsWith(QLatin1Char(' ')))
                clean += QLatin1Char(' ');
            continue;
        }
        clean += QChar::fromUcs4(static_cast<char32_t>(point));
    }
    clean = clean.trimmed();
    if (clean.size() <= maxLength)
        return clean;
    qsizetype end = maxLength - 1;
    if (end > 0 && clean.at(end - 1).isHighSurrogate())
        --end;
    return clean.left(end) + QChar(0x2026);
}

CallResult readResponse(const Http::ClientResponse &response, Effect effect, qsizetype maxResultBytes)
{
    CallResult result;
    result.sent = true;
    const QJsonObject problem = response.status >= 400 ? problemOf(response) : QJsonObject();
    result.outcome = classify(response.status, effect, response, problem);
    result.detail = QStringLiteral("status %1").arg(response.status);
    // Also of what was found not to be there, or was changed meanwhile: it is on record all the same.
    result.allowedBy = harmlessText(QString::fromLatin1(response.headers.value("X-Allowed-By")), 100);
    result.lookupId = harmlessText(QString::fromLatin1(response.headers.value("X-Lookup-Id")), 100);
    result.changedMeanwhile = response.status == 412;
    if (result.outcome == OutcomeClass::Ok)
        readData(response, effect, maxResultBytes, result);
    if (const QString tag = QString::fromLatin1(response.headers.value("ETag"));
        result.outcome == OutcomeClass::Ok && isStrongEntityTag(tag))
        result.entityTag = tag;
    if (result.outcome == OutcomeClass::StepUpRequired) {
        const QHash<QString, QString> challenge = Http::bearerChallenge(response.headers);
        for (const char *name : {"acr_values", "max_age", "scope"}) {
            if (const QString said = harmlessText(challenge.value(QLatin1String(name)), 1000);
                !said.isEmpty())
                result.wanted.insert(QLatin1String(name), said);
        }
    }
    if (result.outcome == OutcomeClass::NotPermitted) {
        const QJsonArray roles = problem.value(QLatin1String("required_roles")).toArray();
        for (const QJsonValue &role : roles) {
            if (role.isString() && result.requiredRoles.size() < maxRoles)
                result.requiredRoles.append(harmlessText(role.toString(), 100));
        }
        result.whoCanHelp = harmlessText(problem.value(QLatin1String("who_can_help")).toString(), 200);
    }
    return result;
}

CallResult readTransportError(const Error &error, Effect effect)
{
    CallResult result;
    result.detail = error.detail;
    if (error.code == Error::Code::Forbidden)
        return result; // the client sends nothing to such an address
    result.sent = true;
    if (effect == Effect::Write)
        result.outcome = OutcomeClass::Uncertain; // it may have arrived: nobody may send it again
    else if (error.code == Error::Code::Unavailable)
        result.outcome = OutcomeClass::Unavailable;
    else
        result.outcome = OutcomeClass::Failed;
    return result;
}

} // namespace OpenApi
