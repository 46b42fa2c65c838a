// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hr/store.h"
#include "http/router.h"

#include <QObject>

namespace Hr {

/// GET /health/live: 200 as long as the process answers at all. GET /health/ready: 200 `ready` when the
/// database answers and the issuer's keys are known, else 503 `starting`, and which of the two is missing.
class Health : public QObject
{
    Q_OBJECT
public:
    /// \param store    must outlive this
    /// \param hasKeys  whether the issuer's keys are known
    Health(Store &store, std::function<bool()> hasKeys, QObject *parent = nullptr);

    void addRoutes(Http::Router &router);

private:
    void answerReady(const Http::Responder &responder);

    Store &m_store;
    const std::function<bool()> m_hasKeys;
};

} // namespace Hr
