// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "doubles/httpfixture.h"

#include <atomic>

/// A server whose routes do what handlers do, good and bad, with a handler limit of 300 ms.
///
/// /echo, /detail/{name}, /later, /large, /throw, /drop, /keep, /me, /twice; /stream, /stream/dropped,
/// /stream/long, /stream/flood.
class ScenarioServer : public Doubles::HttpFixture
{
public:
    /// Written by the handlers, in the server's thread; outlives the server.
    struct Counts
    {
        std::atomic<int> calls = 0; ///< of /echo and /keep; pieces that /stream/flood wrote
        std::atomic<int> gone = 0; ///< of clients that left before their answer was complete
        /// What /keep and /stream/dropped keep; touched in the server's thread while it runs.
        std::shared_ptr<Http::Responder> kept;

        void reset()
        {
            calls = 0;
            gone = 0;
        }
    };

    explicit ScenarioServer(Counts &counts, const Http::ListenAddress &address = {});

    static void addRoutes(Counts &counts, Http::Router &router, QObject *context);
};
