// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/future.h"
#include "core/secret.h"
#include "session/servicechoice.h"

namespace Session {

/// What is done with connected services, by the program that hosts the agent.
class ServiceTools
{
public:
    virtual ~ServiceTools() = default;

    /// As the agent has them beside HR: those of the command line where it names some.
    virtual QList<ServiceChoice> services() const = 0;
    /// The agent has an account of its own that exchanges tokens.
    virtual bool canExchangeTokens() const = 0;
    /// The key of the service at this address is kept, or held in memory.
    virtual bool hasKey(const QUrl &baseUrl) const = 0;

    /// Reads an OpenAPI document, beside the thread that asks.
    /// \param document  an address, or a file
    /// \param baseUrl  where the service is; empty: where the document says
    /// \return Unavailable when it cannot be had; Invalid when it is none, or may not be asked for. The
    /// detail is the end of a sentence that begins with the document's address
    virtual Core::Future<ServiceDocument> read(const QUrl &document, const QUrl &baseUrl) = 0;
    /// Keeps the list; the agent takes it at its next start.
    /// \return Invalid, with a sentence, when it does not hold together: nothing was changed. Unavailable
    /// when it cannot be written: it holds until the program ends
    virtual Core::Result<> keep(const QList<ServiceChoice> &services) = 0;
    /// Keeps the key of the service at this address in the keychain. One that cannot be kept there holds
    /// until the program ends. \return the keychain's errors
    virtual Core::Future<> keepKey(const QUrl &baseUrl, const Core::Secret &key) = 0;
    virtual void removeKey(const QUrl &baseUrl) = 0;
};

} // namespace Session
