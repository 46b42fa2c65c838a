// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/tokencases.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>

#include <algorithm>

namespace Doubles {

namespace {

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// The spelling itself is the case's name, with what is not printed visible.
QString quoted(const QString &text)
{
    QString visible;
    for (const QChar c : text.left(100))
        visible += c.unicode() > 0x20 && c.unicode() < 0x7F
            ? QString(c)
            : QStringLiteral("<%1>").arg(uint(c.unicode()), 4, 16, QLatin1Char('0'));
    const QString rest = text.size() > 100 ? QStringLiteral("… %1 characters").arg(text.size()) : QString();
    return QLatin1Char('\'') + visible + QLatin1Char('\'') + rest;
}

} // namespace

void TokenCases::addAlgorithms()
{
    const QString member = QStringLiteral("alg");
    const QStringList algorithms {QStringLiteral("none"),
                                  QStringLiteral("None"),
                                  QStringLiteral("NONE"),
                                  QStringLiteral("nOnE"),
                                  QStringLiteral("none "),
                                  QStringLiteral("HS256"),
                                  QStringLiteral("HS384"),
                                  QStringLiteral("HS512"),
                                  QStringLiteral("hs256"),
                                  QStringLiteral("RS384"),
                                  QStringLiteral("RS512"),
                                  QStringLiteral("RS1"),
                                  QStringLiteral("PS256"),
                                  QStringLiteral("PS384"),
                                  QStringLiteral("PS512"),
                                  QStringLiteral("ps256"),
                                  QStringLiteral("ES256"),
                                  QStringLiteral("ES256K"),
                                  QStringLiteral("ES384"),
                                  QStringLiteral("ES512"),
                                  QStringLiteral("es256"),
                                  QStringLiteral("EdDSA"),
                                  QStringLiteral("Ed25519"),
                                  QStringLiteral("ML-DSA-65"),
                                  QStringLiteral("rs256"),
                                  QStringLiteral("Rs256"),
                                  QStringLiteral("rS256"),
                                  QStringLiteral("RS256 "),
                                  QStringLiteral(" RS256"),
                                  QStringLiteral("RS256\t"),
                                  QStringLiteral("RS256,"),
                                  QStringLiteral("RS256,none"),
                                  QStringLiteral("RS-256"),
                                  QStringLiteral("RS0256"),
                                  QStringLiteral("RSA256"),
                                  QStringLiteral("SHA256withRSA"),
                                  QStringLiteral("RSA1_5"),
                                  QStringLiteral("RSA-OAEP"),
                                  QStringLiteral("A128KW"),
                                  QStringLiteral("dir"),
                                  QString()};
    for (const QString &algorithm : algorithms)
        addHeader(member, quoted(algorithm), algorithm);
    addHeader(member, QStringLiteral("with an invisible character"), QStringLiteral("RS256\u200b"));
    addHeader(member, QStringLiteral("with a look-alike letter"), QStringLiteral("R\u0405256"));
    addHeader(member, QStringLiteral("in wide letters"), QStringLiteral("\uFF32\uFF33256"));
    addHeader(member, QStringLiteral("is missing"), QJsonValue::Undefined);
    for (const auto &[name, value] : notStrings(QStringLiteral("RS256")))
        addHeader(member, name, value);
    // The public key as the secret of a MAC: what a reader falls for that lets the token choose.
    const QJsonObject jwk = m_issuer.key.publicJwk();
    const std::pair<const char *, QByteArray> secrets[] {
        {"its JWK", compact(jwk)},
        {"its JWK, indented", QJsonDocument(jwk).toJson()},
        {"its modulus as text", jwk[QStringLiteral("n")].toString().toLatin1()},
        {"its modulus", Jose::decodeBase64Url(jwk[QStringLiteral("n")].toString().toLatin1()).value()},
        {"its kid", m_issuer.key.keyId()},
        {"nothing", {}}};
    const std::pair<const char *, QCryptographicHash::Algorithm> macs[] {
        {"HS256", QCryptographicHash::Sha256},
        {"HS384", QCryptographicHash::Sha384},
        {"HS512", QCryptographicHash::Sha512}};
    for (const auto &[algorithm, hash] : macs) {
        for (const auto &[name, secret] : secrets) {
            QJsonObject own = header();
            own.insert(member, QLatin1String(algorithm));
            const QByteArray input
                = Jose::encodeBase64Url(compact(own)) + '.' + Jose::encodeBase64Url(compact(claims()));
            const QByteArray mac = QMessageAuthenticationCode::hash(input, secret, hash);
            add(QStringLiteral("MAC: %1 with %2").arg(QLatin1String(algorithm), QLatin1String(name)),
                input + '.' + Jose::encodeBase64Url(mac));
        }
    }
}

void TokenCases::addTypes()
{
    const QString member = QStringLiteral("typ");
    // A media type, without "application/" where it stands for one: no case (RFC 7515, section 4.1.9).
    for (const char *type :
         {"JWT", "jwt", "Jwt", "at+jwt", "AT+JWT", "application/at+jwt", "application/jwt"})
        addHeader(member, quoted(QLatin1String(type)), QLatin1String(type), Verdict::Good);
    for (const char *type : {"",
                             " ",
                             "JWT ",
                             " JWT",
                             "JWT;",
                             "JWTX",
                             "XJWT",
                             "JW",
                             "JOSE",
                             "JOSE+JSON",
                             "JWE",
                             "JWS",
                             "logout+jwt",
                             "dpop+jwt",
                             "secevent+jwt",
                             "rt+jwt",
                             "id+jwt",
                             "refresh",
                             "Refresh",
                             "jwt/at",
                             "at+jwt+x",
                             "at jwt",
                             "at+JWS",
                             "application/",
                             "text/jwt",
                             "application/x-jwt",
                             "application/application/jwt",
                             "kb+jwt",
                             "oauth-authz-req+jwt",
                             "token-introspection+jwt"})
        addHeader(member, quoted(QLatin1String(type)), QLatin1String(type));
    addHeader(member, QStringLiteral("is missing"), QJsonValue::Undefined);
    addHeader(member, QStringLiteral("with a look-alike letter"), QStringLiteral("JW\u0422"));
    for (const auto &[name, value] : notStrings(QStringLiteral("JWT")))
        addHeader(member, name, value);
}

void TokenCases::addExtensions()
{
    const QString keys = m_issuer.issuer + QStringLiteral("/jwks");
    const QString evil = QStringLiteral("https://evil.example/keys");
    const QList<std::pair<QString, QList<QJsonValue>>> members {
        {QStringLiteral("crit"),
         {QJsonArray {QStringLiteral("exp")}, QJsonArray {QStringLiteral("b64")}, QJsonArray {},
          QStringLiteral("exp"), QJsonValue::Null, QJsonObject {}}},
        {QStringLiteral("b64"), {true, false, QStringLiteral("false"), QJsonValue::Null, 0}},
        {QStringLiteral("jku"), {keys, evil, QString(), QJsonValue::Null, QJsonArray {keys}}},
        {QStringLiteral("x5u"), {keys, evil, QString(), QJsonValue::Null}},
        {QStringLiteral("x5c"),
         {QJsonArray {QStringLiteral("MIIB")}, QJsonArray {}, QStringLiteral("MIIB"), QJsonValue::Null}},
        {QStringLiteral("jwk"),
         {m_issuer.key.publicJwk(), m_issuer.stranger.publicJwk(), QJsonObject {}, QJsonValue::Null,
          QStringLiteral("{}")}}};
    for (const auto &[member, values] : members) {
        for (qsizetype i = 0; i < values.size(); ++i)
            addHeader(member, QStringLiteral("value %1").arg(i + 1), values[i]);
    }
    // What means nothing to us, and is no extension that must be understood.
    addHeader(QStringLiteral("x5t"), QStringLiteral("a thumbprint"), QStringLiteral("abc"), Verdict::Good);
    addHeader(QStringLiteral("x-trace"), QStringLiteral("unknown"), QJsonObject {}, Verdict::Good);
    // Keys that the token brings along, with its own signature by them.
    for (const char *member : {"jwk", "jku", "x5u", "kid"}) {
        QJsonObject own = header();
        own.insert(QLatin1String(member),
                   QLatin1String(member) == QLatin1String("jwk") ? QJsonValue(m_issuer.stranger.publicJwk())
                       : QLatin1String(member) == QLatin1String("kid")
                       ? QJsonValue(QString::fromLatin1(m_issuer.stranger.keyId()))
                       : QJsonValue(evil));
        const QByteArray input
            = Jose::encodeBase64Url(compact(own)) + '.' + Jose::encodeBase64Url(compact(claims()));
        add(QStringLiteral("header %1: a stranger's, who signed").arg(QLatin1String(member)),
            input + '.' + Jose::encodeBase64Url(m_issuer.stranger.signRs256(input)));
    }
}

void TokenCases::addKeyIds()
{
    const QString member = QStringLiteral("kid");
    const QString good = QString::fromLatin1(m_issuer.key.keyId());
    addHeader(member, QStringLiteral("is missing"), QJsonValue::Undefined);
    const QStringList hostile {
        QString(),
        QStringLiteral(" "),
        QStringLiteral("0"),
        QStringLiteral("unknown"),
        QStringLiteral("null"),
        QStringLiteral("../../../../dev/null"),
        QStringLiteral("/dev/null"),
        QStringLiteral("file:///etc/passwd"),
        QStringLiteral("https://evil.example/keys"),
        QStringLiteral("' OR '1'='1"),
        QStringLiteral("x' UNION SELECT 'key'--"),
        QStringLiteral("$(id)"),
        QStringLiteral("|id"),
        QStringLiteral("%00"),
        QStringLiteral("{{7*7}}"),
        QStringLiteral("__proto__"),
        QStringLiteral("*"),
        good.toUpper() == good ? good.toLower() : good.toUpper(),
        good + QLatin1Char(' '),
        QLatin1Char(' ') + good,
        good + QLatin1Char('\n'),
        good + QLatin1Char('='),
        good.chopped(1),
        good + good,
        QString(257, QLatin1Char('k')),
        QString(8000, QLatin1Char('k')),
        QStringLiteral("\u202ekid"),
    };
    for (const QString &keyId : hostile)
        addHeader(member, quoted(keyId), keyId);
    for (const auto &[name, value] : notStrings(good))
        addHeader(member, name, value);
    // Its JSON holds \u0000.
    addHeader(member, QStringLiteral("with a NUL"), good + QChar(0));
}

void TokenCases::addSignatures()
{
    const QByteArray input
        = Jose::encodeBase64Url(compact(header())) + '.' + Jose::encodeBase64Url(compact(claims()));
    const QByteArray signature = m_issuer.key.signRs256(input);
    const auto row = [&](const QString &name, const QByteArray &bytes) {
        add(QStringLiteral("signature: ") + name, input + '.' + Jose::encodeBase64Url(bytes));
    };
    row(QStringLiteral("none"), {});
    row(QStringLiteral("one byte"), "x");
    row(QStringLiteral("zeros"), QByteArray(signature.size(), '\0'));
    row(QStringLiteral("all ones"), QByteArray(signature.size(), '\xff'));
    row(QStringLiteral("the number one"), QByteArray(signature.size() - 1, '\0') + '\1');
    row(QStringLiteral("the modulus"),
        Jose::decodeBase64Url(m_issuer.key.publicJwk()[QStringLiteral("n")].toString().toLatin1()).value());
    row(QStringLiteral("too short"), signature.chopped(1));
    row(QStringLiteral("too long"), signature + '\0');
    row(QStringLiteral("with a zero before"), '\0' + signature);
    row(QStringLiteral("twice"), signature + signature);
    QByteArray backwards = signature;
    std::reverse(backwards.begin(), backwards.end());
    row(QStringLiteral("backwards"), backwards);
    row(QStringLiteral("of another text"), m_issuer.key.signRs256("other"));
    row(QStringLiteral("of the claims alone"), m_issuer.key.signRs256(input.mid(input.indexOf('.') + 1)));
    row(QStringLiteral("of the decoded claims"), m_issuer.key.signRs256(compact(claims())));
    row(QStringLiteral("of the text and a dot"), m_issuer.key.signRs256(input + '.'));
    row(QStringLiteral("of a stranger"), m_issuer.stranger.signRs256(input));
    row(QStringLiteral("the hash instead"), QCryptographicHash::hash(input, QCryptographicHash::Sha256));
    for (qsizetype at = 0; at < signature.size(); at += 8) {
        QByteArray flipped = signature;
        flipped[at] = static_cast<char>(flipped[at] ^ (1 << (at / 8 % 8)));
        row(QStringLiteral("with a bit of byte %1 changed").arg(at), flipped);
    }
    // Of one token under another.
    const QByteArrayList parts = withClaims({}).split('.');
    QJsonObject more = claims();
    more.insert(QStringLiteral("sub"), QStringLiteral("somebody"));
    add(QStringLiteral("signature: of another token"),
        parts[0] + '.' + Jose::encodeBase64Url(compact(more)) + '.' + parts[2]);
    QJsonObject own = header();
    own.insert(QStringLiteral("alg"), QStringLiteral("none"));
    add(QStringLiteral("signature: alg none and empty"),
        Jose::encodeBase64Url(compact(own)) + '.' + parts[1] + '.');
    add(QStringLiteral("signature: alg none and the good one"),
        Jose::encodeBase64Url(compact(own)) + '.' + parts[1] + '.' + parts[2]);
    add(QStringLiteral("signature: the header changed afterwards"),
        Jose::encodeBase64Url(' ' + compact(header())) + '.' + parts[1] + '.' + parts[2]);
}

} // namespace Doubles
