// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json.h"
#include "jose/key.h"

namespace Jose {

/// `kid`, empty when there is none.
QByteArray keyIdOf(const QJsonObject &header);

/// The parts of a JWS in compact form (RFC 7515, section 7.1). Nothing in it is trusted yet.
struct Token
{
    QJsonObject header;
    QJsonObject claims;
    QByteArray signingInput; ///< first and second segment with the dot, as they came
    QByteArray signature;

    QByteArray keyId() const { return keyIdOf(header); }
};

inline constexpr qsizetype maxTokenSize = 16 * 1024;

/// Deep enough for every claim that we read, flat enough for every stack.
inline constexpr Core::JsonLimits tokenJson {16, maxTokenSize};

/// The decoded segments of a JWS in compact form, before anybody reads JSON in them.
struct CompactParts
{
    QByteArray header;
    QByteArray payload;
    QByteArray signingInput;
    QByteArray signature; ///< not empty
};

/// Size, three segments, base64url without padding and without loose bits.
Core::Result<CompactParts> splitCompact(QByteArrayView compact);

/// Splits and decodes, strictly: header and claims are strict JSON objects (Core::parseJson), and there is a
/// signature. \return Invalid; the detail never holds a piece of the token
Core::Result<Token> parseToken(QByteArrayView compact);

/// The header of a token as parseToken() reads it.
Core::Result<QJsonObject> readHeader(const QByteArray &json);

/// `claims` signed with RS256. `header` is completed with `alg` and `kid`.
QByteArray signToken(const PrivateKey &key, QJsonObject header, const QJsonObject &claims);

/// Strict base64url without padding (RFC 4648, section 5; RFC 7515, section 2).
Core::Result<QByteArray> decodeBase64Url(QByteArrayView text);
QByteArray encodeBase64Url(QByteArrayView bytes);

} // namespace Jose
