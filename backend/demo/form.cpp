// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/form.h"

#include <QSet>
#include <QStringDecoder>
#include <QUrl>

#include <algorithm>

namespace Demo {

namespace {

constexpr int maxFields = 32;

tl::unexpected<Core::Error> refuse(const char *why)
{
    return Core::failure(Core::Error::Code::Invalid, QLatin1String(why));
}

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

Core::Result<QString> decode(QByteArrayView text)
{
    QByteArray bytes;
    bytes.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '+') {
            bytes.append(' ');
        } else if (c != '%') {
            bytes.append(c);
        } else {
            const int high = i + 2 < text.size() ? hexValue(text[i + 1]) : -1;
            const int low = i + 2 < text.size() ? hexValue(text[i + 2]) : -1;
            if (high < 0 || low < 0)
                return refuse("a broken percent-encoding");
            bytes.append(static_cast<char>(high * 16 + low));
            i += 2;
        }
    }
    QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString string = utf8(bytes);
    if (utf8.hasError())
        return refuse("not UTF-8");
    if (std::any_of(string.cbegin(), string.cend(),
                    [](QChar c) { return c.category() == QChar::Other_Control; }))
        return refuse("a control character");
    return string;
}

} // namespace

Core::Result<Form> parseForm(QByteArrayView text)
{
    Form form;
    QSet<QString> names;
    const QList<QByteArray> fields = text.toByteArray().split('&');
    if (fields.size() > maxFields)
        return refuse("too many fields");
    for (const QByteArray &field : fields) {
        if (field.isEmpty())
            continue;
        const qsizetype equals = field.indexOf('=');
        const Core::Result<QString> name
            = decode(QByteArrayView(field).first(equals < 0 ? field.size() : equals));
        const Core::Result<QString> value = equals < 0 ? Core::Result<QString>(QString())
                                                       : decode(QByteArrayView(field).sliced(equals + 1));
        if (!name || !value)
            return Core::failure(name ? value.error() : name.error());
        if (names.contains(*name))
            return refuse("a field twice");
        names.insert(*name);
        if (!value->isEmpty())
            form.insert(*name, *value);
    }
    return form;
}

QByteArray formatForm(const QList<std::pair<QString, QString>> &fields)
{
    QByteArray text;
    for (const auto &[name, value] : fields) {
        if (!text.isEmpty())
            text += '&';
        text += QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
    }
    return text;
}

} // namespace Demo
