// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/doubles/demoprovider.h"

#include <QTest>

namespace Doubles {
namespace {

Http::ListeningSocket anyPort()
{
    auto socket = Http::ListeningSocket::bind({});
    if (!socket)
        qFatal("%s", qPrintable(socket.error().detail));
    return std::move(*socket);
}

} // namespace

DemoProvider::DemoProvider(Demo::ProviderOptions options) : m_socket(anyPort())
{
    start(std::move(options));
}

DemoProvider::~DemoProvider() = default;

void DemoProvider::start(Demo::ProviderOptions options)
{
    m_thread = std::make_unique<Core::ServiceThread>(QStringLiteral("demo-idp"));
    Core::Future<> started
        = m_thread->start([this, options] { return Demo::IdentityProvider::create(m_socket, options); });
    started.waitForFinished();
    if (const Core::Result<> result = started.result(); !result)
        qFatal("%s", qPrintable(result.error().detail));
}

void DemoProvider::stop()
{
    m_thread.reset();
}

QString DemoProvider::issuer() const
{
    return m_socket.url().toString();
}

template<class F>
void DemoProvider::inProvider(F function)
{
    auto *provider = static_cast<Demo::IdentityProvider *>(m_thread->object());
    QMetaObject::invokeMethod(
        provider, [provider, function] { function(*provider); }, Qt::BlockingQueuedConnection);
}

void DemoProvider::misbehave(const Demo::Misbehaviour &misbehaviour)
{
    inProvider([misbehaviour](Demo::IdentityProvider &provider) { provider.setMisbehaviour(misbehaviour); });
}

void DemoProvider::endAllSessions()
{
    inProvider([](Demo::IdentityProvider &provider) { provider.endAllSessions(); });
}

void DemoProvider::rotateKeys(bool keepOld)
{
    inProvider([keepOld](Demo::IdentityProvider &provider) { provider.rotateKeys(keepOld); });
}

bool HeadlessBrowser::open(const QUrl &url)
{
    pages.append(url);
    if (works && !waits)
        signIn();
    return works;
}

void HeadlessBrowser::signIn()
{
    auto *person = new Demo::HeadlessSignIn(m_http, m_username, m_username, &m_context);
    Core::whenDone(&m_context, person->open(pages.last()),
                   [person](const Core::Result<> &) { person->deleteLater(); });
}

} // namespace Doubles
