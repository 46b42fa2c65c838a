// SPDX-License-Identifier: GPL-3.0-or-later
// The strict JSON reader: what it takes, Qt's own takes too, and it takes what Qt writes of it.
#include "core/json.h"
#include "fuzz/property.h"

#include <QJsonDocument>

namespace {

QByteArray write(const QJsonValue &value)
{
    const QJsonDocument document
        = value.isObject() ? QJsonDocument(value.toObject()) : QJsonDocument(value.toArray());
    return document.toJson(QJsonDocument::Compact);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const Core::Result<QJsonValue> value = Core::parseJson(text, {32, 64 * 1024});
    if (!value) {
        Fuzz::require(!value.error().detail.isEmpty(), "a refusal says why");
        return 0;
    }
    if (!value->isObject() && !value->isArray())
        return 0;
    QJsonParseError error;
    QJsonDocument::fromJson(text, &error);
    Fuzz::require(error.error == QJsonParseError::NoError, "Qt takes what we take");
    // Compared as text: to Qt a whole number above 2^53 that was read with a fraction is another value.
    const QByteArray written = write(*value);
    const Core::Result<QJsonValue> again = Core::parseJson(written);
    Fuzz::require(again && write(*again) == written, "what is written is read again");
    (void)Core::readString(value->toObject(), u"a");
    (void)Core::readStrings(value->toObject(), u"b");
    return 0;
}
