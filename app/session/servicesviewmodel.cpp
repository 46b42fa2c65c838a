// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/servicesviewmodel.h"

#include "http/origin.h"

#include <QDir>

#include <algorithm>

namespace Session {

using Core::Result;

namespace {

/// An address as people type one; invalid where it is none.
QUrl addressOf(const QString &text)
{
    const QString trimmed = text.trimmed();
    QUrl url(trimmed, QUrl::StrictMode);
    if (!trimmed.contains(QLatin1String("://")))
        url = QUrl(QLatin1String("https://") + trimmed, QUrl::StrictMode);
    return Http::isWebAddress(url) ? url : QUrl();
}

QUrl documentOf(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.startsWith(QLatin1String("file:")))
        return QUrl(trimmed, QUrl::StrictMode);
    if (trimmed.startsWith(QLatin1String("~/")))
        return QUrl::fromLocalFile(QDir::homePath() + trimmed.mid(1));
    if (QDir::isAbsolutePath(trimmed))
        return QUrl::fromLocalFile(QDir::cleanPath(trimmed));
    return addressOf(trimmed);
}

/// That with which most operations can be used, and of those the one that gives the least away.
ServiceAccess fittingAccess(const ServiceDocument &document)
{
    ServiceAccess best = ServiceAccess::None;
    qsizetype most = -1;
    for (const ServiceAccess access :
         {ServiceAccess::None, ServiceAccess::PassThrough, ServiceAccess::ApiKey}) {
        const auto usable = std::count_if(
            document.operations.cbegin(), document.operations.cend(), [access](const ServiceOperation &one) {
                return one.reason.isEmpty() && one.accessReasons.value(access).isEmpty();
            });
        if (usable > most) {
            most = usable;
            best = access;
        }
    }
    return best;
}

} // namespace

ServicesViewModel::ServicesViewModel(SettingsViewModel &settings, ServiceTools &tools, QObject *parent)
    : QObject(parent), m_settings(settings), m_tools(tools)
{
    connect(&settings, &SettingsViewModel::changed, this, &ServicesViewModel::changed);
    connect(&m_operations, &QAbstractItemModel::dataChanged, this, [this] {
        if (m_problem == Problem::NothingAllowed)
            fail(Problem::None);
        Q_EMIT changed();
    });
}

bool ServicesViewModel::canChange() const
{
    const SettingsHost &host = m_settings.host();
    return host.hostsAgent() && !host.isFixed("services");
}

bool ServicesViewModel::documentHasChanged() const
{
    return m_stage == Stage::Open && hasDocument() && !m_changes.isEmpty() && !m_choice.documentHash.isEmpty()
        && m_choice.documentHash != m_document.hash;
}

void ServicesViewModel::fail(Problem problem, const Core::Error &error)
{
    m_problem = problem;
    m_error = error;
}

void ServicesViewModel::add(const QString &text)
{
    cancel();
    m_documentUrl = documentOf(text);
    read();
}

void ServicesViewModel::change(const QString &name)
{
    cancel();
    const QList<ServiceChoice> services = m_tools.services();
    for (const ServiceChoice &service : services) {
        if (service.name != name)
            continue;
        m_choice = service;
        m_documentUrl = service.documentUrl;
        m_changes = name;
        read();
    }
}

void ServicesViewModel::read()
{
    if (m_documentUrl.isEmpty()) {
        fail(Problem::NoDocumentAddress);
        Q_EMIT changed();
        return;
    }
    const int number = ++m_number;
    fail(Problem::None);
    m_stage = Stage::Reading;
    Core::whenDone(this, m_tools.read(m_documentUrl, m_choice.baseUrl),
                   [this, number, url = m_documentUrl](const Result<ServiceDocument> &document) {
                       if (number != m_number)
                           return;
                       if (document) {
                           take(*document, url);
                       } else if (!hasDocument() && !m_changes.isEmpty() && url == m_choice.documentUrl) {
                           openWithout(document.error());
                       } else {
                           // What was read before stays, where only an address is another.
                           m_stage = isOpen() ? Stage::Open : Stage::None;
                           if (url == m_documentUrl) // else something else was typed meanwhile
                               fail(Problem::NotRead, document.error());
                       }
                       Q_EMIT changed();
                   });
    Q_EMIT changed();
}

void ServicesViewModel::setDocumentAddress(const QString &text)
{
    m_documentUrl = documentOf(text);
    if (m_problem == Problem::NoDocumentAddress || m_problem == Problem::NotRead
        || m_problem == Problem::OtherNotRead)
        fail(Problem::None);
    Q_EMIT changed();
}

void ServicesViewModel::readAgain()
{
    if (m_stage == Stage::Open)
        read();
}

void ServicesViewModel::openWithout(const Core::Error &error)
{
    const bool isNew = !m_unread;
    m_unread = error;
    m_stage = Stage::Open;
    if (isNew)
        Q_EMIT opened();
}

void ServicesViewModel::take(const ServiceDocument &document, const QUrl &url)
{
    const bool isNew = m_changes.isEmpty() && !hasDocument();
    // Read for another address of the service, or once more: what was chosen stays. Of another document it
    // says nothing: for that holds what is kept of the service.
    const bool again = hasDocument() && url == m_choice.documentUrl;
    const bool opens = !hasDocument();
    if (isNew) {
        m_choice.name = document.title.simplified().left(60);
        m_choice.access = fittingAccess(document);
    }
    m_choice.documentUrl = url;
    if (m_choice.baseUrl.isEmpty())
        m_choice.baseUrl = document.baseUrl;
    const ServiceChoice shown = again ? m_operations.applyTo(m_choice) : m_choice;
    m_unread.reset();
    m_document = document;
    m_operations.show(document, shown);
    m_stage = Stage::Open;
    if (opens)
        Q_EMIT opened();
}

void ServicesViewModel::setName(const QString &name)
{
    m_choice.name = name.simplified();
    if (m_problem == Problem::NoName || m_problem == Problem::NameTaken)
        fail(Problem::None);
    Q_EMIT changed();
}

void ServicesViewModel::setBaseUrl(const QString &text)
{
    const QUrl url = addressOf(text);
    if (url == m_choice.baseUrl && !url.isEmpty())
        return;
    m_choice.baseUrl = url;
    fail(Problem::None);
    if (const Problem problem = whatIsMissing(true);
        problem == Problem::NoBaseAddress || problem == Problem::BaseNotSafe) {
        fail(problem);
        Q_EMIT changed();
        return;
    }
    read();
}

void ServicesViewModel::setAccess(ServiceAccess access)
{
    m_choice.access = access;
    fail(Problem::None);
    m_operations.setAccess(access);
    Q_EMIT changed();
}

void ServicesViewModel::setAudience(const QString &audience)
{
    m_choice.audience = audience.trimmed();
    if (m_problem == Problem::NoAudience)
        fail(Problem::None);
    Q_EMIT changed();
}

void ServicesViewModel::setScope(const QString &scope)
{
    m_choice.scope = scope.simplified();
    if (m_problem == Problem::NoAudience)
        fail(Problem::None);
    Q_EMIT changed();
}

void ServicesViewModel::setWhoCanHelp(const QString &whoCanHelp)
{
    m_choice.whoCanHelp = whoCanHelp.simplified();
    Q_EMIT changed();
}

void ServicesViewModel::cancel()
{
    ++m_number;
    m_stage = Stage::None;
    fail(Problem::None);
    m_document = {};
    m_unread.reset();
    m_choice = {};
    m_documentUrl.clear();
    m_changes.clear();
    m_asked.clear();
    m_operations.show({}, {});
    Q_EMIT changed();
}

} // namespace Session
