// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/origin.h"

#include <QHostAddress>

namespace Http {

namespace {

int effectivePort(const QUrl &url)
{
    const QString scheme = url.scheme();
    const int own = scheme == QLatin1String("https") ? 443 : scheme == QLatin1String("http") ? 80 : -1;
    return url.port(own);
}

} // namespace

QString origin(const QUrl &url)
{
    QString host = url.host(QUrl::FullyEncoded).toLower();
    if (host.contains(QLatin1Char(':')) && !host.startsWith(QLatin1Char('[')))
        host = QLatin1Char('[') + host + QLatin1Char(']');
    return QStringLiteral("%1://%2:%3")
        .arg(url.scheme().toLower(), host, QString::number(effectivePort(url)));
}

QStringList hostsOf(const QUrl &url)
{
    QUrl named = url;
    named.setPort(effectivePort(url));
    QStringList hosts {named.authority(QUrl::FullyEncoded)};
    named.setPort(-1);
    if (effectivePort(named) == effectivePort(url))
        hosts.append(named.authority(QUrl::FullyEncoded));
    return hosts;
}

bool isWebAddress(const QUrl &url)
{
    return url.isValid() && !url.host().isEmpty()
        && (url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https"));
}

bool isLoopbackHost(const QString &host)
{
    if (host.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0)
        return true;
    QString literal = host;
    if (literal.startsWith(QLatin1Char('[')) && literal.endsWith(QLatin1Char(']')))
        literal = literal.mid(1, literal.size() - 2);
    // QHostAddress also reads "127.1" and "0x7f000001", which other programs read otherwise.
    if (!literal.contains(QLatin1Char(':')) && literal.count(QLatin1Char('.')) != 3)
        return false;
    QHostAddress address;
    if (!address.setAddress(literal))
        return false;
    if (address.protocol() == QAbstractSocket::IPv4Protocol)
        return address.toString() == literal && address.isLoopback();
    return address == QHostAddress(QHostAddress::LocalHostIPv6);
}

bool isSafeForCredentials(const QUrl &url)
{
    if (url.host().isEmpty())
        return false;
    return url.scheme() == QLatin1String("https")
        || (url.scheme() == QLatin1String("http") && isLoopbackHost(url.host()));
}

bool isForbiddenHost(const QString &host)
{
    QString literal = host.toLower();
    if (literal.startsWith(QLatin1Char('[')) && literal.endsWith(QLatin1Char(']')))
        literal = literal.mid(1, literal.size() - 2);
    QHostAddress address;
    if (!address.setAddress(literal)) {
        while (literal.endsWith(QLatin1Char('.')))
            literal.chop(1);
        for (const char *name : {"metadata", "metadata.google.internal", "metadata.goog", "instance-data",
                                 "instance-data.ec2.internal"}) {
            if (literal == QLatin1String(name))
                return true;
        }
        return false;
    }
    if (address.protocol() == QAbstractSocket::IPv6Protocol) {
        // An IPv4 address inside an IPv6 one: mapped (RFC 4291), or for NAT64 (RFC 6052).
        const bool embeds = address.isInSubnet(QHostAddress(QStringLiteral("::ffff:0:0")), 96)
            || address.isInSubnet(QHostAddress(QStringLiteral("64:ff9b::")), 96);
        if (embeds) {
            const Q_IPV6ADDR bytes = address.toIPv6Address();
            quint32 inner = 0;
            for (int i = 12; i < 16; ++i)
                inner = inner << 8 | bytes[i];
            address = QHostAddress(inner);
        }
    }
    if (address.isLinkLocal())
        return true;
    for (const char *known : {"100.100.100.200", "192.0.0.192", "fd00:ec2::254", "fd20:ce::254"}) {
        if (address == QHostAddress(QLatin1String(known)))
            return true;
    }
    return false;
}

} // namespace Http
