// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

#include <functional>
#include <memory>

namespace Contract {

/// HR on the demo's data in memory, linking by user name, and the agent with the built-in assistant:
/// somewhere, on loopback, until it is destroyed.
class Host
{
public:
    virtual ~Host() = default;
    virtual QUrl hr() const = 0; ///< empty when this host runs the agent alone
    virtual QUrl agent() const = 0;
};

/// \param issuer  whose tokens count
/// \param hrUrl   where the agent finds HR; empty: the HR of this host. Else only the agent is hosted
/// \return null when the services do not start
using HostMaker = std::function<std::unique_ptr<Host>(const QString &issuer, const QUrl &hrUrl)>;

} // namespace Contract
