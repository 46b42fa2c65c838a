// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jose/token.h"

#include <QList>

namespace Doubles {

/// What a service has to make of a token.
enum class Verdict {
    Good, ///< the person and the role count: 200
    WithoutRole, ///< the person counts, the role does not: 403
    Refused, ///< 401
};

/// One token with one thing about it.
struct TokenCase
{
    QByteArray name; ///< "exp: is a string"; unique
    QByteArray token;
    Verdict verdict = Verdict::Refused;
    /// What a server answers when it stops at the header field already, before it looks for a token:
    /// 400 for bytes that no field may hold, 431 for too many. 0: it does not.
    int stoppedByServer = 0;
    /// A field's value loses the white space around it, so there this is another token.
    bool onWire = true;
};

/// Whose tokens these are.
struct TokenCaseIssuer
{
    const Jose::PrivateKey &key; ///< published
    const Jose::PrivateKey &stranger; ///< not published
    QString issuer;
    QString audience; ///< the service's
    QString roleClient; ///< the client whose roles count
    QString role; ///< that the answer takes
    qint64 now = 0; ///< seconds since 1970
};

/// Some hundreds of tokens of a manager, each signed by the issuer's own key wherever that is possible, so
/// that it is the one rule that refuses it and not the signature. tests/mutants removes the rules one after
/// the other: for each of them one of these has to fail.
class TokenCases
{
public:
    explicit TokenCases(const TokenCaseIssuer &issuer);

    const QList<TokenCase> &all() const { return m_cases; }

private:
    QJsonObject header() const;
    QJsonObject claims() const;
    QByteArray sign(const QByteArray &header, const QByteArray &claims) const;
    /// Two segments as they are, and their signature.
    QByteArray signText(const QByteArray &input) const;
    QByteArray withClaims(const QJsonObject &change) const;

    TokenCase &add(const QString &name, const QByteArray &token, Verdict verdict = Verdict::Refused);
    /// One case for the member with that value; Undefined takes it out.
    void addHeader(const QString &member, const QString &name, const QJsonValue &value,
                   Verdict verdict = Verdict::Refused);
    void addClaim(const QString &member, const QString &name, const QJsonValue &value,
                  Verdict verdict = Verdict::Refused);
    /// Every type that a string is not.
    static QList<std::pair<QString, QJsonValue>> notStrings(const QString &string);

    // tokencaseheaders.cpp
    void addAlgorithms();
    void addTypes();
    void addExtensions();
    void addKeyIds();
    void addSignatures();
    // tokencaseclaims.cpp
    void addTimes();
    void addIssuers();
    void addAudiences();
    void addNames();
    void addKinds();
    void addRoles();
    // tokencasetexts.cpp
    void addSegments();
    void addDoubledNames();
    void addJson();

    const TokenCaseIssuer m_issuer;
    QList<TokenCase> m_cases;
};

} // namespace Doubles
