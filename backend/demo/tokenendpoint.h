// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/tokenmint.h"
#include "http/request.h"

namespace Demo {

/// The endpoints that the client calls itself: /token and /revoke.
///
/// Answers are JSON that nobody may keep (RFC 6749, sections 5.1 and 5.2). The client is public: it
/// says its client_id in the form and proves itself by the PKCE verifier.
class TokenEndpoint
{
public:
    /// Everything but the values must outlive this.
    TokenEndpoint(Grants &grants, const TokenMint &mint, const QList<Person> &people, QString clientId,
                  const Misbehaviour &misbehaviour);

    Http::Reply token(const Http::Request &request);
    /// RFC 7009. 200 for a token that is not known, too.
    Http::Reply revoke(const Http::Request &request);

private:
    tl::expected<Form, Http::Reply> readForm(const Http::Request &request) const;
    Http::Reply redeem(const Form &form);
    Http::Reply refresh(const Form &form);
    Http::Reply answer(const Session &session, const QStringList &scopes, const QByteArray &refreshToken,
                       bool refreshed) const;

    Grants &m_grants;
    const TokenMint &m_mint;
    const QList<Person> &m_people;
    const QString m_clientId;
    const Misbehaviour &m_misbehaviour;
};

} // namespace Demo
