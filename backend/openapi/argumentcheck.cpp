// SPDX-License-Identifier: GPL-3.0-or-later
// The only file that includes valijson; VALIJSON_USE_EXCEPTIONS=1 comes from CMakeLists.txt.
#include "openapi/argumentcheck.h"

#include "core/logging.h"
#include "openapi/stringrules.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <exception>

#include <valijson/adapters/qtjson_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace OpenApi {

using Core::Error;
using Core::failure;

namespace {

constexpr qsizetype maxArgumentBytes = 64 * 1024;

/// What the model reads of it: where, and what. valijson's texts quote no values but the schema's.
QString describe(const valijson::ValidationResults &results)
{
    QStringList sentences;
    for (const valijson::ValidationResults::Error &error : results) {
        QString place;
        for (std::size_t i = 1; i < error.context.size(); ++i)
            place += QString::fromStdString(error.context.at(i)); // "[person_name]"
        const QString what = QString::fromStdString(error.description).left(300);
        sentences.append(place.isEmpty() ? what : place.left(200) + QLatin1String(": ") + what);
        if (sentences.size() == 3)
            break;
    }
    return sentences.join(QLatin1Char(' '));
}

} // namespace

Core::Result<> checkArguments(const QJsonObject &schema, const QJsonObject &arguments)
{
    if (QJsonDocument(arguments).toJson(QJsonDocument::Compact).size() > maxArgumentBytes)
        return failure(Error::Code::TooLarge, QStringLiteral("The arguments are too long."));

    StringRules rules {QJsonValue(arguments)};
    const QJsonValue plain = rules.rewrite(schema);
    try {
        valijson::Schema parsed;
        valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
        const valijson::adapters::QtJsonAdapter schemaAdapter(plain);
        parser.populateSchema(schemaAdapter, parsed);

        const QJsonValue value(arguments);
        const valijson::adapters::QtJsonAdapter valueAdapter(value);
        valijson::Validator validator(valijson::Validator::kStrongTypes);
        valijson::ValidationResults results;
        if (validator.validate(parsed, valueAdapter, &results))
            return {};
        return failure(Error::Code::Invalid, describe(results));
    } catch (const std::exception &error) {
        qCWarning(lcOpenApi) << "a schema could not be used:" << error.what();
        return failure(Error::Code::Internal, QStringLiteral("The operation's description cannot be used."));
    }
}

} // namespace OpenApi
