// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/modelkey.h"

#include "core/logging.h"

namespace Main {

ModelKey::ModelKey(Composition &composition)
    : KeychainEntry(composition.keychain(), QStringLiteral("language model")),
      m_services(composition.services())
{
}

Core::Future<> ModelKey::giveToAgent(bool isKept)
{
    m_services.setModelKey({});
    if (!isKept)
        return Core::ready<void>({});
    const Core::Promise<> promise;
    Core::whenDone(this, read(), [this, promise](const Core::Result<Core::Secret> &key) {
        if (key)
            m_services.setModelKey(*key);
        else
            qCWarning(lcMain) << "the language model's key:" << key.error().detail;
        promise.finish({});
    });
    return promise.future();
}

} // namespace Main
