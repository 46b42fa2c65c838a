// SPDX-License-Identifier: GPL-3.0-or-later
#include "jose/token.h"

#include "core/json.h"

#include <QJsonDocument>

#include <array>

namespace Jose {

namespace {

constexpr std::array<signed char, 256> makeBase64UrlValues()
{
    std::array<signed char, 256> values {};
    values.fill(-1);
    constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    for (int i = 0; i < 64; ++i)
        values[static_cast<unsigned char>(alphabet[i])] = static_cast<signed char>(i);
    return values;
}

constexpr std::array<signed char, 256> base64UrlValues = makeBase64UrlValues();

Core::Result<QJsonObject> readObject(const QByteArray &json, const QString &part)
{
    Core::Result<QJsonObject> object = Core::parseJsonObject(json, tokenJson);
    if (!object)
        return Core::failure(Core::Error::Code::Invalid,
                             QStringLiteral("the %1: %2").arg(part, object.error().detail));
    return object;
}

} // namespace

QByteArray keyIdOf(const QJsonObject &header)
{
    return header.value(QLatin1String("kid")).toString().toUtf8();
}

Core::Result<QByteArray> decodeBase64Url(QByteArrayView text)
{
    const auto refuse = [](const char *why) {
        return Core::failure(Core::Error::Code::Invalid,
                             QStringLiteral("base64url: %1").arg(QLatin1String(why)));
    };
    const qsizetype loose = text.size() % 4;
    if (loose == 1)
        return refuse("impossible length");
    QByteArray bytes(text.size() * 3 / 4, Qt::Uninitialized);
    char *to = bytes.data();
    int outside = 0; // negative as soon as one of them is
    const auto take = [&outside](char c) {
        const int value = base64UrlValues[static_cast<unsigned char>(c)];
        outside |= value;
        return static_cast<unsigned>(value);
    };
    const char *from = text.data();
    const char *const whole = from + (text.size() - loose);
    while (from != whole) {
        const unsigned first = take(*from++) << 18;
        const unsigned second = take(*from++) << 12;
        const unsigned third = take(*from++) << 6;
        const unsigned three = first | second | third | take(*from++);
        *to++ = static_cast<char>(three >> 16);
        *to++ = static_cast<char>(three >> 8);
        *to++ = static_cast<char>(three);
    }
    unsigned rest = 0;
    if (loose > 0) {
        const unsigned first = take(*from++) << 12;
        const unsigned second = take(*from++) << 6;
        rest = first | second | (loose > 2 ? take(*from) : 0U);
        for (qsizetype i = 1; i < loose; ++i) {
            *to++ = static_cast<char>(rest >> 10);
            rest = (rest << 8) & 0x3FFFFU;
        }
    }
    if (outside < 0)
        return refuse("a character outside the alphabet");
    // Two texts must never stand for the same bytes: a cache or a deny list compares texts.
    if (rest != 0)
        return refuse("loose bits at the end");
    return bytes;
}

QByteArray encodeBase64Url(QByteArrayView bytes)
{
    return bytes.toByteArray().toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

Core::Result<CompactParts> splitCompact(QByteArrayView compact)
{
    const auto refuse = [](const QString &why) { return Core::failure(Core::Error::Code::Invalid, why); };
    if (compact.size() > maxTokenSize)
        return refuse(QStringLiteral("a token of more than %1 bytes").arg(maxTokenSize));
    const qsizetype first = compact.indexOf('.');
    const qsizetype second = first < 0 ? -1 : compact.indexOf('.', first + 1);
    if (second < 0)
        return refuse(QStringLiteral("not three segments"));

    const Core::Result<QByteArray> header = decodeBase64Url(compact.first(first));
    const Core::Result<QByteArray> payload = decodeBase64Url(compact.sliced(first + 1, second - first - 1));
    // A third dot is no character of base64url.
    const Core::Result<QByteArray> signature = decodeBase64Url(compact.sliced(second + 1));
    for (const auto *part : {&header, &payload, &signature}) {
        if (!*part)
            return Core::failure(part->error());
    }
    if (signature->isEmpty())
        return refuse(QStringLiteral("no signature"));
    return CompactParts {*header, *payload, compact.first(second).toByteArray(), *signature};
}

Core::Result<QJsonObject> readHeader(const QByteArray &json)
{
    return readObject(json, QStringLiteral("header"));
}

Core::Result<Token> parseToken(QByteArrayView compact)
{
    const Core::Result<CompactParts> parts = splitCompact(compact);
    if (!parts)
        return Core::failure(parts.error());
    const Core::Result<QJsonObject> header = readHeader(parts->header);
    if (!header)
        return Core::failure(header.error());
    const Core::Result<QJsonObject> claims = readObject(parts->payload, QStringLiteral("claims"));
    if (!claims)
        return Core::failure(claims.error());
    return Token {*header, *claims, parts->signingInput, parts->signature};
}

QByteArray signToken(const PrivateKey &key, QJsonObject header, const QJsonObject &claims)
{
    header.insert(QLatin1String("alg"), QStringLiteral("RS256"));
    header.insert(QLatin1String("kid"), QString::fromLatin1(key.keyId()));
    const QByteArray signingInput = encodeBase64Url(QJsonDocument(header).toJson(QJsonDocument::Compact))
        + '.' + encodeBase64Url(QJsonDocument(claims).toJson(QJsonDocument::Compact));
    return signingInput + '.' + encodeBase64Url(key.signRs256(signingInput));
}

} // namespace Jose
