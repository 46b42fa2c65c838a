// SPDX-License-Identifier: GPL-3.0-or-later
// Services hosted in this process, each in its thread, as the desktop does it.
#include "agent/service.h"
#include "contract/agentcontract.h"
#include "contract/hostilecontract.h"
#include "contract/hrcontract.h"
#include "core/servicethread.h"
#include "hr/openapidocument.h"
#include "hr/options.h"

#include <QCoreApplication>
#include <QTest>

namespace {

using Http::ListeningSocket;

class EmbeddedHost final : public Contract::Host
{
public:
    static std::unique_ptr<Contract::Host> make(const QString &issuer, const QUrl &hrUrl)
    {
        auto hr = ListeningSocket::bind({});
        auto agent = ListeningSocket::bind({});
        if (!hr || !agent)
            return nullptr;
        std::unique_ptr<EmbeddedHost> host(
            new EmbeddedHost(std::move(*hr), std::move(*agent), hrUrl.isEmpty()));
        return host->start(issuer, hrUrl) ? std::move(host) : nullptr;
    }

    QUrl hr() const override { return m_hostsHr ? m_hrSocket.url() : QUrl(); }
    QUrl agent() const override { return m_agentSocket.url(); }

private:
    EmbeddedHost(ListeningSocket hr, ListeningSocket agent, bool hostsHr)
        : m_hostsHr(hostsHr), m_hrSocket(std::move(hr)), m_agentSocket(std::move(agent)),
          m_hrThread(QStringLiteral("hr")), m_agentThread(QStringLiteral("agent"))
    {
    }

    bool start(const QString &issuer, const QUrl &hrUrl)
    {
        Hr::ServiceOptions hrOptions;
        hrOptions.issuer = issuer;
        hrOptions.linkByUsername = true;
        hrOptions.demoData = true;
        hrOptions.whoCanHelp = QStringLiteral("office");

        const QUrl baseUrl = hrUrl.isEmpty() ? m_hrSocket.url() : hrUrl;
        const Agent::ConnectedService connected
            = Agent::knownService(QStringLiteral("HR"), baseUrl, QStringLiteral("hr-api"),
                                  Hr::openApiDocument(issuer, baseUrl), Hr::readOnlyOperations());
        Agent::ServiceOptions agentOptions;
        agentOptions.issuer = issuer;
        agentOptions.services = {connected};

        return (!m_hostsHr || isStarted(m_hrThread.start([this, hrOptions] {
                   return Hr::Service::create(m_hrSocket, hrOptions);
               })))
            && isStarted(m_agentThread.start(
                [this, agentOptions] { return Agent::Service::create(m_agentSocket, agentOptions); }));
    }

    static bool isStarted(const Core::Future<> &future)
    {
        if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 20000))
            return false;
        const Core::Result<> result = future.result();
        if (!result)
            qWarning().noquote() << result.error().detail;
        return result.has_value();
    }

    const bool m_hostsHr;
    ListeningSocket m_hrSocket;
    ListeningSocket m_agentSocket;
    Core::ServiceThread m_hrThread;
    Core::ServiceThread m_agentThread;
};

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    Contract::HrContract hr(&EmbeddedHost::make);
    Contract::AgentContract agent(&EmbeddedHost::make);
    Contract::HostileContract hostile(&EmbeddedHost::make);
    int failures = 0;
    for (QObject *contract : std::initializer_list<QObject *> {&hr, &agent, &hostile})
        failures += QTest::qExec(contract, argc, argv);
    return failures;
}
