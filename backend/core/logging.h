// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

// Every log category of the program. Rules: see docs/architecture.md, "Logs".
// A log line never carries a token, a code, a password, a key, a body or a person's question.

Q_DECLARE_LOGGING_CATEGORY(lcHttp) ///< secureagent.http: connections, refused requests
Q_DECLARE_LOGGING_CATEGORY(
    lcRequests) ///< secureagent.requests: a line of JSON for each, see Http::RequestJournal
Q_DECLARE_LOGGING_CATEGORY(lcJose) ///< secureagent.jose: keys and discovery
Q_DECLARE_LOGGING_CATEGORY(lcAuth) ///< secureagent.auth: refused tokens
Q_DECLARE_LOGGING_CATEGORY(lcOpenApi) ///< secureagent.openapi: documents read, operations left out
Q_DECLARE_LOGGING_CATEGORY(lcHr) ///< secureagent.hr
Q_DECLARE_LOGGING_CATEGORY(lcAgent) ///< secureagent.agent: turns
Q_DECLARE_LOGGING_CATEGORY(lcDemo) ///< secureagent.demo: the embedded OpenID provider
Q_DECLARE_LOGGING_CATEGORY(lcSession) ///< secureagent.session: sign-in and tokens' lives
Q_DECLARE_LOGGING_CATEGORY(lcUi) ///< secureagent.ui
Q_DECLARE_LOGGING_CATEGORY(lcMain) ///< secureagent.main: start and stop
