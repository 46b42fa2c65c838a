// SPDX-License-Identifier: GPL-3.0-or-later
#include "openapi/references.h"

#include <QJsonArray>
#include <QUrl>

namespace OpenApi {

using Core::Error;
using Core::failure;

Core::Result<QJsonValue> resolvePointer(const QJsonObject &document, const QString &reference)
{
    if (!reference.startsWith(QLatin1Char('#')))
        return failure(Error::Code::Invalid, QStringLiteral("it refers to another document"));
    if (reference.size() == 1)
        return QJsonValue(document);
    if (!reference.startsWith(QLatin1String("#/")))
        return failure(Error::Code::Invalid,
                       QStringLiteral("it refers to an anchor, which is not supported"));

    QJsonValue value = document;
    const QStringList segments = reference.mid(2).split(QLatin1Char('/'));
    for (const QString &raw : segments) {
        QString segment = QUrl::fromPercentEncoding(raw.toUtf8());
        segment.replace(QLatin1String("~1"), QLatin1String("/"));
        segment.replace(QLatin1String("~0"), QLatin1String("~"));
        if (value.isObject()) {
            value = value.toObject().value(segment);
        } else if (value.isArray()) {
            bool isNumber = false;
            const int index = segment.toInt(&isNumber);
            const QJsonArray array = value.toArray();
            value = isNumber && index >= 0 && index < array.size() ? array.at(index)
                                                                   : QJsonValue(QJsonValue::Undefined);
        } else {
            value = QJsonValue(QJsonValue::Undefined);
        }
        if (value.isUndefined())
            return failure(Error::Code::NotFound,
                           QStringLiteral("it refers to %1, which is not there").arg(reference.left(200)));
    }
    return value;
}

Core::Result<QJsonObject> follow(const QJsonObject &document, const QJsonValue &value)
{
    QJsonValue current = value;
    for (int hops = 0; hops < 16; ++hops) {
        if (!current.isObject())
            return failure(Error::Code::Invalid, QStringLiteral("something that should be an object is not"));
        const QJsonObject object = current.toObject();
        const QJsonValue reference = object.value(QLatin1String("$ref"));
        if (!reference.isString())
            return object;
        const Core::Result<QJsonValue> next = resolvePointer(document, reference.toString());
        if (!next)
            return failure(next.error());
        current = *next;
    }
    return failure(Error::Code::Invalid, QStringLiteral("its references go round in a circle"));
}

} // namespace OpenApi
