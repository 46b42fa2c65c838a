// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/logging.h"

Q_LOGGING_CATEGORY(lcHttp, "secureagent.http", QtWarningMsg)
Q_LOGGING_CATEGORY(lcRequests, "secureagent.requests", QtWarningMsg)
Q_LOGGING_CATEGORY(lcJose, "secureagent.jose", QtWarningMsg)
Q_LOGGING_CATEGORY(lcAuth, "secureagent.auth", QtWarningMsg)
Q_LOGGING_CATEGORY(lcOpenApi, "secureagent.openapi", QtWarningMsg)
Q_LOGGING_CATEGORY(lcHr, "secureagent.hr", QtWarningMsg)
Q_LOGGING_CATEGORY(lcAgent, "secureagent.agent", QtWarningMsg)
Q_LOGGING_CATEGORY(lcDemo, "secureagent.demo", QtWarningMsg)
Q_LOGGING_CATEGORY(lcSession, "secureagent.session", QtWarningMsg)
Q_LOGGING_CATEGORY(lcUi, "secureagent.ui", QtWarningMsg)
Q_LOGGING_CATEGORY(lcMain, "secureagent.main", QtWarningMsg)
