// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time.h"
#include "http/client.h"
#include "session/setupfinding.h"

#include <QObject>

#include <memory>
#include <optional>

namespace Session {

/// Looks at a sign-in service as a person wrote its address: what it calls itself, whether its keys can be
/// read, whether it supports PKCE, and how far the two clocks are apart. Sends no credential.
class IssuerCheck : public QObject
{
    Q_OBJECT
public:
    static constexpr int clockTolerance = 30; ///< seconds; as tokens are judged (Jose::checkClaims)

    /// \param client  must outlive this
    explicit IssuerCheck(Http::Client &client, QObject *parent = nullptr, Core::Clock clock = Core::systemNow,
                         std::chrono::milliseconds timeLimit = std::chrono::seconds(10));

    /// SignInService, and where that is good, Keys, SafeSignIn and Clock; never an error. One that is asked
    /// for while another is under way ends that one.
    Core::Future<SetupFindings> look(const QString &issuer);
    void cancel();

private:
    struct Look;

    void takeDescription(const std::shared_ptr<Look> &look, const Http::ClientResponse &answer);
    void takeKeys(const std::shared_ptr<Look> &look, const Core::Result<Http::ClientResponse> &answer);

    Http::Client &m_client;
    const Core::Clock m_clock;
    const std::chrono::milliseconds m_timeLimit;
    std::shared_ptr<Look> m_look; ///< the newest
};

/// How far `local` is from what an HTTP `Date` says (RFC 9110, section 5.6.7), in seconds, positive when it
/// is ahead; 0 within the second that a Date leaves open. Nothing where it cannot be read.
std::optional<qint64> secondsAhead(const QByteArray &date, Core::Time local);

} // namespace Session
