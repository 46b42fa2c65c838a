// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/responsereader.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace Http {

namespace {

bool isTokenChar(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
        || (c != '\0' && std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos);
}

QByteArray trimmed(QByteArrayView text)
{
    const auto isBlank = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.isEmpty() && isBlank(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isBlank(text.back()))
        text.chop(1);
    return text.toByteArray();
}

/// Whether a list of tokens holds that one.
bool holds(const QByteArray &list, const QByteArray &token)
{
    const QByteArrayList parts = list.toLower().split(',');
    return std::any_of(parts.begin(), parts.end(),
                       [&token](const QByteArray &part) { return part.trimmed() == token; });
}

/// Digits only, of a size that a file can have. QByteArray::toLongLong() would take signs and blanks.
std::optional<qint64> number(QByteArrayView digits, int base)
{
    constexpr qsizetype mostDigits = 15; // in base 16 a quarter of what a qint64 holds
    const auto isDigit = [base](char c) {
        return (c >= '0' && c <= '9') || (base == 16 && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')));
    };
    if (digits.isEmpty() || digits.size() > mostDigits || !std::all_of(digits.begin(), digits.end(), isDigit))
        return {};
    return digits.toByteArray().toLongLong(nullptr, base);
}

/// A list of equal lengths is one length (RFC 9112, section 6.3).
std::optional<qint64> contentLength(const QByteArray &value)
{
    std::optional<qint64> length;
    const QByteArrayList parts = value.split(',');
    for (const QByteArray &part : parts) {
        const std::optional<qint64> one = number(trimmed(part), 10);
        if (!one || (length && *length != *one))
            return {};
        length = one;
    }
    return length;
}

} // namespace

void ResponseReader::feed(QByteArrayView bytes)
{
    while (!bytes.isEmpty() && m_failure == Failure::None) {
        m_hasBegun = true;
        if (m_state == State::Complete) {
            m_keeps = false; // an answer that nobody asked for
            return;
        }
        const bool isContent
            = m_state == State::Sized || m_state == State::Chunk || m_state == State::UntilClose;
        bytes = bytes.sliced(isContent ? takeContent(bytes) : takeLine(bytes));
    }
}

void ResponseReader::close()
{
    if (m_state == State::UntilClose)
        m_state = State::Complete;
    else if (m_state != State::Complete && m_failure == Failure::None)
        fail(Failure::BrokeOff);
    m_keeps = false;
}

qsizetype ResponseReader::takeContent(QByteArrayView bytes)
{
    if (m_state == State::UntilClose) {
        m_content += bytes;
        return bytes.size();
    }
    const qsizetype taken = qsizetype(std::min<qint64>(m_left, bytes.size()));
    m_content += bytes.first(taken);
    m_left -= taken;
    if (m_left == 0)
        m_state = m_state == State::Chunk ? State::ChunkEnd : State::Complete;
    return taken;
}

qsizetype ResponseReader::takeLine(QByteArrayView bytes)
{
    const qsizetype end = bytes.indexOf('\n');
    const qsizetype taken = end < 0 ? bytes.size() : end + 1;
    const bool isChunkLine = m_state == State::ChunkSize || m_state == State::ChunkEnd;
    if (!isChunkLine)
        m_headBytes += taken;
    if (m_headBytes > maxHeadBytes || (isChunkLine && m_line.size() + taken > maxChunkLine)) {
        m_line.clear();
        fail(Failure::TooLong);
        return taken;
    }
    m_line += bytes.first(taken);
    if (end < 0)
        return taken;
    QByteArray line = std::exchange(m_line, {});
    line.chop(line.endsWith("\r\n") ? 2 : 1);
    // Whoever ends lines at a bare CR would see other lines.
    if (line.contains('\r') || line.contains('\0'))
        fail(Failure::NotHttp);
    else
        onLine(line);
    return taken;
}

void ResponseReader::onLine(QByteArrayView line)
{
    switch (m_state) {
    case State::StatusLine:
        return onStatusLine(line);
    case State::Field:
        return line.isEmpty() ? onHeadEnd() : onField(line);
    case State::ChunkSize:
        return onChunkSize(line);
    case State::ChunkEnd:
        m_state = State::ChunkSize;
        return line.isEmpty() ? void() : fail(Failure::NotHttp);
    case State::Trailer: // what stands there is not used
        if (line.isEmpty())
            m_state = State::Complete;
        return;
    default:
        return;
    }
}

void ResponseReader::onStatusLine(QByteArrayView line)
{
    // HTTP/1.1 200 OK
    constexpr qsizetype shortest = 12;
    const std::optional<qint64> status
        = line.size() >= shortest ? number(line.sliced(9, 3), 10) : std::optional<qint64>();
    const bool isGood = status && *status >= 100 && *status != 101 && line.startsWith("HTTP/1.")
        && line[7] >= '0' && line[7] <= '9' && line[8] == ' ' && (line.size() == shortest || line[12] == ' ');
    if (!isGood)
        return fail(Failure::NotHttp);
    m_isHttp10 = line[7] == '0';
    m_status = int(*status);
    m_headers = {};
    m_lastName.clear();
    m_state = State::Field;
}

void ResponseReader::onField(QByteArrayView line)
{
    if (++m_fields > maxFields)
        return fail(Failure::TooLong);
    if (line.front() == ' ' || line.front() == '\t') { // a folded line (section 5.2)
        if (m_lastName.isEmpty())
            return fail(Failure::NotHttp);
        m_headers.set(m_lastName, m_headers.value(m_lastName) + ' ' + trimmed(line));
        return;
    }
    const qsizetype colon = line.indexOf(':');
    if (colon <= 0 || !std::all_of(line.begin(), line.begin() + colon, isTokenChar))
        return fail(Failure::NotHttp);
    m_lastName = line.first(colon).toByteArray();
    const QByteArray value = trimmed(line.sliced(colon + 1));
    // Each cookie stays a field of its own: a comma may be part of one (RFC 9110, section 5.3).
    if (m_headers.contains(m_lastName) && m_lastName.compare("set-cookie", Qt::CaseInsensitive) != 0)
        m_headers.set(m_lastName, m_headers.value(m_lastName) + ", " + value);
    else
        m_headers.add(m_lastName, value);
}

void ResponseReader::onHeadEnd()
{
    if (m_status < 200) {
        m_state = State::StatusLine; // the answer is still to come
        return;
    }
    const QByteArray connection = m_headers.value("Connection");
    m_keeps = m_isHttp10 ? holds(connection, "keep-alive") : !holds(connection, "close");
    if (m_isHead || m_status == 204 || m_status == 304) {
        m_state = State::Complete;
    } else if (m_headers.contains("Transfer-Encoding")) {
        // Nothing but chunks was asked for; a length beside them is somebody's mistake, or an attack.
        if (m_headers.value("Transfer-Encoding").toLower() != "chunked"
            || m_headers.contains("Content-Length"))
            return fail(Failure::NotHttp);
        m_state = State::ChunkSize;
    } else if (m_headers.contains("Content-Length")) {
        const std::optional<qint64> length = contentLength(m_headers.value("Content-Length"));
        if (!length)
            return fail(Failure::NotHttp);
        m_left = *length;
        m_state = m_left == 0 ? State::Complete : State::Sized;
    } else {
        m_keeps = false;
        m_state = State::UntilClose;
    }
}

void ResponseReader::onChunkSize(QByteArrayView line)
{
    const qsizetype extension = line.indexOf(';');
    const std::optional<qint64> size = number(trimmed(extension < 0 ? line : line.first(extension)), 16);
    if (!size)
        return fail(Failure::NotHttp);
    m_left = *size;
    m_state = m_left == 0 ? State::Trailer : State::Chunk;
}

} // namespace Http
