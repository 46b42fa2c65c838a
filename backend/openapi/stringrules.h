// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>
#include <QStringList>

namespace OpenApi {

/// Rewrites the rules of a schema that need regular expressions, for one value to be checked.
///
/// valijson hands `pattern`, `patternProperties`, `date` and the like to std::regex, which overflows
/// the stack on long texts and rejects \p{L}. The value's texts are few and known: so each pattern is
/// matched here, with a limit, and replaced by the list of those that match. That means the same
/// wherever the pattern stands, below `not` and `oneOf` too. Its adapter for Qt also takes no integer of more
/// than 32 bits for one: where such a number occurs, `integer` becomes a number that is none of the
/// fractions in the value.
class StringRules
{
public:
    /// \param value  the value that the rewritten schema will be applied to, and no other
    explicit StringRules(const QJsonValue &value);

    /// The schema without `pattern`, `patternProperties` and `format`.
    QJsonValue rewrite(const QJsonValue &schema);

    /// A pattern could not be compiled or took too long: it counted as not matching.
    bool gaveUp() const { return m_gaveUp; }

private:
    void collect(const QJsonValue &value);
    QJsonObject rewriteObject(QJsonObject schema);
    void rewritePatternProperties(QJsonObject &schema);
    void rewriteInteger(QJsonObject &schema) const;
    bool matches(const QString &pattern, const QString &text);
    QJsonObject onlyThese(const QStringList &texts) const;

    QStringList m_texts; ///< strings and names of members that occur in the value
    QStringList m_names; ///< names of members
    QHash<QString, QRegularExpression> m_compiled;
    QJsonArray m_fractions; ///< numbers that are not whole
    bool m_holdsLargeNumber = false;
    bool m_gaveUp = false;
};

} // namespace OpenApi
