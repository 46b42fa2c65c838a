// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/networkclient.h"
#include "openapi/operation.h"
#include "server/commandline.h"

#include <QObject>

namespace Server {

/// Reads the arguments after `tools`. \return a ToolsRequest, an InfoText or a Refusal
ParsedCommandLine readToolsCommandLine(const QStringList &arguments);

/// What `tools` prints for people: the operations that can be used, then the others with their reasons.
QString toolsText(const OpenApi::Document &document, const QUrl &baseUrl);

/// What `tools --json` prints: `title`, `version`, `openapi`, `hash`, `base_url`, `counts`, `remarks` and
/// `operations`, each of which has at least `name`, `method`, `path`, `usable`, `reason` and `effect`
/// ("read" or "write").
QByteArray toolsJson(const OpenApi::Document &document, const QUrl &baseUrl);

/// Reads one OpenAPI document, from a file or by its address, and says what an import makes of it.
/// Without a base URL the document's own first server counts, because nothing is called.
class ToolsCommand : public QObject
{
    Q_OBJECT
public:
    explicit ToolsCommand(ToolsRequest request) : m_request(std::move(request)) { }

    void start();

Q_SIGNALS:
    /// One of the two, once. \param bytes  for standard output
    void finished(const QByteArray &bytes);
    /// \param sentence  why the document cannot be read
    void failed(const QString &sentence);

private:
    void readFile(const QString &path);
    void fetch(const QUrl &url);
    void show(const QByteArray &text, const QUrl &documentUrl);

    const ToolsRequest m_request;
    Http::NetworkClient m_client;
};

} // namespace Server
