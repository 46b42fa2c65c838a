// SPDX-License-Identifier: GPL-3.0-or-later
// What one thread does with tokens, a second: the RSA alone, a token that is new, one that is known.
// The median of nine rounds, because the machine is rarely alone.
#include "auth/bearergate.h"
#include "auth/ratelimit.h"
#include "doubles/testissuer.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <cstdio>

namespace {

constexpr int tokenCount = 1000;

/// \param work  one unit; called with 0, 1, 2, …
void measure(const char *name, const std::function<void(int)> &work)
{
    QList<double> rounds;
    for (int round = 0; round < 9; ++round) {
        QElapsedTimer time;
        time.start();
        int count = 0;
        while (time.elapsed() < 150) {
            for (int i = 0; i < 20; ++i)
                work(count++);
        }
        rounds.append(count * 1e9 / static_cast<double>(time.nsecsElapsed()));
    }
    std::sort(rounds.begin(), rounds.end());
    std::printf("%s %.0f\n", name, rounds[4]);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const Doubles::TestIssuer issuer;
    Doubles::FakeHttpClient client;
    issuer.publish(client);
    Jose::KeySource keys(client, issuer.issuer());
    if (!QTest::qWaitFor([&keys] { return keys.hasKeys(); }))
        return 1;
    const Jose::AccessTokenRules rules {issuer.issuer(), QStringLiteral("hr-api")};
    QByteArrayList tokens;
    for (int i = 0; i < tokenCount; ++i)
        tokens.append(issuer.accessToken({{QStringLiteral("jti"), QString::number(i)}}));

    bool good = true;
    const Jose::Token token = Jose::parseToken(tokens.first()).value();
    const Jose::PublicKey key = *keys.known(token.keyId());
    measure("rs256_verify",
            [&](int) { good = good && key.verifyRs256(token.signingInput, token.signature); });

    const auto verify = [&](Jose::AccessTokenVerifier &verifier, int i) {
        verifier.verify(tokens[i % tokenCount], &keys,
                        [&good](const Jose::AccessTokenVerifier::Verified &verified) {
                            good = good && verified.has_value();
                        });
    };
    // One verifier for each thousand: every token is new to it.
    std::unique_ptr<Jose::AccessTokenVerifier> fresh;
    measure("token_new", [&](int i) {
        if (i % tokenCount == 0)
            fresh = std::make_unique<Jose::AccessTokenVerifier>(keys, rules, issuer.clock());
        verify(*fresh, i);
    });
    Jose::AccessTokenVerifier known(keys, rules, issuer.clock());
    measure("token_known", [&](int i) { verify(known, i); });
    const Jose::VerifiedTokens hashes;
    measure("token_hash", [&](int i) { good = good && hashes.keyOf(tokens[i % tokenCount]).size() == 32; });
    Auth::RateLimit limit(1'000'000'000);
    measure("rate_limit",
            [&](int i) { good = good && !limit.take(issuer.issuer(), QString::number(i % tokenCount)); });
    if (!good)
        std::fputs("a token was refused\n", stderr);
    return good ? 0 : 1;
}
