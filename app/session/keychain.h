// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/future.h"
#include "core/secret.h"

#include <QString>

namespace Session {

/// A keychain as an operating system has it: short secrets by name.
///
/// Errors: Unavailable when there is none, or it does not answer; Forbidden when it is locked and
/// stays so, or its owner said no; Internal for anything else. Details are for the log.
class Keychain
{
public:
    virtual ~Keychain() = default;
    /// \return NotFound when there is no such entry
    virtual Core::Future<Core::Secret> read(const QString &name) = 0;
    /// Replaces an entry of that name. \param secret  at most 2,560 bytes, which is what Windows takes
    virtual Core::Future<> write(const QString &name, const Core::Secret &secret) = 0;
    /// No error when there is none.
    virtual Core::Future<> remove(const QString &name) = 0;
};

} // namespace Session
