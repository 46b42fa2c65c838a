// SPDX-License-Identifier: GPL-3.0-or-later
#include "openapi/references.h"

#include <QJsonArray>
#include <QUrl>

namespace OpenApi {

using Core::Error;
using Core::failure;

namespace {

const QLatin1String ref("$ref");
constexpr int maxHops = 16;

auto notThere(const QString &reference)
{
    return failure(Error::Code::NotFound,
                   QStringLiteral("it refers to %1, which is not there").arg(reference.left(200)));
}

Core::Result<QJsonValue> pointedAt(const QJsonObject &document, const QString &reference)
{
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
            return notThere(reference);
    }
    return value;
}

} // namespace

References::References(QJsonObject document)
    : m_document(std::move(document)), m_self(m_document.value(QLatin1String("$self")).toString())
{
}

Core::Result<QJsonValue> References::resolve(const QString &whole) const
{
    QString reference = whole;
    if (!m_self.isEmpty() && reference.startsWith(m_self + QLatin1Char('#')))
        reference = reference.mid(m_self.size());
    if (!reference.startsWith(QLatin1Char('#')))
        return failure(Error::Code::Invalid, QStringLiteral("it refers to another document"));
    if (reference.size() == 1)
        return QJsonValue(m_document);
    if (reference.startsWith(QLatin1String("#/")))
        return pointedAt(m_document, reference);
    if (!m_anchors) {
        m_anchors.emplace();
        findAnchors(m_document);
    }
    const QJsonValue found = m_anchors->value(reference.mid(1), QJsonValue(QJsonValue::Undefined));
    if (found.isUndefined())
        return notThere(reference);
    return found;
}

void References::findAnchors(const QJsonValue &value) const
{
    if (value.isArray()) {
        const QJsonArray items = value.toArray();
        for (const QJsonValue &item : items)
            findAnchors(item);
        return;
    }
    const QJsonObject object = value.toObject();
    const QJsonValue name = object.value(QLatin1String("$anchor"));
    if (name.isString()) {
        const bool twice = m_anchors->contains(name.toString());
        m_anchors->insert(name.toString(), twice ? QJsonValue(QJsonValue::Undefined) : value);
    }
    for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
        if (it.value().isObject() || it.value().isArray())
            findAnchors(it.value());
    }
}

Core::Result<QJsonObject> References::follow(const QJsonValue &value) const
{
    QJsonValue current = value;
    QJsonObject beside; // the outermost words win
    for (int hops = 0; hops < maxHops; ++hops) {
        if (!current.isObject())
            return failure(Error::Code::Invalid, QStringLiteral("something that should be an object is not"));
        QJsonObject object = current.toObject();
        const QJsonValue reference = object.value(ref);
        if (!reference.isString()) {
            for (auto it = beside.constBegin(); it != beside.constEnd(); ++it)
                object.insert(it.key(), it.value());
            return object;
        }
        for (const char *name : {"summary", "description"}) {
            const QLatin1String word(name);
            if (object.value(word).isString() && !beside.contains(word))
                beside.insert(word, object.value(word));
        }
        const Core::Result<QJsonValue> next = resolve(reference.toString());
        if (!next)
            return failure(next.error());
        current = *next;
    }
    return failure(Error::Code::Invalid, QStringLiteral("its references go round in a circle"));
}

} // namespace OpenApi
