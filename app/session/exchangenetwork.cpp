// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/exchangenetwork.h"

#include "session/tokenresponse.h"

#include <QNetworkReply>
#include <QTimer>

#include <algorithm>

namespace Session {
namespace {

/// Gives a body once: a code is redeemed once (RFC 6749, section 4.1.2), but QNetworkAccessManager
/// sends a POST again when the peer closes the connection without an answer.
class OnceReadable : public QIODevice
{
public:
    explicit OnceReadable(QByteArray bytes) : m_bytes(std::move(bytes)) { open(ReadOnly | Unbuffered); }
    bool isSequential() const override { return true; }
    bool seek(qint64) override { return false; } // without the warning of QIODevice's own
    bool atEnd() const override { return m_position >= m_bytes.size(); }
    qint64 bytesAvailable() const override
    {
        return m_bytes.size() - m_position + QIODevice::bytesAvailable();
    }

protected:
    qint64 readData(char *data, qint64 maxSize) override
    {
        const qint64 size = std::min<qint64>(maxSize, m_bytes.size() - m_position);
        if (size <= 0)
            return -1;
        std::copy_n(m_bytes.constData() + m_position, size, data);
        m_position += size;
        return size;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    const QByteArray m_bytes;
    qint64 m_position = 0;
};

} // namespace

ExchangeNetwork::ExchangeNetwork(QNetworkAccessManager &shared, std::chrono::milliseconds timeLimit,
                                 QObject *parent)
    : QNetworkAccessManager(parent), m_shared(shared), m_timeLimit(timeLimit)
{
}

ExchangeNetwork::~ExchangeNetwork()
{
    if (!m_reply)
        return;
    m_reply->disconnect();
    m_reply->abort();
    delete m_reply;
}

QNetworkReply *ExchangeNetwork::createRequest(Operation operation, const QNetworkRequest &request,
                                              QIODevice *outgoingData)
{
    if (operation != PostOperation)
        return QNetworkAccessManager::createRequest(operation, request, outgoingData);

    QNetworkRequest guarded(request);
    guarded.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    guarded.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    guarded.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    guarded.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    guarded.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    guarded.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    guarded.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    guarded.setRawHeader("Accept", "application/json");
    guarded.setRawHeader("Accept-Encoding", "identity"); // a small answer may unpack to a large one

    const QByteArray form = outgoingData ? outgoingData->readAll() : QByteArray();
    guarded.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    guarded.setHeader(QNetworkRequest::ContentLengthHeader, form.size());
    auto *body = new OnceReadable(form);
    QNetworkReply *reply = m_shared.post(guarded, body);
    body->setParent(reply);
    m_reply = reply;
    connect(reply, &QNetworkReply::downloadProgress, this, [this, reply](qint64 received, qint64 total) {
        if (std::max(received, total) <= maxTokenResponse || m_overflowed)
            return;
        m_overflowed = true;
        reply->abort();
    });
    QTimer::singleShot(m_timeLimit, reply, &QNetworkReply::abort); // Qt's own limit is for silence only
    return reply;
}

} // namespace Session
