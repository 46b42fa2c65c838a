// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/grants.h"

#include "core/random.h"
#include "jose/token.h"

#include <QCryptographicHash>

#include <algorithm>

namespace Demo {

namespace {

/// Of each kind; a demo has two people.
constexpr qsizetype maxEntries = 2000;

QByteArray hash(const QByteArray &secret)
{
    return QCryptographicHash::hash(secret, QCryptographicHash::Sha256);
}

/// Forgets what has expired, and the entry that expires first while there are too many.
template<class Table>
void prune(Table &table, Core::Time now)
{
    table.removeIf([now](const auto &entry) { return entry->expires <= now; });
    while (table.size() >= maxEntries)
        table.erase(std::min_element(table.begin(), table.end(),
                                     [](const auto &a, const auto &b) { return a.expires < b.expires; }));
}

/// RFC 7636, section 4.1: 43 to 128 unreserved characters.
bool isVerifier(const QByteArray &text)
{
    return text.size() >= 43 && text.size() <= 128 && std::all_of(text.cbegin(), text.cend(), [](char c) {
               return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'
                   || c == '.' || c == '_' || c == '~';
           });
}

bool fits(const QByteArray &verifier, const QByteArray &challenge)
{
    return isVerifier(verifier)
        && Core::Secret(Jose::encodeBase64Url(hash(verifier))).equals(Core::Secret(challenge));
}

} // namespace

Grants::Grants(GrantLives lives, Core::Clock clock) : m_lives(lives), m_clock(std::move(clock))
{
}

QByteArray Grants::openTransaction(const AuthorizationRequest &request, int failures)
{
    sweep();
    const QByteArray id = Core::randomToken();
    m_transactions.insert(hash(id), Transaction {request, failures, m_clock() + m_lives.transaction});
    return id;
}

std::optional<Grants::Transaction> Grants::takeTransaction(const QByteArray &id)
{
    const auto found = m_transactions.constFind(hash(id));
    if (found == m_transactions.cend())
        return {};
    const Transaction transaction = *found;
    m_transactions.erase(found);
    if (transaction.expires <= m_clock())
        return {};
    return transaction;
}

QByteArray Grants::issueCode(const AuthorizationRequest &request, const QString &username)
{
    sweep();
    const QByteArray code = Core::randomToken();
    m_codes.insert(hash(code), Code {request, username, {}, false, m_clock() + m_lives.code});
    return code;
}

std::optional<Session> Grants::redeemCode(const QByteArray &code, const QString &redirectUri,
                                          const QByteArray &verifier)
{
    const auto found = m_codes.find(hash(code));
    if (found == m_codes.end())
        return {};
    if (found->used) {
        endSession(found->sessionId);
        return {};
    }
    found->used = true;
    if (found->expires <= m_clock() || found->request.redirectUri != redirectUri
        || !fits(verifier, found->request.codeChallenge))
        return {};
    const Session session {Core::randomId(), found->username, found->request.scopes, found->request.nonce,
                           m_clock()};
    found->sessionId = session.id;
    // As long as what it gave: until then a second use is worth noticing.
    found->expires = m_clock() + m_lives.refreshToken;
    return session;
}

QByteArray Grants::issueRefreshToken(const Session &session)
{
    sweep();
    const QByteArray token = Core::randomToken();
    const Core::Time expires = std::min(m_clock() + m_lives.refreshToken, session.signedIn + m_lives.session);
    m_refreshTokens.insert(hash(token), RefreshToken {session.id, session.signedIn + m_lives.session});
    m_sessions.insert(session.id, Held {session, hash(token), expires});
    return token;
}

std::optional<Session> Grants::peek(const QByteArray &refreshToken)
{
    const auto token = m_refreshTokens.constFind(hash(refreshToken));
    if (token == m_refreshTokens.cend())
        return {};
    const auto held = m_sessions.constFind(token->sessionId);
    if (held == m_sessions.cend() || held->expires <= m_clock())
        return {};
    if (held->current != hash(refreshToken)) {
        endSession(QString(token->sessionId));
        return {};
    }
    return held->session;
}

std::optional<Grants::Refreshed> Grants::refresh(const QByteArray &refreshToken)
{
    const std::optional<Session> session = peek(refreshToken);
    if (!session)
        return {};
    if (m_lives.rotate)
        return Refreshed {*session, issueRefreshToken(*session)};
    Held &held = m_sessions[session->id];
    held.expires = std::min(m_clock() + m_lives.refreshToken, session->signedIn + m_lives.session);
    return Refreshed {*session, refreshToken};
}

void Grants::revoke(const QByteArray &refreshToken)
{
    const auto token = m_refreshTokens.constFind(hash(refreshToken));
    if (token != m_refreshTokens.cend())
        endSession(QString(token->sessionId));
}

void Grants::endSession(const QString &sessionId)
{
    m_sessions.remove(sessionId);
    m_refreshTokens.removeIf([&sessionId](const auto &token) { return token->sessionId == sessionId; });
}

void Grants::endAllSessions()
{
    m_sessions.clear();
    m_refreshTokens.clear();
}

void Grants::sweep()
{
    const Core::Time now = m_clock();
    prune(m_transactions, now);
    prune(m_codes, now);
    prune(m_refreshTokens, now);
    prune(m_sessions, now);
}

} // namespace Demo
