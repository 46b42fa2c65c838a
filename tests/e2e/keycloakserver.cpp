// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/keycloakserver.h"

#include <QTcpServer>
#include <QTest>

#include <csignal>
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

namespace {

constexpr int startTime = 280000; // ms, on a machine that does much else
constexpr int missing = 77; // exit code of ./dev keycloak

} // namespace

QJsonArray KeycloakServer::Answer::array() const
{
    return QJsonDocument::fromJson(body).array();
}

KeycloakServer::KeycloakServer()
{
    QObject::connect(&m_process, &QProcess::readyReadStandardOutput, &m_process,
                     [this] { m_output += m_process.readAllStandardOutput(); });
    QObject::connect(&m_process, &QProcess::readyReadStandardError, &m_process,
                     [this] { m_complaint += m_process.readAllStandardError(); });
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("SECUREAGENT_SKIP_INSTALL"), QStringLiteral("1"));
    m_process.setProcessEnvironment(environment);
#ifdef Q_OS_LINUX
    // Whatever happens to this test, no server is left behind.
    m_process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGTERM); });
#endif
}

bool KeycloakServer::start()
{
    if (m_port == 0) {
        QTcpServer free;
        free.listen(QHostAddress::LocalHost);
        m_port = free.serverPort();
    }
    m_output.clear();
    m_process.start(qEnvironmentVariable("SECUREAGENT_DEV"),
                    {QStringLiteral("keycloak"), QStringLiteral("--port"), QString::number(m_port),
                     QStringLiteral("--data"), m_data.path()});
    const bool told = QTest::qWaitFor(
        [this] { return m_output.contains("Keycloak answers") || m_process.state() == QProcess::NotRunning; },
        startTime);
    if (!told)
        m_complaint += "it took too long";
    m_isMissing = m_process.state() == QProcess::NotRunning && m_process.exitCode() == missing;
    return m_output.contains("Keycloak answers");
}

void KeycloakServer::stop()
{
    m_administrator.clear();
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!QTest::qWaitFor([this] { return m_process.state() == QProcess::NotRunning; }, 30000))
        m_process.kill();
}

QUrl KeycloakServer::url(const QString &path) const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_port) + path);
}

KeycloakServer::Answer KeycloakServer::send(const Http::ClientRequest &request)
{
    const auto future = m_http.send(request);
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 60000) || !future.result())
        return {};
    return {future.result()->status, future.result()->body};
}

KeycloakServer::Answer KeycloakServer::post(const QUrl &url,
                                            const QList<std::pair<QByteArray, QByteArray>> &fields,
                                            const QByteArray &authorization)
{
    Http::ClientRequest request;
    request.method = "POST";
    request.url = url;
    request.timeLimit = std::chrono::seconds(60);
    request.headers.add("Content-Type", "application/x-www-form-urlencoded");
    if (!authorization.isEmpty())
        request.headers.add("Authorization", authorization);
    for (const auto &[name, value] : fields)
        request.body += (request.body.isEmpty() ? "" : "&") + name + '=' + value.toPercentEncoding();
    return send(request);
}

KeycloakServer::Answer KeycloakServer::administer(const QByteArray &method, const QString &path,
                                                  const QJsonDocument &body)
{
    // It lives for a minute.
    if (m_administrator.isEmpty() || m_administratorSince.hasExpired(30000)) {
        const Answer token = post(url(QStringLiteral("/realms/master/protocol/openid-connect/token")),
                                  {{"grant_type", "password"},
                                   {"client_id", "admin-cli"},
                                   {"username", "admin"},
                                   {"password", "admin"}});
        m_administrator = token.object()[QLatin1String("access_token")].toString().toLatin1();
        m_administratorSince.start();
    }
    Http::ClientRequest request;
    request.method = method;
    request.url = url(QStringLiteral("/admin/realms") + path);
    request.timeLimit = std::chrono::seconds(60);
    request.headers = {{"Authorization", "Bearer " + m_administrator}, {"Accept", "application/json"}};
    if (!body.isNull()) {
        request.headers.add("Content-Type", "application/json");
        request.body = body.toJson(QJsonDocument::Compact);
    }
    const Answer answer = send(request);
    if (answer.status / 100 != 2)
        qWarning("%s %s: %d %s", method.constData(), qPrintable(path), answer.status,
                 answer.body.constData());
    return answer;
}

QString KeycloakServer::idOf(const QString &listPath, const QString &member, const QString &value)
{
    const QJsonArray list = administer("GET", listPath).array();
    for (const QJsonValue &element : list) {
        if (element[member].toString() == value)
            return element[QLatin1String("id")].toString();
    }
    return {};
}
