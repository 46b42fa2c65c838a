// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/hostilerequests.h"

namespace Contract {

namespace {

using Statuses = QList<int>;

const QByteArray get = "GET /health/live HTTP/1.1\r\nHost: HOST\r\n";
const QByteArray post = "POST /nothing HTTP/1.1\r\nHost: HOST\r\n";

/// What is not printed, visible; long texts cut.
QByteArray visible(const QByteArray &text)
{
    QByteArray shown;
    for (const char c : text.left(60))
        shown += c > 0x20 && c < 0x7F ? QByteArray(1, c) : '<' + QByteArray(1, c).toHex() + '>';
    return text.size() > 60 ? shown + "... of " + QByteArray::number(text.size()) : shown;
}

class Table
{
public:
    void add(const QByteArray &name, const QByteArray &bytes, const Statuses &statuses, bool closes = false)
    {
        rows.append({name, bytes, statuses, closes});
    }
    /// A request line, and a head that is good otherwise.
    void line(const QByteArray &text, const Statuses &statuses, bool closes = true)
    {
        add("line " + visible(text), text + "\r\nHost: HOST\r\n\r\n", statuses, closes);
    }
    void target(const QByteArray &text, const Statuses &statuses, bool closes = false)
    {
        line("GET " + text + " HTTP/1.1", statuses, closes);
    }
    void host(const QByteArray &text, const Statuses &statuses, bool closes = true)
    {
        add("host " + visible(text), "GET /health/live HTTP/1.1\r\nHost:" + text + "\r\n\r\n", statuses,
            closes);
    }
    /// One field more in a good head without a body.
    void field(const QByteArray &text, const Statuses &statuses, bool closes = true)
    {
        add("field " + visible(text), get + text + "\r\n\r\n", statuses, closes);
    }
    /// Fields and a body behind them.
    void body(const QByteArray &fields, const QByteArray &bytes, const Statuses &statuses, bool closes = true)
    {
        add("body " + visible(fields + "|" + bytes), post + fields + "\r\n\r\n" + bytes, statuses, closes);
    }

    QList<HostileRequest> rows;
};

void addLines(Table &table)
{
    for (const char *version : {"HTTP/2.0", "HTTP/1.2", "HTTP/3.0", "HTTP/0.9", "http/1.1", "HTTP/1.1.1",
                                "HTTP/11", "HTTP/1", "HTTP /1.1", "HTTPS/1.1", "HTTP/+1.1", "HTTP/1.1 ",
                                "HTTP/1.01", "HTTP/1.1\t", "ICY/1.1", "HTTP/1,1", ""})
        table.line("GET /health/live " + QByteArray(version), {400, 505});
    for (const char *method :
         {"TRACE", "CONNECT", "PROPFIND", "BREW",   "get",        "Get",   "GETS", "M-SEARCH",
          "PURGE", "QUERY",   "LINK",     "UNLINK", "LOCK",       "MKCOL", "X-",   "G@T",
          "GE(T",  ":GET",    "\"GET\"",  "G\x01T", "G\xC3\xA9T", ""})
        table.line(QByteArray(method) + " /health/live HTTP/1.1", {400, 501});
    table.line("GET  /health/live HTTP/1.1", {400});
    table.line("GET\t/health/live\tHTTP/1.1", {400});
    table.line("GET /health live HTTP/1.1", {400});
    table.line("GET HTTP/1.1", {400});
    table.line("GET /health/live", {400});
    table.line("CONNECT evil.example:443 HTTP/1.1", {501});
    table.line(QByteArray(5000, 'A') + " / HTTP/1.1", {400, 414, 501});
    table.add("the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", {505}, true);
    table.add("a TLS handshake", QByteArray("\x16\x03\x01\x00\xa5\x01\x00\x00\xa1\x03\x03\r\n\r\n", 15),
              {400}, true);
    table.add("empty lines before", "\r\n\r\n" + get + "\r\n", {200});
    table.add("a space before", " " + get + "\r\n", {400}, true);
    table.add("a line feed before", "\n" + get + "\r\n", {400}, true);
    table.add("HTTP/1.0", "GET /health/live HTTP/1.0\r\nHost: HOST\r\n\r\n", {200}, true);
    table.add("HTTP/1.0 that would stay",
              "GET /health/live HTTP/1.0\r\nHost: HOST\r\nConnection: keep-alive\r\n\r\n", {200}, true);
    table.add("HTTP/1.0 without Host", "GET /health/live HTTP/1.0\r\n\r\n", {400}, true);
    for (const char *end : {"\n", "\r", "\r\r\n"}) {
        const QByteArray text = "GET /health/live HTTP/1.1" + QByteArray(end) + "Host: HOST" + end + end;
        table.add("lines end in " + visible(end), text, {400}, true);
    }
    table.add("the last line ends in a line feed", get + "\n", {400}, true);
}

void addTargets(Table &table)
{
    for (const char *good : {"/health/live?", "/health/live?x=1",
                             "/health/live?"
                             "?/:@",
                             "/he%61lth/live", "http://HOST/health/live", "HTTP://HOST/health/live?x",
                             "https://HOST/health/live"})
        table.target(good, {200});
    for (const char *missing : {"/",
                                "/?",
                                "/.",
                                "/..",
                                "/health//live",
                                "/health/./live",
                                "/x/../health/live",
                                "/../../etc/passwd",
                                "/..%2f..%2fetc/passwd",
                                "/%2e%2e/health/live",
                                "/health%2Flive",
                                "/health/live/",
                                "/health/live;x=1",
                                "/Health/Live",
                                "/health/live%20",
                                "/%252e%252e/",
                                "/.git/config",
                                "/.env",
                                "/favicon.ico",
                                "/docs/../openapi.json",
                                "/metrics/../health/live",
                                "http://HOST",
                                "http://HOST?x",
                                "/health/live%3Fx"})
        table.target(missing, {404});
    for (const char *bad : {"//health/live",
                            "//evil.example/",
                            "health/live",
                            "HOST",
                            "*",
                            "?",
                            "/health/live%00",
                            "/health/live%0d%0aX:%20y",
                            "/health/live%0a",
                            "/health/live%7f",
                            "/health/live%",
                            "/health/live%2",
                            "/health/live%zz",
                            "/health/live%ff",
                            "/health/live%c0%af",
                            "/health/live%ed%a0%80",
                            "/health/live#f",
                            "/health/live?a=%",
                            "/health\\live",
                            "/health/live|x",
                            "/health/live\"x",
                            "/<script>",
                            "/{x}",
                            "/health/live^",
                            "/health/live`",
                            "/h\xC3\xA9",
                            "/health/live?\xC3\xA9",
                            "/health/live\x01",
                            "/health/live\x7F",
                            "http://evil.example/health/live",
                            "http://user@HOST/health/live",
                            "http:///health/live",
                            "http:/health/live",
                            "http://HOST//health/live",
                            "ftp://HOST/health/live",
                            "file:///etc/passwd",
                            "http://HOST.evil.example/health/live",
                            "http://HOST#f"})
        table.target(bad, {400}, true);
    table.target('/' + QByteArray(4000, 'a'), {404});
    table.target(QByteArray("/a").repeated(2000), {404});
    for (const int size : {5000, 20000, 100000})
        table.target('/' + QByteArray(size, 'a'), {414}, true);
    table.target("/health/live?" + QByteArray(5000, 'a'), {414}, true);
    table.add("OPTIONS for the server", "OPTIONS * HTTP/1.1\r\nHost: HOST\r\n\r\n", {204});
    table.add("OPTIONS for a path", "OPTIONS /health/live HTTP/1.1\r\nHost: HOST\r\n\r\n", {204});
    table.add("OPTIONS for no path", "OPTIONS /nothing HTTP/1.1\r\nHost: HOST\r\n\r\n", {404});
}

void addHosts(Table &table)
{
    for (const char *good : {"HOST", " localhost:PORT", " LocalHost:PORT", "  HOST \t", " [::1]:PORT"})
        table.host(good, {200}, false);
    for (const char *bad : {"", " ", "\t"})
        table.host(bad, {400});
    for (const char *foreign : {"evil.example",
                                "evil.example:PORT",
                                "localhost",
                                "127.0.0.1",
                                "127.0.0.1:1",
                                "127.0.0.1:",
                                ":PORT",
                                "127.0.0.1.evil.example:PORT",
                                "user@HOST",
                                "HOST/",
                                "HOST,evil.example",
                                "HOST evil.example",
                                "http://HOST",
                                "[::1",
                                "0.0.0.0:PORT",
                                "127.1:PORT",
                                "2130706433:PORT",
                                "0x7f000001:PORT",
                                "127.0.0.2:PORT",
                                "HOST#",
                                "HOST\\",
                                "127.0.0.1:0PORT",
                                "127.0.0.1:+PORT",
                                "localhost.:PORT",
                                "a.localhost:PORT",
                                "[::ffff:127.0.0.1]:PORT",
                                "\xE2\x93\x9B\x6F",
                                "xn--evil:PORT",
                                "*",
                                "169.254.169.254",
                                "HOST:80"})
        table.host(' ' + QByteArray(foreign), {421});
    table.add("no Host", "GET /health/live HTTP/1.1\r\n\r\n", {400}, true);
    table.field("Host: HOST", {400});
    table.field("Host: evil.example", {400});
    table.field("hOST:evil.example", {400});
    table.field("X-Forwarded-Host: evil.example\r\nForwarded: host=evil.example", {200}, false);
}

void addFields(Table &table)
{
    for (const char *good : {"X:",
                             "X: ",
                             "X:y",
                             "X: \ty\t",
                             "X: a\tb",
                             "X: \xE9\xFF",
                             "x-_.!#$%&'*+^`|~0: y",
                             "X: y\r\nX: z",
                             "TE: trailers",
                             "Trailer: X",
                             "Content_Length: 5",
                             "Connection: keep-alive",
                             "Connection: Host",
                             "Range: bytes=0-0",
                             "If-None-Match: *",
                             "Expect: 100-continue",
                             "Accept: application/xml",
                             "Accept-Encoding: gzip;q=1, *;q=0",
                             "Max-Forwards: 0",
                             "X-HTTP-Method-Override: DELETE",
                             "Cookie: a=b; c=d",
                             "Keep-Alive: timeout=99999"})
        table.field(good, {200}, false);
    for (const char *bad :
         {"X : y",
          "X\t: y",
          " X: y",
          "\tX: y",
          "X",
          "X y",
          ": y",
          "X(: y",
          "X,Y: z",
          "X\x01: y",
          "X\x7F: y",
          "X\x80: y",
          "X: a\x01z",
          "X: a\x7Fz",
          "X: a\x08z",
          "X: a\x1B[2J",
          "\"X\": y",
          "X;: y",
          "[X]: y",
          "{X}: y",
          "X@: y",
          "X/Y: z",
          "X=: y",
          "X?: y",
          "X\\: y",
          "X: a\rY: b",
          "X: a\nY: b",
          "X: a\r\n b",
          "X: a\r\n\tb",
          "X: a\r",
          "X: a\v",
          "Origin: http://a\r\nOrigin: http://b",
          "Authorization: Bearer a\r\nAuthorization: Bearer b",
          "Upgrade: h2c",
          "Upgrade: websocket",
          "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk"})
        table.field(bad, {400});
    table.field(QByteArray("X: a\0b", 6), {400});
    table.field(QByteArray("X\0: b", 5), {400});
    table.field("Expect: 200-ok", {417});
    table.field("X: " + QByteArray(16000, 'a'), {200}, false);
    table.field("X: " + QByteArray(30000, 'a'), {431});
    table.field(QByteArray(30000, 'a') + ": x", {431});
    table.field("X: " + QByteArray(1000000, 'a'), {431});
    table.field(QByteArray("X: y\r\n").repeated(60).chopped(2), {200}, false);
    table.field(QByteArray("X: y\r\n").repeated(100).chopped(2), {431});
    table.field(QByteArray("X: y\r\n").repeated(10000).chopped(2), {431});
    for (const char *closing : {"Connection: close", "connection: Close", "Connection: keep-alive, close",
                                "Connection: keep-alive\r\nConnection: close", "Connection: ,,close,"})
        table.field(closing, {200});
}

void addBodies(Table &table)
{
    for (const char *length : {"-1",  "-5", "+5",       "0x5", "5 5", "5,5",   "5, 5", "abc",  "",    "5.0",
                               "1e1", "5;", "\xD9\xA5", "--5", "5-",  "\"5\"", "5\t5", "0b11", "1_0", "five"})
        table.body("Content-Length: " + QByteArray(length), "hello", {400});
    for (const char *length :
         {"9223372036854775807", "9223372036854775808", "18446744073709551615", "18446744073709551616",
          "99999999999999999999999999", "1048577", "1073741824", "4294967296", "4294967301", "67108864"})
        table.body("Content-Length: " + QByteArray(length), "hello", {413});
    table.body("Content-Length: 5", "hello", {404}, false);
    table.body("Content-Length: 0005", "hello", {404}, false);
    table.body("Content-Length: 0", "", {404}, false);
    table.body("Content-Length: 1", "hello", {400});
    table.body("X: y", "hello", {400});
    for (const char *twice :
         {"Content-Length: 5\r\nContent-Length: 5", "Content-Length: 5\r\nContent-Length: 6",
          "Content-Length: 5\r\ncontent-length: 0", "Content-Length: 5\r\nContent-Type: a\r\nContent-Type: b",
          "Content-Length : 5", "Content-Length: 5\r\n 6"})
        table.body(twice, "hello", {400});
    const QByteArray smuggled = "0\r\n\r\nGET /openapi.json HTTP/1.1\r\nHost: HOST\r\n\r\n";
    for (const char *coding :
         {"chunked", "Chunked", "CHUNKED", "identity", "gzip", "gzip, chunked", "chunked, chunked",
          "chunked, identity", "xchunked", "chunked;q=1", "\"chunked\"", "\tchunked", "", "trailers", "cow"})
        table.body("Transfer-Encoding: " + QByteArray(coding), smuggled, {411});
    for (const char *both : {"Content-Length: 5\r\nTransfer-Encoding: chunked",
                             "Transfer-Encoding: chunked\r\nContent-Length: 5",
                             "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity"})
        table.body(both, smuggled, {411});
    for (const char *hidden :
         {"Transfer-Encoding : chunked\r\nContent-Length: 5", "Transfer-Encoding:\vchunked",
          "X: y\r\n Transfer-Encoding: chunked", "X: y\rTransfer-Encoding: chunked"})
        table.body(hidden, smuggled, {400});
    for (const char *chunks :
         {"-5\r\nhello\r\n0\r\n\r\n", "5;a=b\r\nhello\r\n0\r\n\r\n", "5\r\nhello\r\n0\r\nX: y\r\n\r\n",
          "ffffffffffffffff\r\n", "5\nhello\n0\n\n", "0x5\r\nhello\r\n0\r\n\r\n"})
        table.body("Transfer-Encoding: chunked\r\nTrailer: X", chunks, {411});
    table.add("a body behind GET", get + "Content-Length: 5\r\n\r\nhello", {200});
    table.add("a request behind GET", get + "\r\n" + get + "\r\n", {400}, true);
    table.add("a request as the body of GET",
              get + "Content-Length: 53\r\n\r\nGET /openapi.json HTTP/1.1\r\nHost: 127.0.0.1:1\r\n\r\n....",
              {200});
    table.add("chunks for HTTP/1.0",
              "POST /nothing HTTP/1.0\r\nHost: HOST\r\nTransfer-Encoding: chunked\r\n\r\n" + smuggled, {411},
              true);
    table.add("a megabyte that nobody asked for",
              post + "Content-Length: 67108864\r\n\r\n" + QByteArray(1 << 20, 'x'), {413}, true);
}

void addOrigins(Table &table)
{
    for (const char *origin : {"https://evil.example", "null", "", "*", "file://", "http://HOST.evil.example",
                               "http://127.0.0.1", "https://HOST@evil.example"}) {
        const QByteArray field = "Origin: " + QByteArray(origin) + "\r\n";
        for (const char *method : {"POST", "PUT", "PATCH", "DELETE"})
            table.add(method + QByteArray(" from ") + visible(origin),
                      method + QByteArray(" /nothing HTTP/1.1\r\nHost: HOST\r\n") + field + "\r\n", {403},
                      true);
        table.add("a preflight from " + visible(origin),
                  "OPTIONS /health/live HTTP/1.1\r\nHost: HOST\r\n" + field
                      + "Access-Control-Request-Method: POST\r\n\r\n",
                  {400});
        table.add("a look from " + visible(origin), get + field + "\r\n", {200});
    }
    table.add("POST from its own pages", post + "Origin: http://HOST\r\n\r\n", {404});
}

} // namespace

QList<HostileRequest> hostileRequests()
{
    Table table;
    addLines(table);
    addTargets(table);
    addHosts(table);
    addFields(table);
    addBodies(table);
    addOrigins(table);
    return table.rows;
}

} // namespace Contract
