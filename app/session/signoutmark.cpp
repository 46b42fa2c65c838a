// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/signoutmark.h"

#include "core/logging.h"
#include "core/privatefile.h"
#include "core/random.h"

#include <QFile>

namespace Session {

SignOutMark::SignOutMark(QString file) : m_file(std::move(file))
{
}

bool SignOutMark::make()
{
    const Core::Result<> made = Core::replacePrivateFile(m_file, Core::randomToken(8));
    if (!made)
        qCWarning(lcSession) << "a sign-out cannot be marked:" << made.error().detail;
    return made.has_value();
}

bool SignOutMark::stands() const
{
    const QByteArray present = content();
    return !present.isEmpty() && present != m_overruled;
}

void SignOutMark::overrule()
{
    m_overruled = content();
}

void SignOutMark::clear()
{
    if (!m_overruled.isEmpty() && content() == m_overruled)
        QFile::remove(m_file);
}

QByteArray SignOutMark::content() const
{
    QFile file(m_file);
    return file.open(QIODevice::ReadOnly) ? file.read(64) : QByteArray();
}

} // namespace Session
