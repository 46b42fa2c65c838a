// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/servicethread.h"
#include "server/commandline.h"

#include <QDeadlineTimer>
#include <QObject>
#include <QUrl>

#include <vector>

namespace Server {

/// The services of one process, each in its thread: started one after the other (the demo provider,
/// HR, the agent: each needs the one before), and ended the other way round.
class Composition : public QObject
{
    Q_OBJECT
public:
    explicit Composition(CommandLine line);
    ~Composition() override;

    /// Takes the ports, then starts the services. Ends in started() for each, or in failed().
    void start();

    /// Reads certificate and key again, for the connections to come; a line in the log says how it went.
    void reload();

    /// Lets every service finish its requests in flight, at most `limit` in all, then emits stopped().
    void stop(std::chrono::milliseconds limit);

Q_SIGNALS:
    /// The service answers at `url`.
    void started(const QString &service, const QUrl &url);
    /// Nothing more will start. The sentence is for the operator.
    void failed(const QString &sentence);
    void stopped();

private:
    /// One service, or a thread of one, from its port to its end.
    struct Part
    {
        QString name;
        std::shared_ptr<const Http::ListeningSocket> socket; ///< shared by the threads of a service
        std::unique_ptr<Core::ServiceThread> thread;
        Core::ServiceThread::Factory create;
        std::function<void(std::chrono::milliseconds)> drain; ///< to be called while it runs
    };

    /// Takes the port for a service that runs in so many threads.
    Core::Result<> bind(const QString &name, const Http::ListenAddress &address, int threads);
    QUrl urlOf(const QString &name) const;
    /// Where callers, the agent of this process too, reach HR.
    QUrl hrUrl() const;
    QString issuer() const;
    /// What is the same for both services.
    template<class ServiceOptions>
    void expose(ServiceOptions &options, const Http::ListenAddress &address, const QUrl &publicUrl) const;
    void addDemoProvider(Part &part);
    void addHr(Part &part);
    void addAgent(Part &part);
    /// Fills in what a part needs from the type of its service.
    template<class Service>
    void complete(Part &part, Core::ServiceThread::Factory create);
    void startNext();
    void drainNext();

    CommandLine m_line; ///< and from start() on, what its files and secrets held
    std::shared_ptr<Http::TlsIdentity> m_tls; ///< of hr and agent
    std::vector<Part> m_parts; ///< in the order of their start
    std::size_t m_startedParts = 0;
    bool m_starting = false;
    bool m_stopping = false;
    bool m_draining = false; ///< the last part of m_parts
    QDeadlineTimer m_deadline;
};

} // namespace Server
