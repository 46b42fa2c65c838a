-- SPDX-License-Identifier: GPL-3.0-or-later
-- For wrk: POST /daysOff with the tokens of the file $TOKENS in turn; every request is made before it starts.
-- At the end it prints one line: requests, microseconds, answers that were no 2xx, socket errors.
local requests, i = {}, 0

function init(args)
   for token in io.lines(os.getenv("TOKENS")) do
      requests[#requests + 1] = wrk.format("POST", "/daysOff",
         { ["Authorization"] = "Bearer " .. token, ["Content-Length"] = "0" })
   end
end

function request()
   i = i % #requests + 1
   return requests[i]
end

function done(summary, latency, requests)
   local e = summary.errors
   io.write(string.format("RESULT %d %d %d %d\n", summary.requests, summary.duration, e.status,
      e.connect + e.read + e.write + e.timeout))
end
