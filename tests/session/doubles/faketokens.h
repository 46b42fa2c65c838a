// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/tokensource.h"

#include <QList>

namespace Doubles {

/// A Session::TokenSource whose tokens are "token-1", "token-2", …: each renewal gives the next.
class FakeTokens : public Session::TokenSource
{
public:
    Core::Future<Core::Secret> accessToken() override
    {
        ++asked;
        return Core::ready<Core::Secret>(answer());
    }
    Core::Future<Core::Secret> renewedToken(const Core::Secret &refusedToken) override
    {
        refused.append(refusedToken.expose());
        if (!error)
            ++number;
        return Core::ready<Core::Secret>(answer());
    }

    int number = 1;
    int asked = 0;
    QList<QByteArray> refused;
    std::optional<Core::Error> error; ///< what both end in

private:
    Core::Result<Core::Secret> answer() const
    {
        if (error)
            return Core::failure(*error);
        return Core::Secret("token-" + QByteArray::number(number));
    }
};

} // namespace Doubles
