// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/bearergate.h"

#include <QTest>

class tst_Roles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void holdsARoleByItsWholeName();
    void refusesWithARole();
};

void tst_Roles::holdsARoleByItsWholeName()
{
    Auth::Principal principal;
    principal.roles = QStringList {QStringLiteral("office-management")};
    QVERIFY(principal.hasRole(QStringLiteral("office-management")));
    QVERIFY(!principal.hasRole(QStringLiteral("office")));
    QVERIFY(!principal.hasRole(QStringLiteral("Office-Management")));
    QVERIFY(!principal.hasRole(QString()));
}

void tst_Roles::refusesWithARole()
{
    const Http::Reply reply
        = Auth::forbidden({QStringLiteral("office-management")}, QStringLiteral("office"));
    QCOMPARE(reply.status, 403);
    QVERIFY(!reply.headers.contains("WWW-Authenticate"));
    QVERIFY(reply.body.contains(R"("Insufficient permissions")"));
    QVERIFY(reply.body.contains("office-management"));
    QVERIFY(reply.body.contains("who_can_help"));
}

QTEST_APPLESS_MAIN(tst_Roles)
#include "tst_roles.moc"
