// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/tokencases.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QStringEncoder>

namespace Doubles {

namespace {

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// The letter of base64url whose value is one more.
char nextLetter(char letter)
{
    constexpr QByteArrayView alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    return alphabet[alphabet.indexOf(letter) + 1];
}

} // namespace

void TokenCases::addSegments()
{
    const QByteArray good = withClaims({});
    const QByteArrayList parts = good.split('.');
    const auto row = [this](const char *name, const QByteArray &token) -> TokenCase & {
        return add(QStringLiteral("text: %1").arg(QLatin1String(name)), token);
    };
    row("one dot", ".");
    row("two dots", "..");
    row("three dots", "...");
    row("a word", "token");
    row("two words", "not a token");
    row("no signature", parts[0] + '.' + parts[1]);
    row("no claims", parts[0] + '.' + parts[2]);
    row("no header", parts[1] + '.' + parts[2]);
    row("an empty signature", parts[0] + '.' + parts[1] + '.');
    row("empty claims", parts[0] + ".." + parts[2]);
    row("an empty header", '.' + parts[1] + '.' + parts[2]);
    row("a dot behind", good + '.');
    row("a dot before", '.' + good);
    row("four segments", good + ".YQ");
    row("five segments, as an encrypted one", good + ".YQ.YQ");
    row("segments in another order", parts[1] + '.' + parts[0] + '.' + parts[2]);
    row("another token behind, with a comma", good + ',' + good);
    row("another token behind, with a space", good + ' ' + good);
    row("with its scheme", "Bearer " + good);
    row("in quotes", '"' + good + '"');
    row("percent-encoded", QByteArray(good).replace('.', "%2E"));
    row("in the JSON form",
        compact({{QStringLiteral("payload"), QString::fromLatin1(parts[1])},
                 {QStringLiteral("protected"), QString::fromLatin1(parts[0])},
                 {QStringLiteral("signature"), QString::fromLatin1(parts[2])}}));
    for (const char *space : {" ", "\t"}) {
        row(*space == ' ' ? "a space before" : "a tab before", space + good).onWire = false;
        row(*space == ' ' ? "a space behind" : "a tab behind", good + space).onWire = false;
    }
    // Bytes that are no base64url, in each segment: at its begin, in its middle, at its end.
    const std::pair<const char *, QByteArray> strange[] {{"a padding sign", "="},
                                                         {"two padding signs", "=="},
                                                         {"a plus", "+"},
                                                         {"a slash", "/"},
                                                         {"a space", " "},
                                                         {"a tab", "\t"},
                                                         {"a line feed", "\n"},
                                                         {"a carriage return", "\r"},
                                                         {"a NUL", QByteArray(1, '\0')},
                                                         {"a byte above 127", "\xe4"},
                                                         {"a tilde", "~"},
                                                         {"a percent", "%41"}};
    for (int segment = 0; segment < 3; ++segment) {
        for (const auto &[name, bytes] : strange) {
            for (const int place : {0, 1, 2}) {
                // At the very edges white space belongs to the field, above.
                const bool isEdge = (segment == 0 && place == 0) || (segment == 2 && place == 2);
                if (isEdge && (bytes == " " || bytes == "\t"))
                    continue;
                QByteArrayList changed = parts;
                QByteArray &part = changed[segment];
                part.insert(place == 0 ? 0 : place == 1 ? part.size() / 2 : part.size(), bytes);
                TokenCase &added
                    = add(QStringLiteral("text: %1 in segment %2 at place %3")
                              .arg(QLatin1String(name))
                              .arg(segment + 1)
                              .arg(place + 1),
                          segment < 2 ? signText(changed[0] + '.' + changed[1]) : changed.join('.'));
                const char c = bytes[0];
                if (c == '\n' || c == '\r' || c == '\0')
                    added.stoppedByServer = 400;
            }
        }
    }
    // Lengths and loose bits: other texts that a lenient reader decodes to the same bytes. A header and
    // claims of 3 n, 3 n + 1 and 3 n + 2 bytes, made so by white space.
    const QByteArray texts[] {compact(header()), compact(claims())};
    for (int segment = 0; segment < 2; ++segment) {
        for (int rest = 0; rest < 3; ++rest) {
            QByteArray json = texts[segment];
            while (json.size() % 3 != rest)
                json += ' ';
            QByteArrayList changed {parts[0], parts[1]};
            QByteArray &part = changed[segment];
            part = Jose::encodeBase64Url(json);
            const QString where = QStringLiteral("segment %1 of 3 n + %2 bytes").arg(segment + 1).arg(rest);
            add(QStringLiteral("good: ") + where, signText(changed.join('.')), Verdict::Good);
            if (rest == 0)
                part += 'A'; // six bits that make no byte
            else
                part.back() = nextLetter(part.back()); // only the bits that are thrown away differ
            add(QStringLiteral("text: loose bits in ") + where, signText(changed.join('.')));
            part = Jose::encodeBase64Url(json) + QByteArray("==").first(rest == 0 ? 0 : 3 - rest);
            if (rest != 0)
                add(QStringLiteral("text: right padding in ") + where, signText(changed.join('.')));
        }
    }
    add(QStringLiteral("text: loose bits in the signature"), good.chopped(1) + nextLetter(good.back()));
    add(QStringLiteral("text: one letter alone behind the signature"), good + 'A');
    add(QStringLiteral("text: right padding of the signature"), good + "==");
    // The other alphabet, for the same bytes: a letter that differs is made sure of by a claim.
    for (int segment = 1; segment < 3; ++segment) {
        const QString letters = QString(3, QLatin1Char('?')) + QStringLiteral(">>>~~~");
        QByteArrayList changed = withClaims({{QStringLiteral("x"), letters + letters}}).split('.');
        changed[segment].replace('-', '+').replace('_', '/');
        add(QStringLiteral("text: the standard alphabet in segment %1").arg(segment + 1),
            segment == 1 ? signText(changed[0] + '.' + changed[1]) : changed.join('.'));
    }
    const auto filledTo = [this](qsizetype size) {
        const QByteArray empty = withClaims({{QStringLiteral("x"), QString()}});
        return withClaims({{QStringLiteral("x"), QString((size - empty.size()) * 3 / 4, QLatin1Char('x'))}});
    };
    add(QStringLiteral("good: as large as may be, nearly"), filledTo(Jose::maxTokenSize - 4), Verdict::Good);
    add(QStringLiteral("text: a little more than 16 KiB"), filledTo(Jose::maxTokenSize + 4));
    add(QStringLiteral("text: more than 16 KiB"), filledTo(18000));
    add(QStringLiteral("text: more than 24 KiB"), filledTo(25000)).stoppedByServer = 431;
    add(QStringLiteral("text: more than a megabyte"), QByteArray(1100 * 1024, 'A')).stoppedByServer = 431;
    add(QStringLiteral("good: some 10 KiB"),
        withClaims({{QStringLiteral("x"), QString(7000, QLatin1Char('x'))}}), Verdict::Good);
}

void TokenCases::addDoubledNames()
{
    const QByteArray goodHeader = compact(header());
    const QByteArray goodClaims = compact(claims());
    const auto first = [](const QByteArray &object, const QByteArray &member) {
        return '{' + member + ',' + object.sliced(1);
    };
    const auto last = [](const QByteArray &object, const QByteArray &member) {
        return object.chopped(1) + ',' + member + '}';
    };
    const auto escaped = [](const QByteArray &name) {
        return "\\u00" + QByteArray::number(static_cast<int>(name[0]), 16) + name.sliced(1);
    };
    const std::pair<const char *, const char *> headers[] {
        {"alg", "\"none\""}, {"alg", "\"RS256\""}, {"typ", "\"JWT\""}, {"kid", "\"other\""}, {"kid", "null"}};
    int number = 0;
    for (const auto &[name, value] : headers) {
        const QByteArray member = '"' + QByteArray(name) + "\":" + value;
        const QByteArray other = '"' + escaped(name) + "\":" + value;
        const QString what = QStringLiteral("twice: header %1 (%2) ").arg(QLatin1String(name)).arg(++number);
        add(what + QStringLiteral("before"), sign(first(goodHeader, member), goodClaims));
        add(what + QStringLiteral("behind"), sign(last(goodHeader, member), goodClaims));
        add(what + QStringLiteral("escaped"), sign(last(goodHeader, other), goodClaims));
    }
    for (const char *name :
         {"iss", "sub", "aud", "exp", "iat", "nbf", "typ", "preferred_username", "resource_access", "azp"}) {
        const QString key = QLatin1String(name);
        // The same value again: nothing but the name twice is wrong with it.
        const QByteArray same = compact({{key, claims().value(key)}});
        const QByteArray member = same.sliced(1, same.size() - 2);
        const QByteArray other
            = QByteArray(member).replace('"' + QByteArray(name) + '"', '"' + escaped(name) + '"');
        const QString what = QStringLiteral("twice: %1 ").arg(key);
        add(what + QStringLiteral("before"), sign(goodHeader, first(goodClaims, member)));
        add(what + QStringLiteral("behind"), sign(goodHeader, last(goodClaims, member)));
        add(what + QStringLiteral("escaped"), sign(goodHeader, last(goodClaims, other)));
    }
    add(QStringLiteral("twice: a role's place, inside"),
        sign(goodHeader, last(goodClaims, R"("other":{"roles":[],"roles":["office-management"]})")));
    add(QStringLiteral("twice: a name that means nothing"),
        sign(goodHeader, last(goodClaims, R"("x":1,"x":1)")));
}

void TokenCases::addJson()
{
    const QByteArray goodHeader = compact(header());
    const QByteArray goodClaims = compact(claims());
    const auto also = [](const QByteArray &object, const QByteArray &member) {
        return object.chopped(1) + ',' + member + '}';
    };
    const auto utf16 = [](const QByteArray &json) -> QByteArray {
        QStringEncoder encoder(QStringEncoder::Utf16LE);
        return encoder(QString::fromUtf8(json));
    };
    const auto both = [&](const char *name, const std::function<QByteArray(const QByteArray &)> &change,
                          Verdict verdict = Verdict::Refused) {
        add(QStringLiteral("JSON of the header: %1").arg(QLatin1String(name)),
            sign(change(goodHeader), goodClaims), verdict);
        add(QStringLiteral("JSON of the claims: %1").arg(QLatin1String(name)),
            sign(goodHeader, change(goodClaims)), verdict);
    };
    using Bytes = const QByteArray &;
    both(
        "white space around", [](Bytes json) { return "\n " + json + "\r\n\t"; }, Verdict::Good);
    both(
        "a member more", [&](Bytes json) { return also(json, R"("x":{"y":[1,2.5e3,null,"\u00e4"]})"); },
        Verdict::Good);
    both("nothing", [](Bytes) { return QByteArray(); });
    both("white space", [](Bytes) { return QByteArray("  "); });
    both("an empty object", [](Bytes) { return QByteArray("{}"); });
    both("null", [](Bytes) { return QByteArray("null"); });
    both("true", [](Bytes) { return QByteArray("true"); });
    both("a number", [](Bytes) { return QByteArray("1"); });
    both("a string", [](Bytes json) { return '"' + QByteArray(json).replace('"', "\\\"") + '"'; });
    both("an array", [](Bytes json) { return '[' + json + ']'; });
    both("two objects", [](Bytes json) { return json + json; });
    both("a byte order mark", [](Bytes json) { return "\xEF\xBB\xBF" + json; });
    both("text behind", [](Bytes json) { return json + 'x'; });
    both("a NUL behind", [](Bytes json) { return json + '\0'; });
    both("a NUL and text behind", [](Bytes json) { return json + QByteArray("\0,{}", 4); });
    both("cut short", [](Bytes json) { return json.chopped(1); });
    both("a comma at the end", [](Bytes json) { return json.chopped(1) + ",}"; });
    both("a comma at the begin", [](Bytes json) { return "{," + json.sliced(1); });
    both("a comment before", [](Bytes json) { return "/**/" + json; });
    both("a comment behind", [](Bytes json) { return json + "//"; });
    both("a comment inside", [](Bytes json) { return "{/**/" + json.sliced(1); });
    both("single quotes", [](Bytes json) { return QByteArray(json).replace('"', '\''); });
    both("a name without quotes", [&](Bytes json) { return also(json, "x:1"); });
    both("NaN", [&](Bytes json) { return also(json, "\"x\":NaN"); });
    both("Infinity", [&](Bytes json) { return also(json, "\"x\":Infinity"); });
    both("a number beyond all", [&](Bytes json) { return also(json, "\"x\":1e999"); });
    both("a hexadecimal number", [&](Bytes json) { return also(json, "\"x\":0x1"); });
    both("a number with a zero before", [&](Bytes json) { return also(json, "\"x\":01"); });
    both("a number with a plus", [&](Bytes json) { return also(json, "\"x\":+1"); });
    both("a lone high surrogate", [&](Bytes json) { return also(json, R"("x":"\ud800")"); });
    both("a lone low surrogate", [&](Bytes json) { return also(json, R"("x":"\udc00")"); });
    both("an escaped NUL", [&](Bytes json) { return also(json, R"("x":"\u0000")"); });
    both("an escaped NUL in a name", [&](Bytes json) { return also(json, R"("x\u0000":1)"); });
    both("an unknown escape", [&](Bytes json) { return also(json, R"("x":"\x41")"); });
    both("a bare line feed in a string", [&](Bytes json) { return also(json, "\"x\":\"a\nb\""); });
    both("a byte that is no UTF-8", [&](Bytes json) { return also(json, "\"x\":\"\xff\""); });
    both("UTF-8 cut short", [&](Bytes json) { return also(json, "\"x\":\"\xe4\xb8\""); });
    both("overlong UTF-8", [&](Bytes json) { return also(json, "\"x\":\"\xc0\xaf\""); });
    both("a surrogate in UTF-8", [&](Bytes json) { return also(json, "\"x\":\"\xed\xa0\x80\""); });
    both("UTF-16", utf16);
    both("nested too deeply",
         [&](Bytes json) { return also(json, "\"x\":" + QByteArray(100, '[') + QByteArray(100, ']')); });
    both("compressed", [](Bytes json) { return qCompress(json); });
    both("in base64url once more", [](Bytes json) { return Jose::encodeBase64Url(json); });
}

} // namespace Doubles
