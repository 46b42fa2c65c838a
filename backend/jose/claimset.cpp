// SPDX-License-Identifier: GPL-3.0-or-later
#include "jose/claimset.h"

#include "jose/token.h"

#include <QJsonDocument>

#include <algorithm>
#include <cmath>

namespace Jose {

namespace {

constexpr std::array<std::string_view, claimNames> names {
    "typ", "iss",   "aud",     "exp",    "nbf",    "iat", "sub", "preferred_username",
    "azp", "nonce", "at_hash", "c_hash", "events", "cnf"};

/// Beyond it two readers may see two numbers (RFC 8259, section 6).
constexpr qint64 largestInteger = qint64(1) << 53;

/// Takes the claims that have a name above, and the roles, from what a reader tells.
class ClaimReader : public Core::JsonVisitor
{
public:
    ClaimReader(ClaimSet &set, const QString &roleClient) : m_set(set), m_roleClient(roleClient.toStdString())
    {
    }

    bool sawObject() const { return m_sawObject; }

    void beginObject() override
    {
        if (m_depth == 0)
            m_sawObject = true;
        else
            take(Claim::Kind::Other);
        enter();
    }
    void name(std::string_view name) override
    {
        // A name that is expected in one object means nothing in another: only on the way to the roles is
        // there a next.
        if (m_depth == 1) {
            const auto found = std::find(names.cbegin(), names.cend(), name);
            m_claim = found == names.cend() ? nullptr : &m_set.claims[std::size_t(found - names.cbegin())];
            m_isOnWay = name == "resource_access";
        } else if (m_wayDepth == m_depth) {
            m_isOnWay = name == (m_depth == 2 ? std::string_view(m_roleClient) : "roles");
        }
    }
    void endObject() override { leave(); }
    void beginArray() override
    {
        if (m_depth == 1 && m_claim) {
            m_claim->kind = Claim::Kind::Strings;
        } else {
            take(Claim::Kind::Other);
            m_readsRoles = m_depth == 3 && m_wayDepth == 3 && m_isOnWay;
        }
        enter();
    }
    void endArray() override
    {
        if (m_depth == 4)
            m_readsRoles = false;
        leave();
    }
    void string(std::string_view text) override
    {
        if (m_depth == 1 && m_claim) {
            m_claim->kind = Claim::Kind::String;
            m_claim->string = Core::toText(text);
        } else if (m_depth == 2 && m_claim && m_claim->kind == Claim::Kind::Strings) {
            m_claim->strings.append(Core::toText(text));
        } else if (m_depth == 4 && m_readsRoles) {
            m_set.roles.append(Core::toText(text));
        }
        m_isOnWay = false;
    }
    void integer(qint64 number) override
    {
        const bool isSafe = number <= largestInteger && number >= -largestInteger;
        take(isSafe ? Claim::Kind::Integer : Claim::Kind::Other, number);
    }
    void number(double number) override
    {
        const bool isWhole = number == std::trunc(number) && std::abs(number) <= double(largestInteger);
        take(isWhole ? Claim::Kind::Integer : Claim::Kind::Other, isWhole ? static_cast<qint64>(number) : 0);
    }
    void literal() override { take(Claim::Kind::Other); }

private:
    /// A value that is neither a string nor a list: what it spoils is no list of strings any more.
    void take(Claim::Kind kind, qint64 integer = 0)
    {
        if (m_depth == 1 && m_claim) {
            m_claim->kind = kind;
            m_claim->integer = integer;
        } else if (m_depth == 2 && m_claim) {
            m_claim->kind = Claim::Kind::Other;
        } else if (m_depth == 4 && m_readsRoles) {
            m_set.roles.clear();
            m_readsRoles = false;
        }
    }
    void enter()
    {
        ++m_depth;
        if (m_isOnWay && m_wayDepth == m_depth - 1)
            m_wayDepth = m_depth;
        m_isOnWay = false;
    }
    void leave()
    {
        if (m_wayDepth == m_depth)
            --m_wayDepth;
        --m_depth;
        m_isOnWay = false;
    }

    ClaimSet &m_set;
    const std::string m_roleClient;
    Claim *m_claim = nullptr; ///< whose name came last
    int m_depth = 0; ///< objects and arrays that are open
    int m_wayDepth = 1; ///< of those, how many lead to the roles: claims, resource_access, the client
    bool m_isOnWay = false; ///< the last name does
    bool m_readsRoles = false;
    bool m_sawObject = false;
};

Core::Result<ClaimSet> read(QByteArrayView json, const QString &roleClient, Core::JsonLimits limits)
{
    ClaimSet set;
    ClaimReader reader(set, roleClient);
    if (const auto good = Core::visitJson(json, reader, limits); !good)
        return Core::failure(good.error());
    if (!reader.sawObject())
        return Core::failure(Core::Error::Code::Invalid, QStringLiteral("not a JSON object"));
    return set;
}

} // namespace

Core::Result<ClaimSet> readClaimSet(QByteArrayView json, const QString &roleClient)
{
    return read(json, roleClient, tokenJson);
}

ClaimSet claimSetOf(const QJsonObject &claims, const QString &roleClient)
{
    // By its text, so that there is one reader.
    return read(QJsonDocument(claims).toJson(QJsonDocument::Compact), roleClient, {}).value_or(ClaimSet());
}

} // namespace Jose
