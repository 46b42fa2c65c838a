// SPDX-License-Identifier: GPL-3.0-or-later
#include "hr/servicefixture.h"

#include <QSqlDatabase>
#include <QSqlQuery>

const Doubles::TestPerson jettro {QStringLiteral("jettro"), QStringLiteral("subject-of-jettro"), {}};
const Doubles::TestPerson office {
    QStringLiteral("office"), QStringLiteral("subject-of-office"), {QStringLiteral("office-management")}};

namespace {

const QString observer = QStringLiteral("observer");

} // namespace

Http::Headers json(const QByteArray &token)
{
    Http::Headers headers {{"Content-Type", "application/json"}};
    if (!token.isEmpty())
        headers.add("Authorization", "Bearer " + token);
    return headers;
}

ServiceFixture::ServiceFixture()
{
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), observer);
    database.setDatabaseName(m_folder.filePath(QStringLiteral("hr.db")));
}

ServiceFixture::~ServiceFixture()
{
    QSqlDatabase::removeDatabase(observer);
}

Hr::ServiceOptions ServiceFixture::options() const
{
    Hr::ServiceOptions options;
    options.issuer = m_issuer.issuer();
    options.linkByUsername = true;
    options.database = QStringLiteral("sqlite:") + m_folder.filePath(QStringLiteral("hr.db"));
    options.demoData = true;
    options.whoCanHelp = QStringLiteral("the office managers");
    return options;
}

bool ServiceFixture::start(const Hr::ServiceOptions &options)
{
    m_service.reset();
    auto socket = Http::ListeningSocket::bind({});
    if (!socket)
        return false;
    m_socket.emplace(std::move(*socket));
    auto service = Hr::Service::create(*m_socket, options);
    if (!service) {
        qWarning().noquote() << service.error().detail;
        return false;
    }
    m_service = std::move(*service);
    return true;
}

Doubles::PlainAnswer ServiceFixture::post(const QByteArray &target, const Doubles::TestPerson &person,
                                          const QByteArray &body) const
{
    return Doubles::ask(url(), "POST", target, json(m_issuer.tokenFor(person)), body);
}

QVariant ServiceFixture::stored(const QString &question) const
{
    QSqlQuery query(QSqlDatabase::database(observer));
    return query.exec(question) && query.next() ? query.value(0) : QVariant();
}

bool ServiceFixture::change(const QString &statement) const
{
    QSqlQuery query(QSqlDatabase::database(observer));
    return query.exec(statement);
}
