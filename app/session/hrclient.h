// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/hrapi.h"
#include "session/servicecaller.h"

namespace Session {

/// HR over HTTP, with the person's own token.
class HrClient : public QObject, public Hr
{
    Q_OBJECT
public:
    /// \param http, tokens  must outlive this
    HrClient(Http::Client &http, TokenSource &tokens, QUrl hrUrl, QObject *parent = nullptr);

    Core::Future<int> ownDaysOff() override;
    Core::Future<EmployeePage> employees(const EmployeeQuery &query) override;
    Core::Future<EmployeeChange> change(const QString &name, int daysOff, const QString &reason,
                                        const QString &etag) override;
    Core::Future<LookupPage> lookups(const LookupQuery &query) override;

private:
    ServiceCaller m_hr;
};

} // namespace Session
