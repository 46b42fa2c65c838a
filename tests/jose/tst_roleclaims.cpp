// SPDX-License-Identifier: GPL-3.0-or-later
#include "jose/claims.h"

#include <QJsonArray>
#include <QTest>

class tst_RoleClaims : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsOnlyAnArrayOfStrings_data();
    void readsOnlyAnArrayOfStrings();
    void readsOnlyTheConfiguredClient();
};

void tst_RoleClaims::readsOnlyAnArrayOfStrings_data()
{
    const QString role = QStringLiteral("office-management");
    const auto object = [](const char *name, const QJsonValue &value) {
        return QJsonObject {{QLatin1String(name), value}};
    };
    QTest::addColumn<QJsonValue>("access");
    QTest::addColumn<QStringList>("roles");
    const auto row = [&](const char *name, const QJsonValue &access, const QStringList &roles = {}) {
        QTest::newRow(name) << access << roles;
    };
    const auto client = [&](const QJsonValue &value) { return object("fastapi-client", value); };
    const QJsonArray array {role, QStringLiteral("other")};
    row("as it should be", client(object("roles", array)), {role, QStringLiteral("other")});
    row("none", client(object("roles", QJsonArray())));
    row("no resource_access", QJsonValue(QJsonValue::Undefined));
    row("resource_access is an array", array);
    row("resource_access is a string", role);
    row("no entry for the client", QJsonObject());
    row("client is an array", client(array));
    row("client is a string", client(role));
    row("no roles", client(QJsonObject()));
    row("roles are a string", client(object("roles", role)));
    row("roles are a string that holds it",
        client(object("roles", QStringLiteral("not_office-management_at_all"))));
    row("roles are an object", client(object("roles", object("office-management", true))));
    row("roles are true", client(object("roles", true)));
    row("roles are null", client(object("roles", QJsonValue::Null)));
    row("a number among the roles", client(object("roles", QJsonArray {role, 1})));
    row("nested", client(object("roles", QJsonArray {QJsonArray {role}})));
    row("of another client", object("other-client", object("roles", array)));
    row("of the client in other letters", object("FastAPI-Client", object("roles", array)));
    row("as a path", QJsonObject {{QStringLiteral("fastapi-client.roles"), array}});
}

void tst_RoleClaims::readsOnlyAnArrayOfStrings()
{
    QFETCH(QJsonValue, access);
    QFETCH(QStringList, roles);
    QJsonObject claims;
    if (!access.isUndefined())
        claims.insert(QStringLiteral("resource_access"), access);
    QCOMPARE(Jose::readRoles(claims, QStringLiteral("fastapi-client")), roles);
}

void tst_RoleClaims::readsOnlyTheConfiguredClient()
{
    const QJsonObject roles {{QStringLiteral("roles"), QJsonArray {QStringLiteral("office-management")}}};
    const QJsonObject claims {
        {QStringLiteral("realm_access"), roles},
        {QStringLiteral("roles"), QJsonArray {QStringLiteral("office-management")}},
        {QStringLiteral("resource_access"), QJsonObject {{QStringLiteral("a.b"), roles}}}};
    QVERIFY(Jose::readRoles(claims, QStringLiteral("fastapi-client")).isEmpty());
    QVERIFY(Jose::readRoles(claims, QString()).isEmpty());
    // A client's name may hold a dot: it is a name and not a path.
    QCOMPARE(Jose::readRoles(claims, QStringLiteral("a.b")),
             QStringList {QStringLiteral("office-management")});
}

QTEST_APPLESS_MAIN(tst_RoleClaims)
#include "tst_roleclaims.moc"
