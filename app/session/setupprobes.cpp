// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/setupprobes.h"

#include "jose/claims.h"
#include "session/callbacklistener.h"
#include "session/identity.h"
#include "session/plaintext.h"
#include "session/readiness.h"

namespace Session {

using Core::Error;
using Core::Result;
using What = SetupFinding::What;
using State = SetupFinding::State;
using Reason = SetupFinding::Reason;

namespace {

Core::Future<SetupFindings> found(const SetupFinding &finding)
{
    return Core::ready<SetupFindings>(SetupFindings {finding});
}

} // namespace

QList<What> SignInProbe::covers() const
{
    return {What::SignInService, What::Keys, What::Clock};
}

Core::Future<SetupFindings> SignInProbe::run()
{
    const Core::Promise<SetupFindings> promise;
    promise.onCancelled(&m_context, [this] { m_check.cancel(); });
    Core::whenDone(&m_context, m_check.look(m_issuer), [promise](const Result<SetupFindings> &result) {
        const SetupFindings looked = result.value_or(SetupFindings());
        SetupFindings all = looked;
        for (const SetupFinding &finding : looked) {
            // Not worth a row while it is as it should be.
            if (finding.what == What::SafeSignIn && finding.state == State::Attention)
                all.append({What::SignInService, State::Attention, finding.reason});
        }
        promise.finish(all);
    });
    return promise.future();
}

Core::Future<SetupFindings> ReturnAddressProbe::run()
{
    CallbackListener listener([](const CallbackListener::Parameters &) { return SignInPage {}; });
    const bool open = listener.open().has_value();
    return found(open ? SetupFinding {What::ReturnAddress, State::Good}
                      : SetupFinding {What::ReturnAddress, State::Attention, Reason::NoPort});
}

QList<What> TokenProbe::covers() const
{
    return {What::Audience, What::Roles};
}

Core::Future<SetupFindings> TokenProbe::run()
{
    const SetupFindings nobody {{What::Audience, State::Skipped, Reason::NotSignedIn},
                                {What::Roles, State::Skipped, Reason::NotSignedIn}};
    if (m_account.state() != AccountViewModel::State::SignedIn)
        return Core::ready<SetupFindings>(nobody);
    const Core::Promise<SetupFindings> promise;
    Core::whenDone(
        &m_context, m_tokens.accessToken(), [this, promise, nobody](const Result<Core::Secret> &token) {
            if (!token) {
                promise.finish(nobody);
                return;
            }
            const QJsonObject claims = displayClaims(*token);
            const QStringList opens = Jose::readAudience(Jose::claimSetOf(claims)).value_or(QStringList());
            QStringList lacks;
            for (const QString &audience : m_audiences) {
                if (!opens.contains(audience))
                    lacks.append(audience);
            }
            const Person person = m_account.person();
            promise.finish(SetupFindings {
                lacks.isEmpty() ? SetupFinding {What::Audience, State::Good, Reason::None, {}, m_audiences}
                                : SetupFinding {What::Audience, State::Attention, Reason::Lacks, {}, lacks},
                {What::Roles, person.name.isEmpty() ? State::Attention : State::Good, Reason::None,
                 person.name, person.roles}});
        });
    return promise.future();
}

Core::Future<SetupFindings> ServiceProbe::run()
{
    if (m_url.isEmpty())
        return found({m_what, State::Skipped, Reason::NoAddress});
    m_clock.start();
    const Core::Promise<SetupFindings> promise;
    Core::Future<Http::ClientResponse> sent = m_client.send(readyRequest(m_url, std::chrono::seconds(10)));
    promise.onCancelled(&m_context, [sent]() mutable { sent.cancel(); });
    Core::whenDone(&m_context, sent, [this, promise](const Result<Http::ClientResponse> &answer) {
        SetupFinding finding {m_what, State::Attention, Reason::NoAnswer, m_url.host()};
        switch (readinessOf(answer)) {
        case Readiness::Ready:
            finding.state = State::Good;
            finding.reason = Reason::None;
            finding.number = m_clock.elapsed();
            break;
        case Readiness::Starting:
            finding.reason = Reason::Starting;
            break;
        case Readiness::SomethingElse:
            finding.reason = Reason::NotUnderstood;
            break;
        case Readiness::NoAnswer:
            break;
        }
        promise.finish(SetupFindings {finding});
    });
    return promise.future();
}

Core::Future<SetupFindings> PasswordStoreProbe::run()
{
    if (!m_keychain)
        return found({What::PasswordStore, State::Good, Reason::NotKept});
    const Core::Promise<SetupFindings> promise;
    Core::whenDone(&m_context, m_keychain->read(QStringLiteral("setup check")),
                   [promise](const Result<Core::Secret> &read) {
                       SetupFinding finding {What::PasswordStore, State::Good};
                       if (!read && read.error().code != Error::Code::NotFound) {
                           finding.state = State::Attention;
                           finding.reason = read.error().code == Error::Code::Forbidden ? Reason::Closed
                                                                                        : Reason::NoStore;
                       }
                       promise.finish(SetupFindings {finding});
                   });
    return promise.future();
}

} // namespace Session
