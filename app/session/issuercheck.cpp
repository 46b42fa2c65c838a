// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/issuercheck.h"

#include "core/json.h"
#include "http/origin.h"
#include "jose/discovery.h"
#include "jose/keyset.h"
#include "session/settings.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

namespace Session {

using Core::Error;
using Core::Result;
using What = SetupFinding::What;
using State = SetupFinding::State;
using Reason = SetupFinding::Reason;

namespace {

constexpr qint64 maxAnswer = 256 * 1024;

SetupFinding trouble(What what, const Error &error, const QString &host)
{
    return {what, State::Attention,
            error.code == Error::Code::Cancelled ? Reason::Cancelled : Reason::NoAnswer, host};
}

SetupFinding clockFinding(const QByteArray &date, Core::Time now)
{
    const std::optional<qint64> ahead = secondsAhead(date, now);
    if (!ahead)
        return {What::Clock, State::Skipped, Reason::NotStated};
    if (*ahead == 0)
        return {What::Clock, State::Good};
    return {What::Clock, State::Attention, *ahead > 0 ? Reason::Ahead : Reason::Behind, {},
            {},          std::abs(*ahead)};
}

SetupFinding pkceFinding(const QJsonObject &description)
{
    const auto methods = Core::readStrings(description, u"code_challenge_methods_supported");
    if (methods && methods->contains(QLatin1String("S256")))
        return {What::SafeSignIn, State::Good};
    return description.contains(QLatin1String("code_challenge_methods_supported"))
        ? SetupFinding {What::SafeSignIn, State::Attention, Reason::NoPkce}
        : SetupFinding {What::SafeSignIn, State::Good, Reason::NotStated};
}

} // namespace

std::optional<qint64> secondsAhead(const QByteArray &date, Core::Time local)
{
    QDateTime time = QLocale::c().toDateTime(QString::fromLatin1(date.trimmed()),
                                             QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    if (!time.isValid())
        return {};
    time.setTimeZone(QTimeZone::utc());
    const qint64 difference = local.time_since_epoch().count() - time.toSecsSinceEpoch();
    // The answer took a moment, and both clocks show whole seconds.
    return difference >= -1 && difference <= 2 ? 0 : difference;
}

struct IssuerCheck::Look
{
    ~Look() { request.cancel(); }

    QString issuer;
    QString host;
    SetupFindings found;
    Core::Future<Http::ClientResponse> request;
    Core::Promise<SetupFindings> promise;
};

IssuerCheck::IssuerCheck(Http::Client &client, QObject *parent, Core::Clock clock,
                         std::chrono::milliseconds timeLimit)
    : QObject(parent), m_client(client), m_clock(std::move(clock)), m_timeLimit(timeLimit)
{
}

Core::Future<SetupFindings> IssuerCheck::look(const QString &issuer)
{
    cancel();
    const QUrl url(issuer, QUrl::StrictMode);
    const auto refused = [](Reason reason) {
        return Core::ready<SetupFindings>(SetupFindings {{What::SignInService, State::Attention, reason}});
    };
    if (!Http::isWebAddress(url))
        return refused(Reason::NoAddress);
    if (!isServiceAddress(url))
        return refused(Reason::NotSafe);
    m_look = std::make_shared<Look>();
    m_look->issuer = issuer;
    m_look->host = url.host();
    Http::ClientRequest request;
    request.url = Jose::discoveryUrl(issuer);
    request.headers.add("Accept", "application/json");
    request.timeLimit = m_timeLimit;
    request.maxBytes = maxAnswer;
    m_look->request = m_client.send(request);
    Core::whenDone(this, m_look->request, [this, look = m_look](const Result<Http::ClientResponse> &answer) {
        if (look != m_look)
            return;
        if (!answer || answer->status >= 500) {
            look->found.append(trouble(What::SignInService,
                                       answer ? Error {Error::Code::Unavailable, {}} : answer.error(),
                                       look->host));
            look->promise.finish(look->found);
            return;
        }
        takeDescription(look, *answer);
    });
    return m_look->promise.future();
}

void IssuerCheck::cancel()
{
    if (!m_look)
        return;
    m_look->promise.finish(
        SetupFindings {{What::SignInService, State::Attention, Reason::Cancelled, m_look->host}});
    m_look.reset();
}

void IssuerCheck::takeDescription(const std::shared_ptr<Look> &look, const Http::ClientResponse &answer)
{
    const Result<QJsonObject> description = Core::parseJsonObject(answer.body);
    const Result<Jose::ProviderMetadata> metadata
        = Jose::readProviderMetadata(answer.body, look->issuer, Jose::Need::SignIn);
    const std::optional<QString> other
        = metadata ? std::optional<QString>() : Jose::otherIssuer(metadata.error());
    const bool onlyPkceLacks
        = !metadata && description && !other && pkceFinding(*description).state == State::Attention;
    if (answer.status != 200 || (!metadata && !onlyPkceLacks)) {
        if (answer.status == 200 && other)
            look->found.append(
                {What::SignInService, State::Attention, Reason::OtherName, *other, {look->issuer}});
        else
            look->found.append({What::SignInService, State::Attention, Reason::NotUnderstood, look->host});
        look->promise.finish(look->found);
        return;
    }
    look->found.append({What::SignInService, State::Good, Reason::None, look->host});
    const SetupFinding pkce = pkceFinding(*description);
    const SetupFinding clock = clockFinding(answer.headers.value("Date"), m_clock());
    if (!metadata) {
        look->found << pkce << clock;
        look->promise.finish(look->found);
        return;
    }
    Http::ClientRequest request;
    request.url = metadata->jwksUri;
    request.headers.add("Accept", "application/json");
    request.timeLimit = m_timeLimit;
    request.maxBytes = maxAnswer;
    look->request = m_client.send(request);
    Core::whenDone(this, look->request, [this, look, pkce, clock](const Result<Http::ClientResponse> &keys) {
        if (look != m_look)
            return;
        takeKeys(look, keys);
        look->found << pkce << clock;
        look->promise.finish(look->found);
    });
}

void IssuerCheck::takeKeys(const std::shared_ptr<Look> &look, const Result<Http::ClientResponse> &answer)
{
    if (!answer || answer->status >= 500) {
        look->found.append(
            trouble(What::Keys, answer ? Error {Error::Code::Unavailable, {}} : answer.error(), look->host));
        return;
    }
    const Result<Jose::KeySet> keys = Jose::KeySet::parse(answer->body);
    if (answer->status != 200 || !keys)
        look->found.append({What::Keys, State::Attention, Reason::NotUnderstood, look->host});
    else if (keys->size() == 0)
        look->found.append({What::Keys, State::Attention, Reason::NoKeys, look->host});
    else
        look->found.append({What::Keys, State::Good, Reason::None, look->host, {}, qint64(keys->size())});
}

} // namespace Session
