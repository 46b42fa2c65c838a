// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/serviceclient.h"

#include "http/origin.h"

#include <QHostInfo>

#include <algorithm>

namespace Agent {

using Core::Error;

namespace {

bool isAddress(const QString &host)
{
    return !QHostAddress(host).isNull();
}

bool isRefused(const QHostAddress &address)
{
    return address.isLoopback() || address == QHostAddress::AnyIPv4 || address == QHostAddress::AnyIPv6
        || Http::isForbiddenHost(address.toString());
}

} // namespace

ServiceClient::ServiceClient(Http::Client &client, Resolver resolve, QObject *parent)
    : QObject(parent), m_client(client),
      m_resolve(resolve ? std::move(resolve) : Resolver([this](const QString &host) {
          const Core::Promise<QList<QHostAddress>> promise;
          QHostInfo::lookupHost(host, this,
                                [promise](const QHostInfo &info) { promise.finish(info.addresses()); });
          return promise.future();
      }))
{
}

Core::Future<Http::ClientResponse> ServiceClient::send(const Http::ClientRequest &request)
{
    const QString host = request.url.host();
    const Core::Promise<Http::ClientResponse> promise;
    const auto refuse = [promise] {
        promise.finish(
            Core::failure(Error::Code::Forbidden,
                          QStringLiteral("its host is at an address that no service may be called at")));
    };
    if (Http::isLoopbackHost(host)) // configured as such
        return m_client.send(request);
    if (Http::isForbiddenHost(host)) {
        refuse();
        return promise.future();
    }
    if (isAddress(host))
        return m_client.send(request);
    Core::whenDone(this, m_resolve(host),
                   [this, request, promise, refuse](const Core::Result<QList<QHostAddress>> &addresses) {
                       if (promise.isCancelled())
                           return;
                       if (addresses && std::any_of(addresses->cbegin(), addresses->cend(), isRefused))
                           refuse();
                       else
                           pass(request, promise);
                   });
    return promise.future();
}

void ServiceClient::pass(const Http::ClientRequest &request,
                         const Core::Promise<Http::ClientResponse> &promise)
{
    Core::Future<Http::ClientResponse> sent = m_client.send(request);
    promise.onCancelled(this, [sent]() mutable { sent.cancel(); });
    Core::whenDone(this, sent, [promise](const Core::Result<Http::ClientResponse> &response) {
        promise.finish(response);
    });
}

std::unique_ptr<Http::ClientStream> ServiceClient::open(const Http::ClientRequest &request)
{
    return m_client.open(request);
}

} // namespace Agent
