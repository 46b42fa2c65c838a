// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/principal.h"
#include "auth/ratelimit.h"
#include "http/router.h"
#include "jose/verifier.h"

#include <QUrl>

namespace Auth {

struct GateOptions
{
    QString issuer;
    QString audience; ///< this service's
    QString roleClient; ///< roles are at resource_access[roleClient].roles
    /// Where the RFC 9728 metadata stands: for `resource_metadata` in WWW-Authenticate.
    QUrl resourceMetadata;
    int requestsPerSecond = defaultRequestsPerSecond; ///< of one person, see RateLimit; 0: any number
};

/// What a gate did since its start.
struct GateCounts
{
    Jose::AccessTokenVerifier::Counts tokens;
    quint64 keyRefreshes = 0;
    quint64 tooMany = 0; ///< requests beyond the limit of their person
};

/// Lets a request through to its handler only with a good bearer token.
///
/// It answers 401 with WWW-Authenticate before the body is looked at: without credentials
/// `Bearer` and the detail "Not authenticated"; with a token that is not good also
/// `error="invalid_token"` and "Invalid token" (RFC 6750, section 3; RFC 9728, section 5.1); 503 with
/// Retry-After when no keys are known, with a sentence that says whether the provider answers; 429 with
/// Retry-After when the person asks too much (RFC 6585, section 4). A missing role is 403 without a
/// challenge: a challenge would say that another token of the same person helps
/// (docs/adr/0015-refusals-and-limits.md). Only the Authorization header counts, once; a token in the query
/// or body is none.
class BearerGate : public QObject
{
    Q_OBJECT
public:
    /// \param client  fetches the issuer's keys; must outlive this
    BearerGate(Http::Client &client, GateOptions options, QObject *parent = nullptr,
               Core::Clock clock = Core::systemNow);

    using Authorized = std::function<void(const Http::Request &, const Principal &, Http::Responder)>;

    /// `handler` for any signed-in person.
    Http::Handler signedIn(Authorized handler);
    /// `handler` for people with the role; the others get forbidden().
    Http::Handler withRole(const QString &role, const QString &whoCanHelp, Authorized handler);

    bool hasKeys() const { return m_keys.hasKeys(); }
    GateCounts counts() const { return {m_verifier.counts(), m_keys.refreshCount(), m_tooMany}; }

private:
    /// Lets the request through to the handler, now or when the token's key is there; or answers it.
    void authenticate(const Http::Request &request, const Http::Responder &responder,
                      const std::shared_ptr<const Authorized> &handler);
    /// Answers for a token that was refused, or not looked at.
    void refuse(const Core::Error &error, const QString &correlationId,
                const Http::Responder &responder) const;

    const GateOptions m_options;
    Jose::KeySource m_keys;
    Jose::AccessTokenVerifier m_verifier;
    RateLimit m_rateLimit;
    quint64 m_tooMany = 0;
};

/// 403 "Insufficient permissions" with `required_roles` and `who_can_help`: never 401, so that no
/// client refreshes or retries.
Http::Reply forbidden(const QStringList &requiredRoles, const QString &whoCanHelp);

} // namespace Auth
