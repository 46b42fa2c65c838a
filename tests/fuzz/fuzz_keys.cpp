// SPDX-License-Identifier: GPL-3.0-or-later
// What an identity provider answers: its description and its keys.
#include "fuzz/property.h"
#include "jose/discovery.h"
#include "jose/keyset.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArrayView text(data, static_cast<qsizetype>(size));
    if (const Core::Result<Jose::KeySet> keys = Jose::KeySet::parse(text)) {
        Fuzz::require(keys->sameAs(*keys), "the same as itself");
        if (const Jose::PublicKey *key = keys->find("k"))
            Fuzz::require(key->keyId() == "k" && !key->verifyRs256("text", QByteArray(256, 'x')),
                          "no key takes a signature that nobody made");
        (void)keys->find({});
    }
    const QString issuer = QStringLiteral("https://i.example");
    const auto described = Jose::readProviderMetadata(text, issuer, Jose::Need::Keys);
    if (described)
        Fuzz::require(described->issuer == issuer
                          && described->jwksUri.scheme().startsWith(QLatin1String("http"))
                          && (described->tokenEndpoint.isEmpty()
                              || described->tokenEndpoint.scheme().startsWith(QLatin1String("http"))),
                      "a provider with its keys");
    if (const auto provider = Jose::readProviderMetadata(text, issuer, Jose::Need::SignIn))
        Fuzz::require(described && provider->issuer == issuer && provider->jwksUri.isValid()
                          && provider->tokenEndpoint.scheme().startsWith(QLatin1String("http")),
                      "a provider with its endpoints");
    return 0;
}
