// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "doubles/httpfixture.h"

#include <atomic>

/// The server of the tests that break the rules: handlers that count, limits that are checked often.
class GuardedServer : public Doubles::HttpFixture
{
public:
    /// Written by the handlers, in the server's thread; outlives the server.
    struct Counts
    {
        std::atomic<int> calls = 0; ///< of handlers
        std::atomic<int> gone = 0; ///< of clients that left before their answer

        void reset()
        {
            calls = 0;
            gone = 0;
        }
    };

    explicit GuardedServer(Counts &counts, const Http::ServerLimits &limits = {},
                           const std::shared_ptr<Http::TlsIdentity> &tls = {});

    QByteArray host() const { return url().authority().toLatin1(); }
    QByteArray hostField() const { return "Host: " + host() + "\r\n"; }
};
