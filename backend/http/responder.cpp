// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/responder.h"

#include "http/exchange.h"
#include "http/sse.h"

#include <QJsonDocument>

namespace Http {

StreamWriter::StreamWriter(std::shared_ptr<Exchange> exchange) : m_exchange(std::move(exchange))
{
}

bool StreamWriter::write(const QByteArray &bytes) const
{
    return m_exchange->writeStream(bytes);
}

bool StreamWriter::writeEvent(const QByteArray &name, const QJsonObject &data) const
{
    return write(formatEvent(name, QJsonDocument(data).toJson(QJsonDocument::Compact)));
}

bool StreamWriter::writeComment() const
{
    return write(":\n\n");
}

void StreamWriter::finish() const
{
    m_exchange->finishStream();
}

bool StreamWriter::isGone() const
{
    return m_exchange->isGone();
}

Responder::Responder(std::shared_ptr<Exchange> exchange) : m_exchange(std::move(exchange))
{
}

void Responder::send(const Reply &reply) const
{
    m_exchange->send(reply);
}

void Responder::setSubject(const QByteArray &subjectHash) const
{
    m_exchange->setSubject(subjectHash);
}

StreamWriter Responder::stream(const QByteArray &contentType, const Headers &headers) const
{
    m_exchange->beginStream(contentType, headers);
    // The copies of the writer have a count of their own: the last one ends the stream, even where
    // a responder of the same exchange is still kept.
    return StreamWriter(std::shared_ptr<Exchange>(
        m_exchange.get(), [kept = m_exchange](Exchange *exchange) { exchange->finishStream(); }));
}

void Responder::onGone(QObject *context, std::function<void()> function) const
{
    m_exchange->onGone(context, std::move(function));
}

bool Responder::isGone() const
{
    return m_exchange->isGone();
}

} // namespace Http
