// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/servicecredentials.h"

#include "agent/passthrough.h"
#include "http/origin.h"

#include <algorithm>

namespace Agent {

using Core::Error;
using OpenApi::ApiKey;
using OpenApi::Signature;

namespace {

class ExchangedToken : public OpenApi::Credentials
{
public:
    ExchangedToken(TokenExchange &exchange, Auth::Principal person, ExchangeTarget target)
        : m_exchange(exchange), m_person(std::move(person)), m_target(std::move(target))
    {
    }

    QString mode() const override { return tokenModeName(TokenMode::TokenExchange); }

    Core::Future<Signature> signature() override
    {
        const Core::Promise<Signature> promise;
        Core::whenDone(&m_exchange, m_exchange.exchange(m_person, m_target),
                       [promise](const Core::Result<Core::Secret> &token) {
                           if (token)
                               promise.finish(Signature {Signature::Place::Bearer, {}, *token});
                           else
                               promise.finish(Core::failure(token.error()));
                       });
        return promise.future();
    }

private:
    TokenExchange &m_exchange;
    const Auth::Principal m_person;
    const ExchangeTarget m_target;
};

/// The same for everybody.
class FixedSignature : public OpenApi::Credentials
{
public:
    FixedSignature(TokenMode mode, Core::Result<Signature> signature)
        : m_mode(mode), m_signature(std::move(signature))
    {
    }

    QString mode() const override { return tokenModeName(m_mode); }
    Core::Future<Signature> signature() override { return Core::ready<Signature>(m_signature); }

private:
    const TokenMode m_mode;
    const Core::Result<Signature> m_signature;
};

/// Where the one key of a service goes; nothing where no alternative takes it alone.
std::optional<Signature> placeOfKey(const OpenApi::Operation &operation)
{
    std::optional<Signature> found;
    for (const OpenApi::SecurityRequirement &wanted : operation.security) {
        if (wanted.isNone())
            return Signature {Signature::Place::None, {}, {}};
        if (found || wanted.apiKeys.size() + (wanted.bearer ? 1 : 0) != 1)
            continue;
        if (wanted.bearer) { // many a service takes its keys as a bearer
            found = Signature {Signature::Place::Bearer, {}, {}};
            continue;
        }
        const ApiKey &key = wanted.apiKeys.first();
        const Signature::Place place = key.place == ApiKey::Place::Query ? Signature::Place::Query
            : key.place == ApiKey::Place::Cookie                         ? Signature::Place::Cookie
                                                                         : Signature::Place::Header;
        found = Signature {place, key.name.toUtf8(), {}};
    }
    return found;
}

Core::Result<Signature> keySignature(const ConnectedService &service, const OpenApi::Operation &operation)
{
    std::optional<Signature> signature = placeOfKey(operation);
    if (!signature)
        return Core::failure(Error::Code::Forbidden,
                             QStringLiteral("the document does not say where the key goes"));
    if (signature->place == Signature::Place::None)
        return *signature;
    if (service.apiKey.isEmpty())
        return Core::failure(Error::Code::Forbidden, QStringLiteral("no key is stored for the service"));
    signature->secret = service.apiKey;
    return *signature;
}

} // namespace

ExchangeTarget ServiceCredentials::targetOf(const ConnectedService &service) const
{
    ExchangeTarget target {service.audience, service.scope, {m_audience}};
    for (const ConnectedService &other : m_services) {
        // What is at the same place is the same service, connected twice.
        if (!other.audience.isEmpty() && Http::origin(other.baseUrl) != Http::origin(service.baseUrl))
            target.others.append(other.audience);
    }
    return target;
}

std::shared_ptr<OpenApi::Credentials> ServiceCredentials::forCall(const ConnectedService &service,
                                                                  const OpenApi::Operation &operation,
                                                                  const Auth::Principal &person) const
{
    switch (service.tokenMode) {
    case TokenMode::PassThrough:
        break;
    case TokenMode::TokenExchange:
        return std::make_shared<ExchangedToken>(m_exchange, person, targetOf(service));
    case TokenMode::ApiKey:
        return std::make_shared<FixedSignature>(service.tokenMode, keySignature(service, operation));
    case TokenMode::None:
        return std::make_shared<FixedSignature>(service.tokenMode,
                                                Signature {Signature::Place::None, {}, {}});
    }
    return std::make_shared<PassThrough>(person, service.audience);
}

QString signingProblem(const ConnectedService &service, const OpenApi::Operation &operation)
{
    const QList<OpenApi::SecurityRequirement> &wanted = operation.security;
    const auto some
        = [&](auto fits) { return wanted.isEmpty() || std::any_of(wanted.cbegin(), wanted.cend(), fits); };
    switch (service.tokenMode) {
    case TokenMode::PassThrough:
    case TokenMode::TokenExchange:
        if (!some([](const OpenApi::SecurityRequirement &one) { return one.apiKeys.isEmpty(); }))
            return QStringLiteral("it wants a key, and the service is connected with people's sign-in");
        return {};
    case TokenMode::ApiKey:
        if (!placeOfKey(operation))
            return wanted.isEmpty() ? QStringLiteral("the document does not say where its key goes")
                                    : QStringLiteral("it wants more than one key");
        return {};
    case TokenMode::None:
        if (!some([](const OpenApi::SecurityRequirement &one) { return one.isNone(); }))
            return QStringLiteral(
                "it wants to know who calls, and the service is connected without a sign-in");
        return {};
    }
    return {};
}

} // namespace Agent
