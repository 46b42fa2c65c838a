// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "openapi/operation.h"
#include "openapi/schema.h"

namespace OpenApi {

/// Makes arguments of the parameters of operations.
class ParameterReader
{
public:
    /// \param references  of the document; must outlive this
    explicit ParameterReader(const References &references);

    /// Those of the operation, and of the path item where the operation has none of the same name and
    /// place. Headers that are ours to set and the places of API keys are left out.
    /// \param operation  has its path; gets `arguments`
    /// \return Invalid, with the reason for people
    Core::Result<> read(Operation &operation, SchemaConverter &converter, const QJsonObject &pathItem,
                        const QJsonObject &object) const;

private:
    Core::Result<> add(Operation &operation, SchemaConverter &converter, const QJsonObject &parameter,
                       const QStringList &inPath) const;
    bool isApiKey(const Argument &argument) const;

    const References &m_references;
    const QList<ApiKey> m_apiKeys;
};

} // namespace OpenApi
