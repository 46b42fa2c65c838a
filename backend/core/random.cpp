// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/random.h"

#include <QRandomGenerator>
#include <QUuid>

namespace Core {

QByteArray randomToken(int bytes)
{
    QByteArray raw(bytes, Qt::Uninitialized);
    for (char &byte : raw)
        byte = static_cast<char>(QRandomGenerator::system()->generate() & 0xFFU);
    return raw.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QString randomId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

} // namespace Core
