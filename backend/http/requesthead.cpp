// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/requesthead.h"

#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <cstring>

namespace Http {

namespace {

bool isAlphanumeric(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// tchar of RFC 9110, section 5.6.2.
bool isTokenChar(char c)
{
    return isAlphanumeric(c) || QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
}

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isTokenChar);
}

bool isFieldByte(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return c == '\t' || (byte >= 0x20 && byte != 0x7f);
}

/// Visible characters, the octets above ASCII, space and tab: RFC 9110, section 5.5.
bool isFieldValue(QByteArrayView text)
{
    // Eight bytes at once, as an access token has more than a thousand: a word that may hold one below 0x20
    // or a DEL is looked at again, byte by byte.
    constexpr quint64 ones = 0x0101010101010101;
    qsizetype i = 0;
    for (constexpr qsizetype size = sizeof(quint64); i + size <= text.size(); i += size) {
        quint64 word = 0;
        std::memcpy(&word, text.data() + i, size);
        const quint64 del = word ^ (ones * 0x7f);
        const quint64 odd = (((word - ones * 0x20) & ~word) | ((del - ones) & ~del)) & (ones * 0x80);
        if (odd != 0 && !std::all_of(text.begin() + i, text.begin() + i + size, isFieldByte))
            return false;
    }
    return std::all_of(text.begin() + i, text.end(), isFieldByte);
}

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// pchar, "/" and "?" of RFC 3986, section 3.3, with whole percent-encodings.
bool isUriText(QByteArrayView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '%') {
            if (i + 2 >= text.size() || !isHexDigit(text[i + 1]) || !isHexDigit(text[i + 2]))
                return false;
            i += 2;
        } else if (!isAlphanumeric(c) && !QByteArrayView("-._~!$&'()*+,;=:@/?").contains(c)) {
            return false;
        }
    }
    return true;
}

/// Decodes to UTF-8 without control characters: what a handler gets as text is what was meant.
bool isTextWhenDecoded(QByteArrayView encoded)
{
    const QByteArray decoded = QByteArray::fromPercentEncoding(encoded.toByteArray());
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(decoded);
    return !decoder.hasError() && std::none_of(text.begin(), text.end(), [](QChar c) {
        return c.unicode() < 0x20 || c.unicode() == 0x7f;
    });
}

QByteArrayView withoutOuterBlanks(QByteArrayView text)
{
    while (!text.isEmpty() && (text.front() == ' ' || text.front() == '\t'))
        text = text.sliced(1);
    while (!text.isEmpty() && (text.back() == ' ' || text.back() == '\t'))
        text.chop(1);
    return text;
}

bool isNamed(QByteArrayView name, QByteArrayView expected)
{
    return name.size() == expected.size()
        && qstrnicmp(name.data(), name.size(), expected.data(), expected.size()) == 0;
}

/// The methods that QHttpServer frames and a router may know. TRACE echoes what it was sent and
/// CONNECT is for proxies.
constexpr std::array<QByteArrayView, 7> knownMethods {"GET",   "HEAD",   "POST",   "PUT",
                                                      "PATCH", "DELETE", "OPTIONS"};

/// Fields of which two in one request mean two readings of it.
constexpr std::array<QByteArrayView, 6> singleFields {"Host",   "Content-Length", "Content-Type",
                                                      "Origin", "Authorization",  "Expect"};

} // namespace

void RequestHeadParser::reset()
{
    m_state = State::Reading;
    m_head = {};
    m_refusal = {};
    m_authority.clear();
    m_line.clear();
    m_size = 0;
}

void RequestHeadParser::refuse(int status, const char *detail)
{
    if (m_state == State::Refused)
        return;
    m_state = State::Refused;
    m_refusal = {status, QString::fromLatin1(detail)};
}

qsizetype RequestHeadParser::feed(QByteArrayView bytes)
{
    // " HTTP/1.1" and the longest method stand around the target.
    const qsizetype maxRequestLine = m_limits.maxTargetSize + 32;
    qsizetype used = 0;
    while (used < bytes.size() && m_state == State::Reading) {
        const QByteArrayView rest = bytes.sliced(used);
        const qsizetype lineFeed = rest.indexOf('\n');
        const bool isRequestLine = m_head.method.isEmpty();
        // Never keeps more than the limit and one byte, however much arrives at once.
        const qsizetype wanted = lineFeed < 0 ? rest.size() : lineFeed + 1;
        const qsizetype room = std::min(m_limits.maxHeaderSize + 1 - m_size,
                                        isRequestLine ? maxRequestLine + 1 - m_line.size() : wanted);
        const qsizetype taken = std::min(wanted, room);
        const qsizetype seen = std::max<qsizetype>(m_line.size() - 1, 0);
        const bool isWhole = m_line.isEmpty() && lineFeed >= 0 && taken == wanted; // as most come: not copied
        if (!isWhole)
            m_line.append(rest.first(taken));
        const QByteArrayView line = isWhole ? rest.first(taken) : QByteArrayView(m_line);
        m_size += taken;
        used += taken;
        const qsizetype carriageReturn = line.indexOf('\r', seen);
        if (carriageReturn >= 0 && carriageReturn + 1 < line.size() && line[carriageReturn + 1] != '\n') {
            refuse(400, "The header contains a control character."); // its line might never end
        } else if (isRequestLine && line.size() > maxRequestLine) {
            refuse(414, "The request target is too long.");
        } else if (m_size > m_limits.maxHeaderSize) {
            refuse(431, "The header of the request is too large.");
        } else if (line.endsWith('\n')) {
            takeLine(line);
            m_line.clear();
        }
    }
    if (m_state == State::Refused)
        lookForOrigin(bytes.sliced(used));
    return used;
}

void RequestHeadParser::lookForOrigin(QByteArrayView rest)
{
    if (m_head.headers.contains("Origin"))
        return;
    if (!m_line.isEmpty() && !m_line.endsWith('\n')) // it was refused in the middle of a line
        rest = rest.sliced(rest.indexOf('\n') + 1);
    static constexpr QByteArrayView name("Origin:");
    QByteArrayView origin;
    for (qsizetype end = rest.indexOf('\n'); end > 1; end = rest.indexOf('\n')) {
        const QByteArrayView line = rest.first(end - 1);
        if (line.size() > name.size() && isNamed(line.first(name.size()), name)) {
            if (!origin.isEmpty())
                return;
            origin = withoutOuterBlanks(line.sliced(name.size()));
        }
        rest = rest.sliced(end + 1);
    }
    if (!origin.isEmpty() && isFieldValue(origin))
        m_head.headers.add("Origin", origin.toByteArray());
}

void RequestHeadParser::takeLine(QByteArrayView line)
{
    if (!line.endsWith("\r\n"))
        return refuse(400, "A line of the header ends in a bare line feed.");
    line.chop(2);
    if (line.contains('\0'))
        return refuse(400, "The header contains a control character.");
    if (m_head.method.isEmpty()) {
        if (!line.isEmpty())
            takeRequestLine(line);
    } else if (line.isEmpty()) {
        finish();
    } else {
        takeField(line);
    }
}

void RequestHeadParser::takeRequestLine(QByteArrayView line)
{
    const qsizetype first = line.indexOf(' ');
    const qsizetype last = line.lastIndexOf(' ');
    if (first <= 0 || last <= first + 1 || line.sliced(first + 1, last - first - 1).contains(' '))
        return refuse(400, "The request line is not METHOD TARGET VERSION.");
    const QByteArrayView method = line.first(first);
    const QByteArrayView version = line.sliced(last + 1);
    if (!isToken(method))
        return refuse(400, "The method is not a token.");
    if (version.size() != 8 || !version.startsWith("HTTP/") || version[6] != '.')
        return refuse(400, "The request line is not METHOD TARGET VERSION.");
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return refuse(505, "Only HTTP/1.1 and HTTP/1.0 are spoken here.");
    if (std::find(knownMethods.begin(), knownMethods.end(), method) == knownMethods.end())
        return refuse(501, "The method is not known here.");
    m_head.method = method.toByteArray();
    m_head.isHttp10 = version == "HTTP/1.0";
    m_head.keepAlive = !m_head.isHttp10;
    takeTarget(line.sliced(first + 1, last - first - 1));
}

void RequestHeadParser::takeTarget(QByteArrayView target)
{
    if (target.size() > m_limits.maxTargetSize)
        return refuse(414, "The request target is too long.");
    if (target == "*" && m_head.method == "OPTIONS") {
        m_head.rawPath = "*";
        return;
    }
    QByteArray rooted;
    for (const QByteArrayView scheme : {QByteArrayView("http://"), QByteArrayView("https://")}) {
        if (target.size() > scheme.size() && isNamed(target.first(scheme.size()), scheme)) {
            target = target.sliced(scheme.size());
            const auto end
                = std::find_if(target.begin(), target.end(), [](char c) { return c == '/' || c == '?'; });
            m_authority = target.first(end - target.begin()).toByteArray();
            target = target.sliced(m_authority.size());
            if (!target.startsWith('/')) // an empty path, RFC 9110, section 4.2.3
                rooted = '/' + target.toByteArray();
            break;
        }
    }
    if (!rooted.isEmpty())
        target = rooted;
    // QUrl would read "//name/path" as another host.
    if (!target.startsWith('/') || target.startsWith("//"))
        return refuse(400, "The request target must be a path.");
    const qsizetype mark = target.indexOf('?');
    const QByteArrayView path = mark < 0 ? target : target.first(mark);
    const QByteArrayView query = mark < 0 ? QByteArrayView() : target.sliced(mark + 1);
    if (!isUriText(path) || !isUriText(query) || !isTextWhenDecoded(path))
        return refuse(400, "The request target contains a character that a URL may not.");
    m_head.rawPath = path.toByteArray();
    m_head.rawQuery = query.toByteArray();
}

void RequestHeadParser::takeField(QByteArrayView line)
{
    if (m_head.headers.fields().size() >= m_limits.maxHeaderFields)
        return refuse(431, "The request has too many header fields.");
    const qsizetype colon = line.indexOf(':');
    // A space before the colon, or at the line's begin (a folded line), is no token character.
    if (colon <= 0 || !isToken(line.first(colon)))
        return refuse(400, "A header field is not NAME: VALUE.");
    const QByteArrayView name = line.first(colon);
    const QByteArrayView value = withoutOuterBlanks(line.sliced(colon + 1));
    if (!isFieldValue(value))
        return refuse(400, "The header contains a control character.");
    for (const QByteArrayView single : singleFields) {
        if (isNamed(name, single) && m_head.headers.contains(single))
            return refuse(400, "A header field that may come once came twice.");
    }
    if (isNamed(name, "Transfer-Encoding"))
        return refuse(411, "A body needs a Content-Length here.");
    if (isNamed(name, "Upgrade"))
        return refuse(400, "No other protocol is spoken here.");
    if (isNamed(name, "Content-Length"))
        takeContentLength(value);
    else if (isNamed(name, "Connection"))
        takeConnection(value);
    else if (isNamed(name, "Expect")) {
        if (!isNamed(value, "100-continue"))
            return refuse(417, "Nothing but 100-continue can be expected here.");
        m_head.expectsContinue = true;
    }
    m_head.headers.add(name.toByteArray(), value.toByteArray());
}

void RequestHeadParser::takeContentLength(QByteArrayView value)
{
    if (value.isEmpty()
        || !std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return refuse(400, "Content-Length is not a number of bytes.");
    bool fits = false;
    const qint64 length = value.size() > 18 ? 0 : value.toByteArray().toLongLong(&fits);
    if (!fits || length > m_limits.maxBodySize)
        return refuse(413, "The body is too large.");
    m_head.contentLength = length;
}

void RequestHeadParser::takeConnection(QByteArrayView value)
{
    const QByteArrayList options = value.toByteArray().toLower().split(',');
    for (const QByteArray &option : options) {
        if (option.trimmed() == "close")
            m_head.keepAlive = false;
    }
}

void RequestHeadParser::finish()
{
    const QByteArray host = m_head.headers.value("Host");
    if (host.isEmpty())
        return refuse(400, "The request names no Host.");
    // RFC 9112, section 3.2.2: the target's would count. Two that differ are two readings.
    if (!m_authority.isNull() && !isNamed(m_authority, host))
        return refuse(400, "The request target and Host name two hosts.");
    // A client of HTTP/1.0 does not know 100 (RFC 9110, section 10.1.1), nor waits without a body.
    if (m_head.isHttp10 || m_head.contentLength == 0)
        m_head.expectsContinue = false;
    m_state = State::Complete;
}

} // namespace Http
