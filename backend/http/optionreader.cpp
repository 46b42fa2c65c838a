// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/optionreader.h"

#include "http/origin.h"

namespace Http {

void addOptions(QCommandLineParser &parser, std::span<const OptionText> options)
{
    for (const OptionText &option : options) {
        QString description = QString::fromLatin1(option.description);
        if (option.defaultValue)
            description += QStringLiteral(" Default: %1.").arg(QLatin1String(option.defaultValue));
        QCommandLineOption defined(QString::fromLatin1(option.name), description);
        if (option.valueName)
            defined.setValueName(QString::fromLatin1(option.valueName));
        if (option.defaultValue)
            defined.setDefaultValue(QString::fromLatin1(option.defaultValue));
        parser.addOption(defined);
    }
}

void OptionReader::refuse(const QString &sentence)
{
    if (m_refusal.isEmpty())
        m_refusal = sentence;
}

bool OptionReader::isSet(const char *name) const
{
    return m_parser.isSet(QString::fromLatin1(name));
}

QString OptionReader::text(const char *name)
{
    const QString value = m_parser.value(QString::fromLatin1(name));
    if (isSet(name) && value.trimmed().isEmpty())
        refuse(QStringLiteral("--%1 needs a value.").arg(QLatin1String(name)));
    return value;
}

QStringList OptionReader::texts(const char *name)
{
    const QStringList values = m_parser.values(QString::fromLatin1(name));
    for (const QString &value : values) {
        if (value.trimmed().isEmpty())
            refuse(QStringLiteral("--%1 needs a value.").arg(QLatin1String(name)));
    }
    return values;
}

int OptionReader::number(const char *name, int least, int most)
{
    const QString value = m_parser.value(QString::fromLatin1(name));
    bool isNumber = false;
    const int number = value.toInt(&isNumber);
    if (!isNumber || number < least || number > most) {
        refuse(QStringLiteral("--%1 takes a whole number from %2 to %3, not \"%4\".")
                   .arg(QLatin1String(name))
                   .arg(least)
                   .arg(most)
                   .arg(value));
        return least;
    }
    return number;
}

ListenAddress OptionReader::address(const char *name)
{
    const Core::Result<ListenAddress> address
        = ListenAddress::parse(m_parser.value(QString::fromLatin1(name)));
    if (!address) {
        refuse(QStringLiteral("--%1: %2").arg(QLatin1String(name), address.error().detail));
        return {};
    }
    return *address;
}

QUrl OptionReader::url(const char *name)
{
    if (!isSet(name))
        return {};
    const QString text = m_parser.value(QString::fromLatin1(name));
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || url.hasQuery() || url.hasFragment()
        || !url.userInfo().isEmpty() || !isSafeForCredentials(url)) {
        refuse(QStringLiteral(
                   "--%1 \"%2\" does not work: tokens go there or are trusted from there, so it takes an "
                   "https:// address without user, query or fragment, or http:// on this machine.")
                   .arg(QLatin1String(name), text));
    }
    return url;
}

void OptionReader::refuseRepeated(std::span<const OptionText> options)
{
    for (const OptionText &option : options) {
        // Newer Qt warns of everybody who asks a switch for its values.
        if (option.valueName && m_parser.values(QString::fromLatin1(option.name)).size() > 1)
            refuse(QStringLiteral("--%1 is given twice.").arg(QLatin1String(option.name)));
    }
}

} // namespace Http
