// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "jose/key.h"

#include <QJsonObject>

namespace Jose {

/// The parts of a JWS in compact form (RFC 7515, section 7.1). Nothing in it is trusted yet.
struct Token
{
    QJsonObject header;
    QJsonObject claims;
    QByteArray signingInput; ///< first and second segment with the dot, as they came
    QByteArray signature;

    QByteArray keyId() const; ///< `kid`, empty when there is none
};

inline constexpr qsizetype maxTokenSize = 16 * 1024;

/// The decoded segments of a JWS in compact form, before anybody reads JSON in them.
struct CompactParts
{
    QByteArray header;
    QByteArray payload;
    QByteArray signingInput;
    QByteArray signature;
};

/// The first half of parseToken(): size, three segments, base64url.
Core::Result<CompactParts> splitCompact(QByteArrayView compact);

/// A header that was read: those of one issuer are mostly the same text.
struct ReadHeader
{
    QByteArray text;
    QJsonObject header;
    bool isGood = false; ///< its rules were checked, by who keeps this
};

/// Splits and decodes, strictly: three segments, base64url without padding and without loose bits,
/// header and claims strict JSON objects (Core::parseJson), not over maxTokenSize (looked at first).
/// \return Invalid; the detail never holds a piece of the token
///
/// \param last  the header before, not read again where it is the same text; written. Null: none
Core::Result<Token> parseToken(QByteArrayView compact, ReadHeader *last = nullptr);

/// `claims` signed with RS256. `header` is completed with `alg` and `kid`.
QByteArray signToken(const PrivateKey &key, QJsonObject header, const QJsonObject &claims);

/// Strict base64url without padding (RFC 4648, section 5; RFC 7515, section 2).
Core::Result<QByteArray> decodeBase64Url(QByteArrayView text);
QByteArray encodeBase64Url(QByteArrayView bytes);

} // namespace Jose
