// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/bearergate.h"
#include "hr/store.h"

#include <QObject>

namespace Hr {

/// The most days off that a change may give: a year has no more.
inline constexpr int mostDaysOff = 366;
/// The most characters of a change's reason.
inline constexpr qsizetype maxReasonLength = 500;

/// GET /employees and PUT /employees/{person_name}/daysOff, for managers: see openapi.json.
class Employees : public QObject
{
    Q_OBJECT
public:
    /// \param store  must outlive this
    explicit Employees(Store &store, QObject *parent = nullptr) : QObject(parent), m_store(store) { }

    void addRoutes(Http::Router &router, Auth::BearerGate &gate, const QString &whoCanHelp);

private:
    void answerList(const Http::Request &request, const Auth::Principal &person,
                    const Http::Responder &responder);
    void answerChange(const Http::Request &request, const Auth::Principal &person,
                      const Http::Responder &responder);

    Store &m_store;
};

} // namespace Hr
