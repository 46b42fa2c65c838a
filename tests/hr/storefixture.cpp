// SPDX-License-Identifier: GPL-3.0-or-later
#include "hr/storefixture.h"

#include <QSqlDatabase>
#include <QSqlQuery>

namespace {

const QString observer = QStringLiteral("observer");

} // namespace

StoreFixture::StoreFixture()
{
    const QString file = m_folder.filePath(QStringLiteral("hr.db"));
    options.database = QStringLiteral("sqlite:") + file;
    options.demoData = true;
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), observer);
    database.setDatabaseName(file);
}

StoreFixture::~StoreFixture()
{
    QSqlDatabase::removeDatabase(observer);
}

std::unique_ptr<Hr::Store> StoreFixture::open(bool linkByUsername)
{
    options.linkByUsername = linkByUsername;
    Core::Result<std::unique_ptr<Hr::Store>> store = Hr::SqlStore::open(options);
    if (!store)
        qWarning().noquote() << store.error().detail;
    return store ? std::move(*store) : nullptr;
}

QVariant StoreFixture::ask(const QString &question) const
{
    QSqlQuery query(QSqlDatabase::database(observer));
    return query.exec(question) && query.next() ? query.value(0) : QVariant();
}

bool StoreFixture::run(const QString &statement) const
{
    QSqlQuery query(QSqlDatabase::database(observer));
    return query.exec(statement);
}

Hr::Identity person(const QString &name, const QString &subject, const QString &issuer)
{
    return Hr::Identity {issuer, subject, name, true};
}

Hr::LookupRequest request(const Hr::Identity &asker, const QString &name)
{
    return Hr::LookupRequest {asker, QStringLiteral("office-management"), name,
                              QStringLiteral("correlation-1")};
}
