// SPDX-License-Identifier: GPL-3.0-or-later
// The OpenAPI document of a service that somebody connected, and a model's arguments for what it offers.
#include "fuzz/property.h"
#include "openapi/argumentcheck.h"
#include "openapi/document.h"

#include <QSet>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const QUrl base(QStringLiteral("https://hr.example/api"));
    const Core::Result<OpenApi::Document> document = OpenApi::readDocument(text, QStringLiteral("HR"), base);
    if (!document)
        return 0;
    const Core::Result<OpenApi::Document> again = OpenApi::readDocument(text, QStringLiteral("HR"), base);
    Fuzz::require(again && again->hash == document->hash, "one hash for one document");
    QSet<QString> names;
    for (const OpenApi::Operation &operation : document->operations) {
        names.insert(operation.name);
        Fuzz::require(operation.usable || !operation.reason.isEmpty(), "what is not usable says why");
        if (!operation.usable)
            continue;
        Fuzz::require(operation.baseUrl.host() == base.host(), "the document moves nothing to another host");
        (void)OpenApi::checkArguments(operation.argumentsSchema, {});
        (void)OpenApi::checkArguments(operation.argumentsSchema,
                                      {{QStringLiteral("a"), QStringLiteral("b")}});
    }
    Fuzz::require(names.size() == document->operations.size(), "a name for each operation");
    return 0;
}
