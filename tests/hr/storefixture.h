// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hr/sqlstore.h"

#include <QTemporaryDir>
#include <QTest>
#include <QVariant>

/// A store with the demo's employees in a file, and a second connection that sees and changes what
/// another process would.
class StoreFixture
{
public:
    StoreFixture();
    ~StoreFixture();

    std::unique_ptr<Hr::Store> open(bool linkByUsername);
    /// The first value that the question finds.
    QVariant ask(const QString &question) const;
    bool run(const QString &statement) const;

    QString folder() const { return m_folder.path(); }

    Hr::SqlStoreOptions options;

private:
    QTemporaryDir m_folder;
};

Hr::Identity person(const QString &name, const QString &subject,
                    const QString &issuer = QStringLiteral("https://i"));

/// A manager's question about `name`.
Hr::LookupRequest request(const Hr::Identity &asker, const QString &name);

/// Waits for a future in a test.
template<class T>
Core::Result<T> result(const Core::Future<T> &future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 20000) || future.resultCount() == 0)
        return Core::failure(Core::Error::Code::Internal, QStringLiteral("no result"));
    return future.result();
}
