// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/keychain.h"

#include <QMap>

namespace Main {

/// In place of the system's keychain in the demo, which keeps nothing: it goes with the process.
class MemoryKeychain : public Session::Keychain
{
public:
    Core::Future<Core::Secret> read(const QString &name) override
    {
        const auto entry = m_entries.constFind(name);
        if (entry == m_entries.constEnd())
            return Core::ready<Core::Secret>(
                Core::failure(Core::Error::Code::NotFound, QStringLiteral("no such entry")));
        return Core::ready<Core::Secret>(*entry);
    }
    Core::Future<> write(const QString &name, const Core::Secret &secret) override
    {
        m_entries.insert(name, secret);
        return Core::ready<void>({});
    }
    Core::Future<> remove(const QString &name) override
    {
        m_entries.remove(name);
        return Core::ready<void>({});
    }

private:
    QMap<QString, Core::Secret> m_entries;
};

} // namespace Main
