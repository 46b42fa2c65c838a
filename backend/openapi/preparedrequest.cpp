// SPDX-License-Identifier: GPL-3.0-or-later
#include "openapi/preparedrequest.h"

#include "http/origin.h"
#include "openapi/documenttext.h"
#include "openapi/parameterstyle.h"
#include "openapi/requestbody.h"

#include <QCryptographicHash>
#include <QJsonArray>

namespace OpenApi {

using Core::Error;
using Core::failure;

namespace {

constexpr qsizetype maxUrlLength = 4000; // servers refuse longer targets (414)

/// The encoded path: template literals as they stand, parameters filled in.
Core::Result<QByteArray> fillPath(const QString &path, const QHash<QString, QByteArray> &values)
{
    QByteArrayList segments;
    const QStringList parts = path.mid(1).split(QLatin1Char('/'));
    for (const QString &part : parts) {
        QByteArray segment;
        qsizetype at = 0;
        while (at < part.size()) {
            const qsizetype open = part.indexOf(QLatin1Char('{'), at);
            const qsizetype close = open < 0 ? -1 : part.indexOf(QLatin1Char('}'), open);
            const QString literal = part.mid(at, close < 0 ? -1 : open - at);
            segment += QUrl::toPercentEncoding(literal, "!$&'()*+,;=:@%");
            if (close < 0)
                break;
            segment += values.value(part.mid(open + 1, close - open - 1));
            at = close + 1;
        }
        if (segment == "." || segment == ".." || segment.toLower() == "%2e" || segment.toLower() == "%2e%2e")
            return failure(Error::Code::Invalid, QStringLiteral("An argument cannot stand in an address."));
        segments.append(segment);
    }
    return '/' + segments.join('/');
}

} // namespace

QByteArray PreparedRequest::description() const
{
    // JSON strings cannot hold a raw line break, so no field can pretend to be the next one.
    QJsonArray fields;
    for (const Http::Headers::Field &field : headers.fields())
        fields.append(QString::fromLatin1(field.first) + QLatin1String(": ")
                      + QString::fromLatin1(field.second));
    return compactJson(QJsonObject {{QStringLiteral("method"), QString::fromLatin1(method)},
                                    {QStringLiteral("url"), url.toString(QUrl::FullyEncoded)},
                                    {QStringLiteral("headers"), fields},
                                    {QStringLiteral("body"), QString::fromUtf8(body)}});
}

QString PreparedRequest::digest() const
{
    return QString::fromLatin1(QCryptographicHash::hash(description(), QCryptographicHash::Sha256).toHex());
}

Core::Result<PreparedRequest> prepareRequest(const Operation &operation, const QJsonObject &arguments)
{
    if (!operation.usable)
        return failure(Error::Code::Internal, QStringLiteral("The operation cannot be used."));
    PreparedRequest request;
    request.method = operation.method;
    QHash<QString, QByteArray> pathValues;
    QByteArrayList query;
    QByteArrayList cookies;
    QJsonObject members;
    std::optional<QJsonValue> wholeBody;

    for (const Argument &argument : operation.arguments) {
        if (!arguments.contains(argument.name))
            continue;
        const QJsonValue value = arguments.value(argument.name);
        Core::Result<QByteArray> text;
        switch (argument.place) {
        case Argument::Place::Path:
            text = pathText(argument, value);
            if (text)
                pathValues.insert(argument.wireName, *text);
            break;
        case Argument::Place::Query:
            text = queryText(argument, value);
            if (text && !text->isEmpty())
                query.append(*text);
            break;
        case Argument::Place::Header:
            text = headerText(argument, value);
            if (text)
                request.headers.set(argument.wireName.toLatin1(), *text);
            break;
        case Argument::Place::Cookie:
            text = cookieText(argument, value);
            if (text)
                cookies.append(*text);
            break;
        case Argument::Place::Body:
            if (argument.wholeBody)
                wholeBody = value;
            else
                members.insert(argument.wireName, value);
            break;
        }
        if (!text)
            return failure(text.error());
    }

    const Core::Result<QByteArray> path = fillPath(sentPath(operation.path), pathValues);
    if (!path)
        return failure(path.error());
    QByteArray encoded = operation.baseUrl.toString(QUrl::FullyEncoded | QUrl::StripTrailingSlash).toLatin1();
    encoded += *path;
    if (!query.isEmpty())
        encoded += '?' + query.join('&');
    request.url = QUrl::fromEncoded(encoded, QUrl::StrictMode);
    if (!request.url.isValid() || encoded.size() > maxUrlLength)
        return failure(Error::Code::Invalid, QStringLiteral("The arguments are too long for an address."));
    if (Http::origin(request.url) != Http::origin(operation.baseUrl))
        return failure(Error::Code::Invalid, QStringLiteral("The address leaves the service."));

    if (!cookies.isEmpty())
        request.headers.set("Cookie", cookies.join("; "));
    if (!operation.bodyType.isEmpty()
        && (operation.bodyRequired || wholeBody.has_value() || !members.isEmpty())) {
        const Core::Result<RequestBody> body
            = writeBody(operation, wholeBody ? *wholeBody : QJsonValue(members));
        if (!body)
            return failure(body.error());
        request.headers.set("Content-Type", body->contentType);
        request.body = body->bytes;
    }
    return request;
}

} // namespace OpenApi
