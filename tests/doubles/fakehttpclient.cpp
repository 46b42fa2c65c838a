// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/fakehttpclient.h"

#include <QTimer>

#include <algorithm>
#include <utility>

namespace Doubles {

namespace {

/// Plays one scripted stream; a start in the event loop, as a network has.
class FakeStream : public Http::ClientStream
{
public:
    FakeStream(int status, Http::Headers headers, QList<QByteArray> pieces, Core::Result<> end)
    {
        QTimer::singleShot(0, this, [this, status, headers, pieces = std::move(pieces), end]() {
            if (status != 0)
                Q_EMIT started(status, headers);
            for (const QByteArray &piece : pieces) {
                if (m_aborted)
                    return;
                Q_EMIT data(piece);
            }
            if (!m_aborted)
                Q_EMIT finished(end);
        });
    }
    void abort() override { m_aborted = true; }

private:
    bool m_aborted = false;
};

Core::Error down()
{
    return Core::Error {Core::Error::Code::Unavailable, QStringLiteral("nobody answers here")};
}

template<class T>
T next(QList<T> &script)
{
    return script.size() > 1 ? script.takeFirst() : script.first();
}

} // namespace

void FakeHttpClient::answer(const QString &path, int status, const QByteArray &body,
                            const Http::Headers &headers)
{
    m_answers[path].append(Http::ClientResponse {status, headers, body});
}

void FakeHttpClient::fail(const QString &path, Core::Error::Code code)
{
    m_answers[path].append(Answer(Core::failure(code, QStringLiteral("scripted"))));
}

void FakeHttpClient::release()
{
    m_holding = false;
    const QList<Held> held = std::exchange(m_held, {});
    for (const Held &one : held)
        one.promise.finish(one.answer);
}

void FakeHttpClient::stream(const QString &path, int status, const QList<QByteArray> &pieces,
                            const Core::Result<> &end, const Http::Headers &headers)
{
    m_streams[path].append(Stream {status, headers, pieces, end});
}

Core::Future<Http::ClientResponse> FakeHttpClient::send(const Http::ClientRequest &request)
{
    m_requests.append(request);
    const auto script = m_answers.find(request.url.path());
    Answer answer = script == m_answers.end() ? Answer(Core::failure(down())) : next(*script);
    if (answer && answer->body.size() > request.maxBytes)
        answer = Core::failure(Core::Error::Code::TooLarge, QStringLiteral("too large"));
    const Core::Promise<Http::ClientResponse> promise;
    if (m_holding)
        m_held.append(Held {promise, answer});
    else
        promise.finish(answer);
    return promise.future();
}

std::unique_ptr<Http::ClientStream> FakeHttpClient::open(const Http::ClientRequest &request)
{
    m_requests.append(request);
    const auto script = m_streams.find(request.url.path());
    if (script == m_streams.end())
        return std::make_unique<FakeStream>(0, Http::Headers(), QList<QByteArray>(),
                                            Core::Result<>(Core::failure(down())));
    const Stream scripted = next(*script);
    return std::make_unique<FakeStream>(scripted.status, scripted.headers, scripted.pieces, scripted.end);
}

int FakeHttpClient::count(const QString &path) const
{
    return static_cast<int>(
        std::count_if(m_requests.cbegin(), m_requests.cend(),
                      [&path](const Http::ClientRequest &request) { return request.url.path() == path; }));
}

} // namespace Doubles
