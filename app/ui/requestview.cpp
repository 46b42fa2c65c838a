// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/requestview.h"

#include "ui/appearance.h"

#include <QApplication>
#include <QTextBlockFormat>
#include <QTextCursor>

namespace Ui {

RequestView::RequestView(const Session::Approval &approval, QWidget *parent) : QTextEdit(parent)
{
    setReadOnly(true);
    setProperty("kind", QLatin1String("request"));
    setAccessibleName(tr("Exactly this is sent, once"));
    setFont(fixedFont(QApplication::font(), Type::Body));
    setTabChangesFocus(true);
    setLineWrapMode(QTextEdit::WidgetWidth);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    QString text = escaped(approval.method + u' ' + approval.url);
    if (!approval.body.isEmpty())
        text += u'\n' + escaped(approval.body);
    document()->setDocumentMargin(4);
    setPlainText(text);
    QTextCursor all(document());
    all.select(QTextCursor::Document);
    QTextBlockFormat format;
    format.setLineHeight(lineHeight(), QTextBlockFormat::FixedHeight);
    all.mergeBlockFormat(format);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QString RequestView::escaped(const QString &text)
{
    QString out;
    for (const QChar c : text) {
        const QChar::Category category = c.category();
        const bool hidden = category == QChar::Other_Control || category == QChar::Other_Format
            || category == QChar::Other_PrivateUse || category == QChar::Other_NotAssigned
            || category == QChar::Separator_Line || category == QChar::Separator_Paragraph
            || (category == QChar::Separator_Space && c != u' ');
        if (hidden && c != u'\n')
            out += QStringLiteral("\\u%1").arg(uint(c.unicode()), 4, 16, QLatin1Char('0'));
        else
            out += c;
    }
    return out;
}

QString RequestView::grouped(const QString &digest)
{
    QString out;
    const QString start = escaped(digest).left(16);
    for (qsizetype i = 0; i < start.size(); i += 4)
        out += (i > 0 ? QStringLiteral(" ") : QString()) + start.mid(i, 4);
    return out;
}

int RequestView::lineHeight() const
{
    return fontMetrics().lineSpacing() + 5;
}

QSize RequestView::sizeHint() const
{
    const int lines = qBound(1, document()->blockCount(), 12);
    return {200, lines * lineHeight() + 8 + 16};
}

QSize RequestView::minimumSizeHint() const
{
    return {120, sizeHint().height()};
}

} // namespace Ui
