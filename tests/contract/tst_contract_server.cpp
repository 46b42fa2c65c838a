// SPDX-License-Identifier: GPL-3.0-or-later
// Services hosted by the program secure-agent-server.
#include "contract/agentcontract.h"
#include "contract/hostilecontract.h"
#include "contract/hrcontract.h"
#include "doubles/serverprocess.h"

#include <QCoreApplication>
#include <QTcpServer>
#include <QTest>

namespace {

class ProcessHost final : public Contract::Host
{
public:
    static std::unique_ptr<Contract::Host> make(const QString &issuer, const QUrl &hrUrl)
    {
        return makeAt(QStringLiteral("127.0.0.1:0"), issuer, hrUrl);
    }
    static std::unique_ptr<Contract::Host> makeOnIpv6(const QString &issuer, const QUrl &hrUrl)
    {
        return makeAt(QStringLiteral("[::1]:0"), issuer, hrUrl);
    }

    QUrl hr() const override { return m_server.url(QStringLiteral("hr")); }
    QUrl agent() const override { return m_server.url(QStringLiteral("agent")); }

private:
    static std::unique_ptr<Contract::Host> makeAt(const QString &address, const QString &issuer,
                                                  const QUrl &hrUrl)
    {
        QStringList services {QStringLiteral("agent")};
        QStringList options {QStringLiteral("--issuer"), issuer, QStringLiteral("--agent-listen"), address};
        if (hrUrl.isEmpty()) {
            services.append(QStringLiteral("hr"));
            options << QStringLiteral("--hr-listen") << address << QStringLiteral("--database")
                    << QStringLiteral("sqlite::memory:") << QStringLiteral("--demo-data")
                    << QStringLiteral("--link-by-username");
        } else {
            options << QStringLiteral("--hr-url") << hrUrl.toString();
        }
        std::unique_ptr<ProcessHost> host(new ProcessHost(services + options));
        if (host->m_server.waitForServices(services))
            return host;
        qWarning().noquote() << host->m_server.errors();
        return nullptr;
    }

    explicit ProcessHost(const QStringList &arguments)
        : m_server(QStringLiteral(SECUREAGENT_SERVER_PROGRAM), arguments)
    {
    }

    Doubles::ServerProcess m_server;
};

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    Contract::HrContract hr(&ProcessHost::make);
    Contract::AgentContract agent(&ProcessHost::make);
    Contract::HostileContract hostile(&ProcessHost::make);
    Contract::HrContract hrOnIpv6(&ProcessHost::makeOnIpv6);
    Contract::AgentContract agentOnIpv6(&ProcessHost::makeOnIpv6);
    Contract::HostileContract hostileOnIpv6(&ProcessHost::makeOnIpv6);
    QList<QObject *> contracts {&hr, &agent, &hostile};
    if (QTcpServer server; server.listen(QHostAddress::LocalHostIPv6))
        contracts += {&hrOnIpv6, &agentOnIpv6, &hostileOnIpv6};
    else
        qInfo("this computer has no IPv6");
    int failures = 0;
    for (QObject *contract : std::as_const(contracts))
        failures += QTest::qExec(contract, argc, argv);
    return failures;
}
