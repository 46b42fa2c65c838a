// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/keychain.h"

#include <QMap>
#include <QStringList>

#include <optional>

namespace Doubles {

/// What a keychain holds, and how it behaves: shared by those who open it, and by the test.
struct KeychainContent
{
    QMap<QString, QByteArray> entries;
    qsizetype maxSize = 2560; ///< as Windows has it; beyond: Internal
    std::optional<Core::Error::Code> fault; ///< of every call
    bool hidden = false; ///< reading finds nothing, as in a locked keyring
    std::optional<Core::Error::Code> writeFault;
    std::optional<int> writesLeft; ///< then the power goes: further ones are lost
    QStringList calls; ///< "read NAME", "write NAME", "remove NAME"
};

/// A keychain in memory.
class FakeKeychain : public Session::Keychain
{
public:
    explicit FakeKeychain(KeychainContent &content) : m_content(content) { }

    Core::Future<Core::Secret> read(const QString &name) override
    {
        m_content.calls.append(QStringLiteral("read ") + name);
        if (m_content.fault)
            return Core::ready<Core::Secret>(failure(*m_content.fault));
        const auto entry = m_content.entries.constFind(name);
        if (entry == m_content.entries.constEnd() || m_content.hidden)
            return Core::ready<Core::Secret>(failure(Core::Error::Code::NotFound));
        return Core::ready<Core::Secret>(Core::Secret(*entry));
    }

    Core::Future<> write(const QString &name, const Core::Secret &secret) override
    {
        m_content.calls.append(QStringLiteral("write ") + name);
        if (m_content.fault || m_content.writeFault)
            return Core::ready<void>(failure(
                m_content.fault.value_or(m_content.writeFault.value_or(Core::Error::Code::Internal))));
        if (secret.expose().size() > m_content.maxSize)
            return Core::ready<void>(failure(Core::Error::Code::Internal));
        if (m_content.writesLeft && (*m_content.writesLeft)-- <= 0)
            return Core::ready<void>(failure(Core::Error::Code::Unavailable));
        m_content.entries.insert(name, secret.expose());
        return Core::ready<void>({});
    }

    Core::Future<> remove(const QString &name) override
    {
        m_content.calls.append(QStringLiteral("remove ") + name);
        if (m_content.fault)
            return Core::ready<void>(failure(*m_content.fault));
        m_content.entries.remove(name);
        return Core::ready<void>({});
    }

private:
    static tl::unexpected<Core::Error> failure(Core::Error::Code code)
    {
        return Core::failure(code, QStringLiteral("as the test wants it"));
    }

    KeychainContent &m_content;
};

} // namespace Doubles
