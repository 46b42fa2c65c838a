// SPDX-License-Identifier: GPL-3.0-or-later
// A token's text: two texts never stand for one token, and no rule falls over what it holds.
#include "fuzz/property.h"
#include "jose/claims.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    if (const Core::Result<QByteArray> bytes = Jose::decodeBase64Url(text))
        Fuzz::require(Jose::encodeBase64Url(*bytes) == text, "one text for one content");
    const Core::Result<Jose::CompactParts> parts = Jose::splitCompact(text);
    if (!parts)
        return 0;
    Fuzz::require(Jose::encodeBase64Url(parts->header) + '.' + Jose::encodeBase64Url(parts->payload) + '.'
                          + Jose::encodeBase64Url(parts->signature)
                      == text,
                  "one text for one token");
    const Core::Result<Jose::Token> token = Jose::parseToken(text);
    if (!token)
        return 0;
    const Core::Time now {std::chrono::seconds {1'800'000'000}};
    const QString issuer = QStringLiteral("https://i.example");
    const QString audience = QStringLiteral("hr-api");
    (void)Jose::checkAccessTokenHeader(token->header);
    if (const auto good = Jose::checkAccessClaims(Jose::claimSetOf(token->claims), {issuer, audience}, now))
        Fuzz::require(good->issuer == issuer && good->audience.contains(audience) && !good->subject.isEmpty(),
                      "a good token is ours");
    (void)Jose::checkIdToken(*token, {issuer, audience, QStringLiteral("n")}, now);
    (void)token->keyId();
    return 0;
}
