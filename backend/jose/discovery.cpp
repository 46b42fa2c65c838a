// SPDX-License-Identifier: GPL-3.0-or-later
#include "jose/discovery.h"

#include "core/json.h"
#include "http/origin.h"

namespace Jose {

namespace {

using Core::Error;

constexpr qint64 maxMetadataSize = 256 * 1024;
const QLatin1String otherName("issuer is ");

tl::unexpected<Error> invalid(const QString &why)
{
    return Core::failure(Error::Code::Invalid, why);
}

/// What a stranger said, fit for a window: one line of printable characters.
QString plain(const QString &text)
{
    QString result = text.left(200);
    for (QChar &c : result) {
        if (!c.isPrint() || c.category() == QChar::Other_Format)
            c = QLatin1Char('?');
    }
    return result;
}

bool isUsable(const QUrl &url)
{
    return url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty() && !url.hasFragment()
        && Http::isSafeForCredentials(url);
}

/// What becomes of an endpoint that is missing or cannot be used.
enum class Strictness {
    Required,
    MayBeMissing, ///< an absent member gives an empty URL
    NobodyAsks, ///< so does one that cannot be used
};

Core::Result<QUrl> readEndpoint(const QJsonObject &metadata, QLatin1String member, Strictness strictness)
{
    const QJsonValue value = metadata.value(member);
    if (value.isUndefined() && strictness != Strictness::Required)
        return QUrl();
    const QUrl url(value.toString(), QUrl::StrictMode);
    if (value.isString() && isUsable(url))
        return url;
    if (strictness == Strictness::NobodyAsks)
        return QUrl();
    return invalid(QStringLiteral("%1 is missing, or neither https nor http on this machine").arg(member));
}

} // namespace

Core::Result<ProviderMetadata> readProviderMetadata(QByteArrayView json, const QString &expectedIssuer,
                                                    Need need)
{
    const Core::Result<QJsonObject> object = Core::parseJsonObject(json);
    if (!object)
        return invalid(
            QStringLiteral("the provider's description is not JSON: %1").arg(object.error().detail));
    const Core::Result<QString> issuer = Core::readString(*object, u"issuer");
    if (!issuer)
        return Core::failure(issuer.error());
    if (*issuer != expectedIssuer)
        return Core::failure(Error::Code::Conflict, otherName + plain(*issuer));

    ProviderMetadata metadata;
    metadata.issuer = *issuer;
    const bool signsIn = need == Need::SignIn;
    const Strictness toSignIn = signsIn ? Strictness::Required : Strictness::NobodyAsks;
    const Strictness toSignOut = signsIn ? Strictness::MayBeMissing : Strictness::NobodyAsks;
    const struct
    {
        const char *member;
        QUrl &url;
        Strictness strictness;
    } endpoints[] = {
        {"authorization_endpoint", metadata.authorizationEndpoint, toSignIn},
        {"token_endpoint", metadata.tokenEndpoint, toSignIn},
        {"jwks_uri", metadata.jwksUri, Strictness::Required},
        {"end_session_endpoint", metadata.endSessionEndpoint, toSignOut},
        {"revocation_endpoint", metadata.revocationEndpoint, toSignOut},
    };
    for (const auto &endpoint : endpoints) {
        const Core::Result<QUrl> url
            = readEndpoint(*object, QLatin1String(endpoint.member), endpoint.strictness);
        if (!url)
            return Core::failure(url.error());
        endpoint.url = *url;
    }
    if (signsIn && object->contains(QLatin1String("code_challenge_methods_supported"))) {
        const auto methods = Core::readStrings(*object, u"code_challenge_methods_supported");
        if (!methods || !methods->contains(QLatin1String("S256")))
            return invalid(QStringLiteral("the provider does not support PKCE with S256"));
    }
    metadata.sendsIssuerInResponse
        = object->value(QLatin1String("authorization_response_iss_parameter_supported")).toBool();
    return metadata;
}

std::optional<QString> otherIssuer(const Error &error)
{
    if (error.code != Error::Code::Conflict)
        return {};
    return error.detail.mid(otherName.size());
}

QUrl discoveryUrl(const QString &issuer)
{
    return QUrl((issuer.endsWith(QLatin1Char('/')) ? issuer.chopped(1) : issuer)
                    + QStringLiteral("/.well-known/openid-configuration"),
                QUrl::StrictMode);
}

Core::Future<ProviderMetadata> discover(Http::Client &client, const QString &issuer, Need need,
                                        QObject *context, std::chrono::milliseconds timeLimit)
{
    const QUrl issuerUrl(issuer, QUrl::StrictMode);
    if (!isUsable(issuerUrl) || issuerUrl.hasQuery())
        return Core::ready<ProviderMetadata>(
            invalid(QStringLiteral("the issuer is neither an https address nor http on this machine")));
    Http::ClientRequest request;
    request.url = discoveryUrl(issuer);
    request.headers.add("Accept", "application/json");
    request.timeLimit = timeLimit;
    request.maxBytes = maxMetadataSize;
    const Core::Promise<ProviderMetadata> promise;
    Core::whenDone(context, client.send(request),
                   [promise, issuer, need](const Core::Result<Http::ClientResponse> &response) {
                       if (!response) {
                           const Error &error = response.error();
                           promise.finish(error.code == Error::Code::TooLarge
                                              ? Core::Result<ProviderMetadata>(invalid(error.detail))
                                              : Core::Result<ProviderMetadata>(Core::failure(error)));
                       } else if (response->status >= 500) {
                           promise.finish(Core::failure(
                               Error::Code::Unavailable,
                               QStringLiteral("the provider answers with status %1").arg(response->status)));
                       } else if (response->status != 200) {
                           promise.finish(invalid(
                               QStringLiteral("the provider answers with status %1").arg(response->status)));
                       } else {
                           promise.finish(readProviderMetadata(response->body, issuer, need));
                       }
                   });
    return promise.future();
}

} // namespace Jose
