// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/router.h"

#include <algorithm>

namespace Http {

namespace {

bool isParameter(const QString &segment)
{
    return segment.size() > 2 && segment.startsWith(QLatin1Char('{')) && segment.endsWith(QLatin1Char('}'));
}

/// Split first and decoded after, so that "%2F" stays inside its segment.
QStringList decodedSegments(const QByteArray &rawPath)
{
    QStringList segments;
    const QByteArrayList parts = rawPath.split('/');
    for (const QByteArray &part : parts)
        segments.append(QString::fromUtf8(QByteArray::fromPercentEncoding(part)));
    return segments;
}

bool fits(const QStringList &pattern, const QStringList &path)
{
    if (pattern.size() != path.size())
        return false;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        // An empty segment is no value: "/employees//daysOff" names nobody.
        if (isParameter(pattern[i]) ? path[i].isEmpty() : pattern[i] != path[i])
            return false;
    }
    return true;
}

/// Whether `a` names the path more exactly than `b`: the first literal against a parameter decides.
bool isMoreExact(const QStringList &a, const QStringList &b)
{
    for (qsizetype i = 0; i < a.size(); ++i) {
        if (isParameter(a[i]) != isParameter(b[i]))
            return isParameter(b[i]);
    }
    return false;
}

} // namespace

void Router::add(const QByteArray &method, const QString &pattern, Handler handler)
{
    m_routes.push_back(Route {method, pattern.toUtf8(), pattern.split(QLatin1Char('/')), std::move(handler)});
}

Router::Match Router::match(const QByteArray &method, const QByteArray &rawPath) const
{
    const QStringList path = decodedSegments(rawPath);
    const Route *exact = nullptr;
    const Route *forHead = nullptr;
    for (const Route &route : m_routes) {
        const bool isExact = route.method == method;
        const Route *&best = isExact ? exact : forHead;
        if ((isExact || (method == "HEAD" && route.method == "GET")) && fits(route.segments, path)
            && (!best || isMoreExact(route.segments, best->segments)))
            best = &route;
    }
    Match match;
    if (const Route *route = exact ? exact : forHead) {
        match.handler = &route->handler;
        match.pattern = route->pattern;
        for (qsizetype i = 0; i < path.size(); ++i) {
            const QString &segment = route->segments[i];
            if (isParameter(segment))
                match.pathParameters.insert(segment.mid(1, segment.size() - 2), path[i]);
        }
        return match;
    }
    for (const Route &route : m_routes) {
        if (fits(route.segments, path))
            match.allowed.append(route.method);
    }
    if (match.allowed.contains("GET"))
        match.allowed.append("HEAD");
    std::sort(match.allowed.begin(), match.allowed.end());
    match.allowed.erase(std::unique(match.allowed.begin(), match.allowed.end()), match.allowed.end());
    return match;
}

} // namespace Http
