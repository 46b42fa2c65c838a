// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/exposure.h"

#include "http/origin.h"

namespace Server {

namespace {

/// What a browser sends as `Origin`: scheme, host, and a port where it is not the scheme's own.
bool isOrigin(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    return Http::isWebAddress(url) && text.endsWith(url.authority(QUrl::FullyEncoded), Qt::CaseInsensitive)
        && url.userInfo().isEmpty();
}

void readPublicUrl(ExposureOptions &options, Http::OptionReader &reader, bool runsHr, bool runsAgent)
{
    options.hrPublicUrl = reader.url("hr-public-url");
    options.agentPublicUrl = reader.url("agent-public-url");
    const QUrl only = reader.url("public-url");
    if (only.isEmpty())
        return;
    QUrl &target = runsHr ? options.hrPublicUrl : options.agentPublicUrl;
    if (runsHr && runsAgent)
        reader.refuse(QStringLiteral("--public-url does not say of which service: use --hr-public-url and "
                                     "--agent-public-url."));
    else if (!target.isEmpty())
        reader.refuse(QStringLiteral("--public-url says twice where the service is."));
    target = only;
}

bool isWildcard(const QHostAddress &address)
{
    return address == QHostAddress(QHostAddress::AnyIPv4) || address == QHostAddress(QHostAddress::AnyIPv6)
        || address == QHostAddress(QHostAddress::Any);
}

} // namespace

std::span<const Http::OptionText> exposureOptionTexts()
{
    static constexpr Http::OptionText options[] = {
        {"tls-certificate", "FILE", nullptr,
         "PEM file with the certificate of hr and agent, and those that lead to its authority: both then "
         "speak "
         "TLS only. SIGHUP reads it again."},
        {"tls-key", "FILE", nullptr, "PEM file with its private key, RSA or EC, without a passphrase."},
        {"behind-proxy", nullptr, nullptr,
         "A proxy in front speaks TLS: hr and agent may listen on other addresses than this machine's own "
         "without it."},
        {"public-url", "URL", nullptr,
         "Where callers reach the service, when one of hr and agent runs here. Default: where it listens."},
        {"hr-public-url", "URL", nullptr, "Where callers reach hr."},
        {"agent-public-url", "URL", nullptr, "Where callers reach agent."},
    };
    return options;
}

std::span<const Http::OptionText> repeatableOptionTexts()
{
    static constexpr Http::OptionText options[] = {
        {"allowed-origin", "ORIGIN", nullptr,
         "A page of this origin, for example https://desk.example.com, may call hr and agent from a browser; "
         "give it once for each."},
    };
    return options;
}

ExposureOptions readExposure(Http::OptionReader &reader, bool runsHr, bool runsAgent)
{
    ExposureOptions options;
    options.tls = {reader.text("tls-certificate"), reader.text("tls-key")};
    if (options.tls.certificate.isEmpty() != options.tls.key.isEmpty())
        reader.refuse(QStringLiteral("TLS needs both --tls-certificate FILE and --tls-key FILE."));
    options.behindProxy = reader.isSet("behind-proxy");
    options.allowedOrigins = reader.texts("allowed-origin");
    for (const QString &origin : options.allowedOrigins) {
        if (!isOrigin(origin))
            reader.refuse(QStringLiteral("--allowed-origin \"%1\" does not work: it takes an origin such as "
                                         "https://desk.example.com, without a path.")
                              .arg(origin));
    }
    readPublicUrl(options, reader, runsHr, runsAgent);
    return options;
}

void checkExposure(const ExposureOptions &options, const char *option, const Http::ListenAddress &address,
                   const QUrl &publicUrl, bool onlyService, Http::OptionReader &reader)
{
    const QLatin1String name(option);
    const QString publicName = onlyService
        ? QStringLiteral("public-url")
        : QString(name).replace(QLatin1String("listen"), QLatin1String("public-url"));
    if (!address.isLoopback() && !options.hasTls() && !options.behindProxy)
        reader.refuse(
            QStringLiteral("--%1 %2 is reachable from other machines, and tokens would travel in "
                           "the clear. Give --tls-certificate and --tls-key, or --behind-proxy when "
                           "a proxy in front speaks TLS, or a loopback address, for example "
                           "127.0.0.1:%3.")
                .arg(name, address.toString())
                .arg(address.port));
    else if (isWildcard(address.address) && publicUrl.isEmpty())
        reader.refuse(
            QStringLiteral("--%1 %2 is every address of this machine: say with --%3 by which its "
                           "callers know it, for example https://%4.example.com.")
                .arg(name, address.toString(), publicName, QString(name).section(QLatin1Char('-'), 0, 0)));
}

} // namespace Server
