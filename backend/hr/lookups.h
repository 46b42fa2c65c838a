// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/bearergate.h"
#include "hr/store.h"

#include <QObject>

namespace Hr {

/// GET /lookups: who looked at or changed one's own data; with the role, everybody's. See openapi.json.
class Lookups : public QObject
{
    Q_OBJECT
public:
    /// \param store  must outlive this
    explicit Lookups(Store &store, QObject *parent = nullptr) : QObject(parent), m_store(store) { }

    void addRoutes(Http::Router &router, Auth::BearerGate &gate, const QString &whoCanHelp);

private:
    void answer(const Http::Request &request, const Auth::Principal &person, const QString &whoCanHelp,
                const Http::Responder &responder);

    Store &m_store;
};

} // namespace Hr
