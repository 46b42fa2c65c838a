// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "doubles/httpfixture.h"
#include "http/client.h"

#include <atomic>

/// What the client is tried on: /echo, /status/{code}, /large (4 MiB), /never, /stream (30 events
/// in 300 ms).
class AnsweringServer : public Doubles::HttpFixture
{
public:
    /// Written by the handlers, in the server's thread; outlives the server.
    struct Counts
    {
        std::atomic<int> calls = 0; ///< of /echo, /never and /stream
        std::atomic<int> gone = 0; ///< of clients that left before their answer was complete

        void reset()
        {
            calls = 0;
            gone = 0;
        }
    };

    explicit AnsweringServer(Counts &counts);
};

Http::ClientRequest clientRequest(const QByteArray &method, const QUrl &url, const QByteArray &body = {});
