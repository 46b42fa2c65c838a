// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/httpissuer.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>

/// bench_issuer COUNT FILE: an identity provider that publishes its keys; writes COUNT different tokens of
/// jettro, one a line, good for an hour, and prints its issuer. Runs until it is ended.
int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    if (argc != 3)
        return 2;
    const Doubles::HttpIssuer issuer;
    QJsonObject claims = issuer.claimsOf({QStringLiteral("jettro"), QStringLiteral("sub-jettro"), {}});
    claims[QStringLiteral("exp")] = claims.value(QStringLiteral("exp")).toInteger() + 3600;
    QFile file(QString::fromLocal8Bit(argv[2]));
    if (!file.open(QIODevice::WriteOnly))
        return 1;
    const int count = QByteArray(argv[1]).toInt();
    for (int i = 0; i < count; ++i) {
        claims[QStringLiteral("jti")] = i;
        file.write(issuer.sign(claims) + '\n');
    }
    file.close();
    std::printf("%s\n", qPrintable(issuer.issuer()));
    std::fflush(stdout);
    return QCoreApplication::exec();
}
