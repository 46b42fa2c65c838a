// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/jsonbody.h"

#include "core/json.h"

#include <QJsonArray>

namespace Http {

namespace {

/// "application/json", "application/problem+json; charset=utf-8": the type alone decides, and JSON
/// is UTF-8 whatever the parameter says (RFC 8259, section 8.1).
bool isJson(const QByteArray &contentType)
{
    const QByteArray type = contentType.split(';').first().trimmed().toLower();
    return type == "application/json" || (type.startsWith("application/") && type.endsWith("+json"));
}

} // namespace

tl::expected<QJsonObject, Reply> readJsonBody(const Request &request)
{
    if (!isJson(request.headers.value("Content-Type")))
        return tl::unexpected(problem(415, QStringLiteral("The body must be application/json.")));
    const QByteArray coding = request.headers.value("Content-Encoding").toLower();
    if (!coding.isEmpty() && coding != "identity") {
        Reply reply = problem(415, QStringLiteral("The body must come without a Content-Encoding."));
        reply.headers.add("Accept-Encoding", "identity"); // RFC 9110, section 12.5.3
        return tl::unexpected(reply);
    }
    const Core::Result<QJsonObject> object = Core::parseJsonObject(request.body);
    if (!object)
        return tl::unexpected(
            problem(422, QStringLiteral("The body is not a JSON object: %1.").arg(object.error().detail)));
    return *object;
}

Reply invalidField(const QString &field, const QString &message)
{
    const QJsonObject error {{QStringLiteral("field"), field}, {QStringLiteral("message"), message}};
    return problem(422, QStringLiteral("%1: %2").arg(field, message),
                   {{QStringLiteral("errors"), QJsonArray {error}}});
}

} // namespace Http
