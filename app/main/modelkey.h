// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/future.h"
#include "main/composition.h"
#include "session/keychainentry.h"

namespace Main {

/// The key of the language model in the keychain.
class ModelKey : public Session::KeychainEntry
{
public:
    explicit ModelKey(Composition &composition);

    /// Gives it to the agent that is hosted here, for its next start; none where `isKept` says that none is.
    /// \return always good: without its key a model refuses, and the answer says so
    Core::Future<> giveToAgent(bool isKept);

private:
    EmbeddedServices &m_services;
};

} // namespace Main
