// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/bearergate.h"
#include "hr/rememberedallowances.h"

#include <QObject>

namespace Hr {

/// POST /daysOff and POST /daysOffFor: see openapi.json for their bodies.
class DaysOff : public QObject
{
    Q_OBJECT
public:
    /// \param store  must outlive this
    explicit DaysOff(Store &store, QObject *parent = nullptr)
        : QObject(parent), m_store(store), m_remembered(store)
    {
    }

    /// \param gate        lets only people with a good token through
    /// \param whoCanHelp  told to people without the role
    void addRoutes(Http::Router &router, Auth::BearerGate &gate, const QString &whoCanHelp);

private:
    /// The caller's own days off.
    void answerOwn(const Http::Request &request, const Auth::Principal &person,
                   const Http::Responder &responder);
    /// Somebody's, for a manager.
    void answerFor(const Http::Request &request, const Auth::Principal &person,
                   const Http::Responder &responder);

    Store &m_store;
    RememberedAllowances m_remembered;
};

} // namespace Hr
