// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/csv.h"

namespace Ui {

namespace {

QString csvValue(QString value)
{
    value.remove(QChar(u'\0'));
    bool number = false;
    value.toDouble(&number);
    if (!value.isEmpty() && !number && QStringView(u"=+-@\t\r").contains(value.front()))
        value.prepend(u'\'');
    if (!value.contains(u',') && !value.contains(u'"') && !value.contains(u'\n') && !value.contains(u'\r'))
        return value;
    return u'"' + value.replace(u'"', QLatin1String("\"\"")) + u'"';
}

} // namespace

QString csvLine(const QStringList &values)
{
    QStringList out;
    for (const QString &value : values)
        out.append(csvValue(value));
    return out.join(u',') + QLatin1String("\r\n");
}

} // namespace Ui
